"""The page of the lamps: set up by one, said yes to by all who live here, tried once, and taken away."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.due import lamps as sealed
from hearthlight.due.lamps import Order
from hearthlight.edges.lights import sender, translate
from hearthlight.edges.lights.forms import PERCENTS, LampsForm
from hearthlight.edges.lights.words import SAID
from hearthlight.frame import bar, evening
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.people import limits
from hearthlight.people.limits import Limit
from hearthlight.rooms.rest import lamps

REFUSED = 422
TRIES = Limit("lamps/try", 12, dt.timedelta(hours=1))


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """What is set up, or the way to do so. Lamps that the other one set up are theirs to change."""
    visit = visit_of(request)
    there, kept = lamps.told(visit), sealed.of(visit.person)
    may_write = there is None or there.is_mine
    form = LampsForm(kept.where if kept else None, request.POST if request.method == "POST" and may_write else None)
    if form.is_bound and form.is_valid():
        lamps.set_up(visit, form.where(), place=form.place())
        return _done()
    shown = {
        "there": there,
        "form": form if may_write and (None in (there, kept) or form.is_bound or "change" in request.GET) else None,
        "yes": there is not None and lamps.says_yes(visit, there),
        "dim": dict(PERCENTS).get(str(there.percent), "") if there else "",
        "came_of_it": SAID.get(kept.came_of_it, "") if kept and there and there.is_mine else "",
        "has_hours": evening.own(visit) is not None,
        "tab": "plan",
    }
    return render(request, "lights/page.html", shown, status=REFUSED if form.is_bound else 200)


@signed_in
def try_once(request: HttpRequest) -> HttpResponse:
    """Call the lamps this person set up, now and once."""
    visit = visit_of(request)
    kept = sealed.of(visit.person)
    if request.method == "POST" and kept is not None:
        try:
            limits.count(TRIES, bytes(visit.person.id).hex(), now=visit.now)
            order = Order(bytes(visit.person.id), kept.where, visit.now)
            came_of_it = sender.dim(order, seconds=translate.AT_ONCE)
        except limits.TooMany:
            came_of_it = "often"
        sealed.tell(bytes(visit.person.id), came_of_it)
    return redirect("lights:page")


@signed_in
def say(request: HttpRequest) -> HttpResponse:
    """Say yes to the lamps as they are, or take that back. Nobody is told."""
    visit = visit_of(request)
    there = lamps.told(visit)
    if request.method == "POST" and there is not None and request.POST.get("mark") == there.mark:
        lamps.say(visit, there, yes=request.POST.get("yes") == "yes")
    return _done()


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Take away the lamps this person set up, address, token and all."""
    if request.method == "POST":
        lamps.take_away(visit_of(request))
    return _done()


def _done() -> HttpResponse:
    response = redirect("lights:page")
    bar.show_next(response, "saved")
    return response
