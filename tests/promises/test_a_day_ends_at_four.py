"""A late night belongs to its evening, also across a clock change, and no page costs more as the years go by."""

import datetime as dt
import secrets
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.guests import Guest, Hands
from tests.promises.addresses import every_address

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.journal import read, write

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NIGHTS = {
    "an ordinary night": dt.date(2026, 11, 24),
    "the night the clock goes back": dt.date(2026, 10, 25),
    "the night the clock goes forward": dt.date(2026, 3, 29),
    "the last night of a leap February": dt.date(2028, 2, 29),
    "the first night of a year": dt.date(2027, 1, 1),
}
MANY_YEARS = 400


def at(day: dt.date, hour: int, minute: int, *, fold: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute, fold=fold), AMSTERDAM).astimezone(dt.UTC)


def day_of_the_latest(guest: Guest) -> dt.date | None:
    entries = [kept.entry for kept in read.everything(guest.visit().mine)]
    return [entry for entry in entries if isinstance(entry, Checkin)][-1].day


@pytest.mark.parametrize("day", NIGHTS.values(), ids=NIGHTS)
def test_before_four_is_yesterday_and_after_four_is_today(noor: Guest, hands: Hands, day: dt.date) -> None:
    hands.now = at(day, 3, 59)
    noor.unlock()
    noor.says()
    assert day_of_the_latest(noor) == day - dt.timedelta(days=1)
    hands.now = at(day, 4, 1)
    noor.says()
    assert day_of_the_latest(noor) == day


@pytest.mark.parametrize("fold", [0, 1])
def test_both_half_past_twos_of_a_long_night_are_the_evening_before(noor: Guest, hands: Hands, fold: int) -> None:
    day = NIGHTS["the night the clock goes back"]
    hands.now = at(day, 2, 30, fold=fold)
    noor.unlock()
    noor.says()
    assert day_of_the_latest(noor) == day - dt.timedelta(days=1)


def test_a_locked_phone_knows_whose_evening_it_is(noor: Guest, hands: Hands) -> None:
    noor.lock()
    noor.unlock()
    noor.lock()
    hands.now = at(NIGHTS["an ordinary night"], 3, 59)
    noor.says()
    noor.unlock()
    assert day_of_the_latest(noor) == NIGHTS["an ordinary night"] - dt.timedelta(days=1)


def test_what_was_said_before_four_is_on_the_page_until_four(noor: Guest, hands: Hands) -> None:
    hands.now = at(NIGHTS["an ordinary night"], 23, 50)
    noor.unlock()
    noor.says(energy=7, mood=7)
    for hours, minutes, is_there in ((0, 30, True), (3, 59, True), (4, 0, False)):
        hands.now = at(NIGHTS["an ordinary night"] + dt.timedelta(days=1), hours, minutes)
        noor.unlock()
        assert ("What you said today" in noor.page("/")) is is_there, hours


def test_each_lives_in_a_day_of_their_own(noor: Guest, sam: Guest, hands: Hands) -> None:
    sam.post("/settings/names/", called="Sam", zone="Pacific/Auckland")
    hands.now = at(NIGHTS["an ordinary night"], 18, 0)
    for guest in (noor, sam):
        guest.unlock()
        guest.says()
    assert day_of_the_latest(noor) == dt.date(2026, 11, 24)
    assert day_of_the_latest(sam) == dt.date(2026, 11, 25)


# Years.


def fill(guest: Guest, days: int) -> None:
    """Write a life of `days` days, a check-in and a step on each."""
    visit = guest.visit()
    entries: list[tuple[bytes, Entry]] = []
    for ago in range(1, days):
        day = visit.today - dt.timedelta(days=ago)
        entries.append((secrets.token_bytes(16), Checkin(day=day, energy=float(ago % 10), mood=5.0)))
        entries.append((secrets.token_bytes(16), Step(day=day, act="nothing", answer="passed")))
    write.append_many(visit.mine, entries)
    assert visit.ours is not None
    write.append_many(visit.ours, [(secrets.token_bytes(16), entry) for _, entry in entries[::2]])


def queries_of(guest: Guest) -> dict[str, int]:
    """Return how often each page asks the database, once everything has been looked at."""
    found = {}
    for one in every_address():
        if one.name in ("help:hide", "/hide"):
            continue
        for _ in range(2):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                guest.client.get(one.path)
        found[one.path] = len(asked)
    return found


def test_no_page_asks_more_often_after_years_than_after_days(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        fill(guest, 10)
        guest.says(to="us")
    before = queries_of(noor)
    for guest in (noor, sam):
        fill(guest, MANY_YEARS)
    after = queries_of(noor)
    assert {path: count for path, count in after.items() if count > before[path]} == {}


def test_today_reads_one_small_window_of_each_home(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        fill(guest, MANY_YEARS)
        guest.says(to="us")
    noor.page("/")
    with CaptureQueriesContext(connection) as asked:
        noor.client.get("/")
    assert len(asked) <= 4, [query["sql"][:90] for query in asked]
    rows_read = [query for query in asked if "home_row" in query["sql"]]
    assert all('"seq" >' in query["sql"] or "r.seq >" in query["sql"] for query in rows_read)
