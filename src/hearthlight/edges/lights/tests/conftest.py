"""What the tests of the lamps may ask for."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import TestCase
from tests.guests import Guest, Hands

from hearthlight.due import round as rounds
from hearthlight.edges.lights.sender import LampSender
from hearthlight.edges.lights.tests.deeds import hours, say, set_up
from hearthlight.edges.lights.tests.stand_in import HomeAssistant, home_assistant


@pytest.fixture
def lamps() -> Iterator[HomeAssistant]:
    with home_assistant() as lives:
        yield lives


@pytest.fixture
def at_home(settings: Any) -> Any:
    """A house whose keeper allows calls into the home network."""
    settings.LAMPS_AT_HOME = True
    return settings


@pytest.fixture
def evening(hands: Hands) -> Callable[..., None]:
    """Return how a test lets the worker go its rounds from now until a moment, one each five minutes."""

    def go(*, hours: float = 0, minutes: float = 0) -> None:
        end = hands.now + dt.timedelta(hours=hours, minutes=minutes)
        while hands.now < end:
            hands.pass_by(minutes=5)
            with LampSender() as sender, TestCase.captureOnCommitCallbacks(execute=True):
                rounds.go(rounds.Each(rounds.OnThePage(), sender), now=hands.now)

    return go


@pytest.fixture
def alone(noor: Guest, lamps: HomeAssistant, at_home: Any) -> Guest:
    hours(noor)
    set_up(noor, lamps)
    return noor


@pytest.fixture
def two(noor: Guest, sam: Guest, lamps: HomeAssistant, at_home: Any) -> tuple[Guest, Guest]:
    """Both can live with half past ten, and both said yes to the lamps that Noor set up."""
    for guest in (noor, sam):
        hours(guest)
    set_up(noor, lamps)
    say(sam)
    return noor, sam
