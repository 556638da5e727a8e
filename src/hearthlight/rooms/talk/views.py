"""Ten quiet minutes: the hour, the turns one by one or on one page, and an end that asks for nothing."""

import datetime as dt
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.frame import aside, bar, keep
from hearthlight.frame.policy import together, visit_of, writing
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.frame.visit import Visit
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.talk import course, forms, hour
from hearthlight.rooms.talk.course import Step

REFUSED = 422


@together
def page(request: HttpRequest) -> HttpResponse:
    """What the ten minutes are, how to begin, and the hour."""
    return _page(request, visit_of(request))


def _page(request: HttpRequest, visit: Visit, *, wrong: str = "", typed: str = "") -> HttpResponse:
    context: dict[str, Any] = {"hour": hour.of(visit), "wrong": wrong, "typed": typed, "tab": "closer"}
    return render(request, "talk/page.html", context | {"held": visit.paused}, status=REFUSED if wrong else 200)


@together
def hour_of_day(request: HttpRequest) -> HttpResponse:
    """Suggest a time, take the other one's, or let one's own go. Nobody is told of any of it."""
    visit = visit_of(request)
    if request.method != "POST" or visit.paused:
        return redirect("talk:page")
    sent = request.POST
    try:
        if sent.get("say") == "none":
            hour.let_go(visit)
        else:
            hour.suggest(visit, forms.time(sent))
    except DoesNotFit as reason:
        return _page(request, visit, wrong=str(reason), typed=sent.get("at", ""))
    return _saved()


@together
def tonight(request: HttpRequest) -> HttpResponse:
    """Pass over today, or come back to it. It stays on this side."""
    if request.method == "POST":
        hour.skip(visit_of(request), on=request.POST.get("say") != "on")
        return _saved()
    return redirect("talk:page")


@together
def knock(request: HttpRequest) -> HttpResponse:
    """Let the neutral line of the reminders come at this hour."""
    visit = visit_of(request)
    at = hour.of(visit).mine
    if request.method != "POST" or at is None:
        return redirect("talk:page")
    told = {
        "hushed": _("That hour lies in your quiet hours, or the hour before. Nothing comes then. The time stands."),
        "full": _("Two reminders a day are the most, and you have two. You can swap one in your settings."),
    }
    in_the_way = hour.knock(visit, at)
    return _page(request, visit, wrong=told[in_the_way]) if in_the_way else _saved()


def _saved() -> HttpResponse:
    response = redirect("talk:page")
    bar.show_next(response, "saved")
    return response


@together
def now(request: HttpRequest) -> HttpResponse:
    """One step of the talk. Where it stands is in the address alone: nothing is kept of it."""
    visit, short = visit_of(request), request.GET.get("form") == "two"
    steps = _course(visit, short=short)
    at = _place(request.GET.get("at", ""), len(steps))
    if at == len(steps):
        return redirect("talk:end")
    here = f"{reverse('talk:now')}?form={'two' if short else 'ten'}&at="
    context = {
        "step": steps[at],
        "steps": [number <= at for number in range(len(steps))],
        "here": f"{here}{at}",
        "next": f"{here}{at + 1}" if at + 1 < len(steps) else reverse("talk:end"),
        "is_last": at + 1 == len(steps),
        "paused": "pause" in request.GET,
    }
    return render(request, "talk/now.html", context)


@together
def aloud(request: HttpRequest) -> HttpResponse:
    """The whole talk on one page, to read aloud and put the phone away."""
    short = request.GET.get("form") == "two"
    return render(request, "talk/aloud.html", {"steps": _course(visit_of(request), short=short), "short": short})


@together
@writing
def end(request: HttpRequest) -> HttpResponse:
    """The end, also of a talk that stopped early; one line may be kept, and nothing else ever is."""
    visit, sent, wrong = visit_of(request), request.POST, ""
    if request.method == "POST":
        try:
            return _keep(request, visit)
        except DoesNotFit as reason:
            wrong = str(reason)
        except WasForgotten:
            wrong = _("This one was taken back before. Here is a fresh page, with what you wrote.")
    context = {"wrong": wrong, "typed": sent.get("words", ""), "id": secrets.token_hex(16)}
    stopped = {"stopped": "stop" in request.GET}
    return render(request, "talk/end.html", context | stopped, status=REFUSED if wrong else 200)


def _keep(request: HttpRequest, visit: Visit) -> HttpResponse:
    sent = request.POST
    line = forms.line(sent, visit)
    ticks = frozenset({"words"}) if sent.get("for") == "us" else frozenset[str]()
    outcome = keep.keep_checkin(visit, line, entry_id(sent), ticks)
    how = "given" if outcome.how == "shared" else outcome.how
    response = redirect("today:page")
    bar.show_next(response, how, entry=outcome.entry, shared=outcome.shared)
    card = aside.card_in(line.words)
    return aside.show(request, card, onward=reverse("today:page"), kept=response) if card else response


def _course(visit: Visit, *, short: bool) -> tuple[Step, ...]:
    """Return the steps; who begins changes from day to day, and is the same on both phones."""
    names = (visit.me, visit.partner)
    first, second = names if (visit.author + _hearth_day(visit).toordinal()) % 2 == 0 else names[::-1]
    return course.two_minutes(first, second) if short else course.ten_minutes(first, second)


def _hearth_day(visit: Visit) -> dt.date:
    # Two people in two zones may have two days; the world's day is one for both.
    return visit.now.date()


def _place(said: str, steps: int) -> int:
    return min(int(said), steps) if said.isascii() and said.isdigit() and len(said) < 4 else 0
