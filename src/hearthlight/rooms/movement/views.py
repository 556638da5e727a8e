"""Movement: what fits today, drawn and told, and a way to say that one moved a little."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar, keep
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.movement import laid
from hearthlight.rooms.movement.forms import MovedForm

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show what fits one's own energy, or the size that was asked for."""
    moving = laid.lay(visit_of(request), request.GET.get("size", ""))
    shown = {"moving": moving, "form": MovedForm(), "id": secrets.token_hex(16), "tab": "plan"}
    return render(request, "movement/page.html", shown)


@signed_in
def moved(request: HttpRequest) -> HttpResponse:
    """Keep that somebody moved a little, for themselves alone."""
    visit = visit_of(request)
    if request.method != "POST":
        return redirect("movement:page")
    form = MovedForm(request.POST)
    if not form.is_valid():
        shown = {"form": form, "id": secrets.token_hex(16), "tab": "plan"}
        return render(request, "movement/moved.html", shown, status=REFUSED)
    entry_id, entry = form.movement(visit)
    response = redirect("movement:page")
    try:
        outcome = keep.keep(visit, entry, entry_id)
    except WasForgotten:
        return response
    bar.show_next(response, outcome.how, entry=outcome.entry)
    return response
