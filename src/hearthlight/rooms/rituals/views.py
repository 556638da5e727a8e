"""The ritual of the week: pick one, look at one time of it, move it, drop it. Nothing is logged when it did not happen."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar, rituals
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.sent import DoesNotFit
from hearthlight.rooms.rituals import forms, sizes

REFUSED = 422
MOVES_WITHIN = 7


@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """Pick the ritual of the week, its day, and how often it may come."""
    visit = visit_of(request)
    if request.method != "POST":
        weekday = request.GET.get("weekday", "")
        return render(request, "rituals/choose.html", {"form": forms.form(visit, weekday=weekday), "tab": "plan"})
    try:
        rituals.keep(visit, forms.ritual(request.POST, visit))
    except DoesNotFit as reason:
        form = forms.form(visit, **forms.sent_of(request.POST), wrong=str(reason))
        return render(request, "rituals/choose.html", {"form": form, "tab": "plan"}, status=REFUSED)
    response = redirect("plan:page")
    bar.show_next(response, "saved")
    return response


@signed_in
def one(request: HttpRequest, day: str) -> HttpResponse:
    """Look at one time of it in the three sizes; move it within the week to come, or let it go."""
    visit, on = visit_of(request), forms.day(day)
    ritual = rituals.planned(visit)
    if on is None or ritual is None or on not in rituals.coming(visit):
        raise Http404
    if request.method == "POST":
        to = forms.day(request.POST.get("to", ""))
        week = [visit.today + dt.timedelta(days=ahead) for ahead in range(MOVES_WITHIN)]
        if request.POST.get("do") == "move" and to in week:
            rituals.keep(visit, ritual.moved(on, to))
        elif request.POST.get("do") == "drop":
            rituals.keep(visit, ritual.dropped(on))
        return redirect("plan:page")
    days = [visit.today + dt.timedelta(days=ahead) for ahead in range(MOVES_WITHIN)]
    context = {"ritual": ritual, "name": sizes.name_of(ritual.name), "day": on, "days": days, "tab": "plan"}
    return render(request, "rituals/one.html", context | {"sizes": sizes.fitting(visit, ritual.name)})


@signed_in
def stop(request: HttpRequest) -> HttpResponse:
    """Plan no ritual any more."""
    if request.method == "POST":
        rituals.keep(visit_of(request), None)
    return redirect("plan:page")
