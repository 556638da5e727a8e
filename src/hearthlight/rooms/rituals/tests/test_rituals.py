"""The ritual of the week: planned by a rule, moved and dropped without a comment, and never logged."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vRecur
from tests.guests import Guest, Hands
from tests.promises.lists import GROUPS, a_week, answer

from hearthlight.frame import rituals
from hearthlight.frame.rituals import NotARule, Ritual
from hearthlight.rooms.rituals import sizes

TUESDAY = dt.date(2026, 11, 24)
PLAN = {"name": "Tea in the dark", "weekday": "6", "part": "evening", "often": "weekly"}


def plan(guest: Guest, **more: str) -> None:
    response = guest.post("/plan/ritual/", **{**PLAN, **more})
    assert response.status_code == 200, response.content


def test_a_ritual_comes_each_week_on_its_day_for_both(noor: Guest, sam: Guest, hands: Hands) -> None:
    plan(noor)
    for guest in (noor, sam):
        assert rituals.coming(guest.visit()) == [dt.date(2026, 11, 29)]
    hands.pass_by(days=7)
    sam.unlock()
    assert rituals.coming(sam.visit()) == [dt.date(2026, 12, 6)]


def test_it_can_be_moved_by_either_without_a_word_about_who(noor: Guest, sam: Guest) -> None:
    plan(noor)
    sam.post("/plan/ritual/2026-11-29/", do="move", to="2026-11-28")
    assert rituals.coming(noor.visit()) == [dt.date(2026, 11, 28)]
    noor.post("/plan/ritual/2026-11-28/", do="move", to="2026-11-29")
    assert rituals.coming(sam.visit()) == [dt.date(2026, 11, 29)]
    assert "Sam" not in noor.page("/plan/ritual/2026-11-29/").split("<main")[1].split("</main>")[0]


def test_it_can_be_let_go_this_time_and_comes_round_again(noor: Guest, sam: Guest, hands: Hands) -> None:
    plan(noor)
    noor.post("/plan/ritual/2026-11-29/", do="drop")
    assert rituals.coming(sam.visit()) == []
    hands.pass_by(days=7)
    noor.unlock()
    assert rituals.coming(noor.visit()) == [dt.date(2026, 12, 6)]


def test_it_can_be_stopped_by_either(noor: Guest, sam: Guest) -> None:
    plan(noor)
    sam.post("/plan/ritual/stop/")
    assert rituals.planned(noor.visit()) is None
    plan(sam, name="Music")
    found = rituals.planned(noor.visit())
    assert found is not None and found.name == "Music"


def test_once_is_once(noor: Guest, sam: Guest, hands: Hands) -> None:
    plan(noor, often="once")
    hands.pass_by(days=7)
    noor.unlock()
    assert rituals.coming(noor.visit()) == []


def test_a_person_on_their_own_plans_for_themselves(noor: Guest) -> None:
    plan(noor, name="Music, for you")
    assert rituals.coming(noor.visit()) == [dt.date(2026, 11, 29)]


def test_what_asks_for_touch_can_be_planned_once_it_is_on_the_list(noor: Guest, sam: Guest, hands: Hands) -> None:
    assert "Slow dance" not in noor.page("/plan/ritual/")
    dance = next(item for item in GROUPS["longer"] if item == "slow-dance-ten")
    answer(noor, [dance])
    answer(sam, [dance])
    a_week(noor, sam, hands)
    plan(noor, name="Slow dance")
    found = rituals.planned(sam.visit())
    assert found is not None and found.name == "Slow dance"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": "Slow dance"}, "Pick a ritual"),
        ({"name": ""}, "Pick a ritual"),
        ({"weekday": "7"}, "Pick a day and a part of it"),
        ({"part": "night"}, "Pick a day and a part of it"),
        ({"often": "FREQ=SECONDLY"}, "Pick how often"),
    ],
)
def test_what_does_not_fit_is_told_kindly(noor: Guest, sam: Guest, sent: dict[str, str], sentence: str) -> None:
    response = noor.client.post("/plan/ritual/", {**PLAN, **sent})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert rituals.planned(noor.visit()) is None


def test_a_day_on_which_nothing_is_planned_is_not_there(noor: Guest, sam: Guest) -> None:
    plan(noor)
    for day in ("2026-11-28", "2027-11-28", "soon", "0"):
        assert noor.get(f"/plan/ritual/{day}/").status_code == 404


def test_a_size_is_picked_by_the_lower_energy_only_when_both_shared_one(noor: Guest, sam: Guest) -> None:
    def minutes() -> list[int]:
        return [size[2] for size in sizes.fitting(noor.visit(), "Tea in the dark")]

    assert minutes() == [2, 10, 20]
    noor.says(energy=1, mood=5)
    sam.says(energy=9, mood=5, to="us")
    assert minutes() == [2, 10, 20]
    noor.says(energy=5, mood=5, to="us")
    assert minutes() == [10, 2]
    sam.says(energy=1, mood=5, to="us")
    assert minutes() == [2]


def test_while_paused_a_plan_stays_ones_own(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    plan(noor)
    assert rituals.planned(sam.visit()) is None
    assert rituals.planned(noor.visit()) is not None


def test_nothing_is_kept_of_whether_it_happened(noor: Guest, sam: Guest, hands: Hands) -> None:
    plan(noor)
    page = noor.page("/plan/ritual/2026-11-29/")
    assert "Did it" not in page and "Done" not in page
    hands.pass_by(days=7)
    noor.unlock()
    assert noor.get("/plan/ritual/2026-11-29/").status_code == 404


@given(st.sampled_from(["weekly", "other", "once"]), st.integers(0, 6), st.integers(0, 400), st.integers(0, 6))
def test_the_days_are_those_that_a_calendar_reads_from_the_same_rule(
    often: str, weekday: int, ahead: int, moved: int
) -> None:
    ritual = Ritual("Music", "evening", rituals.rule(often, weekday), TUESDAY)
    first = TUESDAY + dt.timedelta(days=ahead)
    last = first + dt.timedelta(days=13)
    days = ritual.days(first, last)
    assert days == slow_days(often, weekday, first, last)
    for day in days[:1]:
        to = first + dt.timedelta(days=moved)
        assert ritual.moved(day, to).days(first, last) == sorted((set(days) - {day}) | {to})
        assert ritual.dropped(day).days(first, last) == days[1:]


def slow_days(often: str, weekday: int, first: dt.date, last: dt.date) -> list[dt.date]:
    """Count day by day from the start, as one would on paper."""
    start = next(day for day in (TUESDAY + dt.timedelta(days=n) for n in range(7)) if day.weekday() == weekday)
    # An interval of two weeks is counted in weeks that begin on Monday, as RFC 5545 has it.
    monday = TUESDAY - dt.timedelta(days=TUESDAY.weekday())
    every = 2 if often == "other" else 1
    all_days = (TUESDAY + dt.timedelta(days=n) for n in range((last - TUESDAY).days + 1))
    found = [day for day in all_days if day.weekday() == weekday and ((day - monday).days // 7) % every == 0]
    if often == "once":
        found = [start]
    return [day for day in found if first <= day <= last]


@pytest.mark.parametrize("text", ["", "EVERY DAY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=NEVER"])
def test_a_rule_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotARule):
        Ritual("Music", "evening", text, TUESDAY).days(TUESDAY, TUESDAY)


def test_a_rule_reads_as_one_of_rfc_5545() -> None:
    for often in rituals.RULES:
        read = vRecur.from_ical(rituals.rule(often, 6))
        assert (read["FREQ"], read["BYDAY"]) == (["WEEKLY"], ["SU"])


def test_a_week_with_a_clock_change_has_its_day_all_the_same() -> None:
    change = dt.datetime(2027, 3, 28, 12, tzinfo=ZoneInfo("Europe/Amsterdam")).date()
    ritual = Ritual("Music", "evening", rituals.rule("weekly", 6), TUESDAY)
    assert ritual.days(change, change) == [change]
