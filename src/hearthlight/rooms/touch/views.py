"""Closer, first form: small touches to read through, and the answers to a small step."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.acts.catalogue import all_acts
from hearthlight.frame import bar, keep
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.touch import forms, steps


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show small touches, least energy first; for a person on their own, small kindnesses to oneself."""
    visit = visit_of(request)
    kinds = ("touch", "words") if visit.together else ("alone",)
    acts = sorted((act for act in all_acts() if act.kind in kinds and act.closeness <= 2), key=lambda act: act.energy)
    shown = [steps.show(act, visit.partner) for act in acts if act.energy <= 4]
    return render(request, "touch/page.html", {"acts": shown[:14], "tab": "closer"})


@signed_in
def step(request: HttpRequest) -> HttpResponse:
    """Keep the answer to an offer: started, done, or passed over without a reason."""
    visit = visit_of(request)
    if request.method != "POST":
        return redirect("today:page")
    try:
        entry = forms.entry(request.POST, visit)
    except DoesNotFit:
        raise Http404 from None
    response = redirect("today:page")
    try:
        outcome = keep.keep(visit, entry, entry_id(request.POST))
    except WasForgotten:
        return response
    if entry.answer == "done":
        bar.show_next(response, "kept", entry=outcome.entry)
    return response


@signed_in
def something_else(request: HttpRequest) -> HttpResponse:
    """Show two more, smaller first, and nothing at all as an equal choice."""
    visit = visit_of(request)
    mine = steps.latest(steps.said_today(visit), visit.today)
    theirs = steps.latest(steps.given_today(visit), visit.today)
    table = steps.something_else(visit, mine, theirs)
    return render(request, "touch/else.html", {"table": table, "step_id": secrets.token_hex(16), "tab": "today"})
