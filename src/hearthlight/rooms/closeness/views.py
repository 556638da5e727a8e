"""Closer: what both are open to, one's own answers to the list, and wishes. Nothing here tells who said what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.acts import menu
from hearthlight.frame import asking, bar, timing, truths, turns
from hearthlight.frame.dates import on_the_wall
from hearthlight.frame.policy import signed_in, together, visit_of
from hearthlight.journal import write
from hearthlight.rooms.closeness import forms, laid


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show what is on the list both hold. A person on their own has small kindnesses here."""
    visit = visit_of(request)
    if not visit.together:
        return redirect("touch:page")
    turns.take(visit, at_sign_in=False)
    wished = laid.wished_by_both(visit)
    context = {
        "parts": laid.on_our_list(visit),
        "wished": wished,
        "tonight": None if wished else laid.tonight(visit),
        "asked": asking.waits(visit),
        "timer_on": timing.is_on(visit),
        "opens_at": on_the_wall(turns.closes_at(visit, turns.LIST), visit.zone),
        "truth": truths.offered(visit, "closeness:page"),
        "tab": "closer",
    }
    return render(request, "closeness/page.html", context)


@together
def answers(request: HttpRequest) -> HttpResponse:
    """Show one group of the list with one's own answers, or keep them."""
    visit, name = visit_of(request), request.GET.get("group", "tiny")
    group = next((one for one in menu.groups() if one.name == name), None)
    if group is None:
        raise Http404
    if request.method == "POST":
        write.settle(visit.mine, "answers", forms.answered(request.POST, visit, group))
        response = redirect(f"{reverse('closeness:answers')}?group={name}")
        bar.show_next(response, "saved")
        return response
    context = {"part": laid.asked(visit, group), "names": laid.NAMES, "least": menu.LEAST_ANSWERS, "tab": "closer"}
    return render(request, "closeness/answers.html", context)


@together
def wishes(request: HttpRequest) -> HttpResponse:
    """Show one's own wishes, or keep them."""
    visit = visit_of(request)
    if request.method == "POST":
        write.settle(visit.mine, "wishes", forms.wished(request.POST, visit))
        response = redirect("closeness:wishes")
        bar.show_next(response, "saved")
        return response
    opens_at = on_the_wall(turns.closes_at(visit, turns.WISHES), visit.zone)
    return render(
        request, "closeness/wishes.html", {"wishes": laid.wishes(visit), "opens_at": opens_at, "tab": "closer"}
    )
