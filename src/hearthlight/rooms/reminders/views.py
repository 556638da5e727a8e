"""The page on which somebody picks their times, and one tap for a week of quiet."""

import datetime as dt
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.due import wishes
from hearthlight.due.wishes import SNOOZE_DAYS, Wishes
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.reminders import card
from hearthlight.rooms.reminders.forms import WishesForm


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show the times, or keep them."""
    visit = visit_of(request)
    wished = _wished(visit)
    form = WishesForm(wished, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _keep(visit, form.wishes())
        response = redirect("reminders:page")
        bar.show_next(response, "saved")
        return response
    snoozed = wished.snoozed_until if wished.is_snoozed(visit.today) else None
    return render(request, "reminders/page.html", {"form": form, "is_on": bool(wished.slots), "snoozed": snoozed})


@signed_in
def snooze(request: HttpRequest) -> HttpResponse:
    """Keep still for a week, or no longer."""
    visit = visit_of(request)
    if request.method != "POST":
        return redirect("reminders:page")
    on = request.POST.get("quiet") != "no"
    until = visit.today + dt.timedelta(days=SNOOZE_DAYS) if on else None
    _keep(visit, replace(_wished(visit), snoozed_until=until))
    response = redirect("today:page" if request.POST.get("from") == "today" else "reminders:page")
    bar.show_next(response, "saved")
    return response


def _wished(visit: Visit) -> Wishes:
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0))


def _keep(visit: Visit, wished: Wishes) -> None:
    write.settle(visit.mine, "reminders", wishes.to_map(wished))
    visit.look_again()
    card.lay_anew(visit)
