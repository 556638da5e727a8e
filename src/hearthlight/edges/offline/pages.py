"""The pages a phone holds for when there is no connection. They are the same for everybody and know nobody."""

import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from hearthlight.acts.catalogue import SAYS_THANKS, Act, all_acts
from hearthlight.acts.fitting import LOW_ENERGY, LOW_MINUTES
from hearthlight.frame import taps
from hearthlight.frame.policy import open_to_all

TIMER_MINUTES = (2, 5, 10)
SMALL_STEPS = 5


@dataclass(frozen=True, slots=True)
class SmallStep:
    """One small step as a page shows it, under an id of its own, so that one pressed twice is one entry."""

    act: str
    title: str
    line: str
    id: str


@open_to_all
def today(request: HttpRequest) -> HttpResponse:
    """Today without a connection, for somebody who keeps what they say to themselves."""
    return render(request, "offline/today.html", {"taps": taps.blank(together=False)})


@open_to_all
def both(request: HttpRequest) -> HttpResponse:
    """Today without a connection, where a headline may be shared."""
    return render(request, "offline/today.html", {"taps": taps.blank(together=True)})


@open_to_all
def step(request: HttpRequest) -> HttpResponse:
    """A few steps that are small enough for a low day and need nobody else."""
    small = [_shown(act) for act in all_acts() if _is_small(act)]
    return render(request, "offline/step.html", {"steps": small[:SMALL_STEPS]})


@open_to_all
def timer(request: HttpRequest) -> HttpResponse:
    """A timer that runs on the phone alone."""
    return render(request, "offline/timer.html", {"minutes": TIMER_MINUTES})


@open_to_all
def evening(request: HttpRequest) -> HttpResponse:
    """An evening that gets smaller."""
    return render(request, "offline/evening.html")


@open_to_all
def saved(request: HttpRequest) -> HttpResponse:
    """Say that it is saved on this phone, and give a way to let it go."""
    return render(request, "offline/saved.html")


@open_to_all
def typed(request: HttpRequest) -> HttpResponse:
    """What was typed, to copy, where a browser cannot seal it."""
    return render(request, "offline/typed.html")


@open_to_all
def closed(request: HttpRequest) -> HttpResponse:
    """Say that reading waits for the passphrase."""
    return render(request, "offline/closed.html")


@open_to_all
def no_connection(request: HttpRequest) -> HttpResponse:
    """Say that there is no connection, and what opens without one."""
    return render(request, "offline/no_connection.html")


def _is_small(act: Act) -> bool:
    needs_nothing = act.kind == "alone" and "any" in act.part and not act.safety and act.purpose != SAYS_THANKS
    return needs_nothing and act.energy <= LOW_ENERGY and act.minutes <= LOW_MINUTES


def _shown(act: Act) -> SmallStep:
    return SmallStep(act.id, gettext(act.title), gettext(act.line), secrets.token_hex(16))
