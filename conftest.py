"""What every test may ask for: a stopped clock, and the four people it may meet."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test.utils import override_settings
from tests.guests import ALL_OPEN, Guest, Hands, begin, join

from hearthlight.frame import clock
from hearthlight.journal import locks


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the number of requests that anybody may send be more than a quick run needs."""
    parser.addoption("--requests", type=int, default=2000, help="how many, in test_anything_may_be_sent")


@pytest.fixture(autouse=True, scope="session")
def _plain_static_files() -> Iterator[None]:
    """Let pages name their files without collecting them first."""
    stores = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=stores):
        yield


@pytest.fixture(autouse=True, scope="session")
def _cheap_passphrases() -> Iterator[None]:
    """Let a passphrase cost little in tests; one promise tests the real cost."""
    before = locks.Cost.__init__.__defaults__
    locks.Cost.__init__.__defaults__ = (64, 1, 1)
    yield
    locks.Cost.__init__.__defaults__ = before


@pytest.fixture(autouse=True)
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Stop the clock on a Tuesday evening."""
    hands = Hands()
    monkeypatch.setattr(clock, "now", lambda: hands.now)
    return hands


@pytest.fixture
def house(db: None, settings: Any) -> Any:
    """A house that lets anybody begin."""
    settings.OPEN_REGISTRATION = True
    return settings


@pytest.fixture
def noor(house: Any) -> Guest:
    return begin("Noor")


@pytest.fixture
def sam(noor: Guest) -> Guest:
    """Noor's partner, joined, with every dial open on both sides."""
    guest = begin("Sam")
    join(noor, guest, **ALL_OPEN)
    return guest


@pytest.fixture
def stranger(house: Any) -> Guest:
    return begin("Kim")


@pytest.fixture
def former(noor: Guest, sam: Guest) -> Guest:
    """Somebody who lived here with Noor, and left."""
    sam.post("/leave/part/", sure="yes", shared="leave")
    return sam


@pytest.fixture
def people() -> Callable[..., Guest]:
    """Return how a test makes one more person."""
    return begin
