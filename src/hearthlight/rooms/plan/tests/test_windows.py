"""Good windows on Plan: only from what both share and the hours both enter, the same for both, and said in words."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from tests.guests import ALL_OPEN, Guest, Hands, join

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import write
from hearthlight.rooms.plan import free, week

EVENINGS = [f"{weekday}-evening" for weekday in range(7)]
WEEKEND = [f"{weekday}-{part}" for weekday in (5, 6) for part in ("morning", "afternoon")]


def two_weeks(guest: Guest, *, shared: bool, energy: float = 5, days: int = 16) -> None:
    """Say how energy is on each of the last days, a little more of it in the morning at the weekend."""
    visit = guest.visit()
    home = visit.ours if shared else visit.mine
    assert home is not None
    for back in range(days):
        day = visit.today - dt.timedelta(days=back)
        at = dt.datetime.combine(day, dt.time(9 if back % 2 else 19), visit.zone)
        write.append(home, Checkin(day=day, at=at, energy=energy + (2 if back % 2 else 0)))


@pytest.fixture
def both(noor: Guest, sam: Guest) -> tuple[Guest, Guest]:
    for guest in (noor, sam):
        two_weeks(guest, shared=True)
        guest.post("/plan/free/", free=[*EVENINGS, *WEEKEND])
    return noor, sam


def squares(page: str) -> list[str]:
    table = page[page.index('class="windows') : page.index("</table>")]
    return re.findall(r'class="cell ([a-z]*)"', table)


def test_the_week_shows_in_shapes_and_in_words(both: tuple[Guest, Guest]) -> None:
    page = both[0].page("/plan/")
    assert len(squares(page)) == 21
    assert squares(page).count("best") == 1
    assert "Your best chance of both having some energy. Often, not always." in page
    assert re.search(r'<h2 class="h2 mt1">(Saturday|Sunday) morning</h2>', page)
    assert "Could work too: " in page


def test_both_see_the_same_week(both: tuple[Guest, Guest]) -> None:
    noor, sam = both
    assert squares(noor.page("/plan/")) == squares(sam.page("/plan/"))
    assert week.lay(noor.visit()) == week.lay(sam.visit())


def test_only_hours_both_ticked_are_windows(both: tuple[Guest, Guest]) -> None:
    noor, sam = both
    sam.post("/plan/free/", free=["2-evening"])
    laid = week.lay(noor.visit())
    assert laid is not None
    assert (laid.best, laid.could) == ("Wednesday evening", "")


def test_a_private_day_moves_no_window(both: tuple[Guest, Guest]) -> None:
    noor, sam = both
    before = week.lay(noor.visit())
    two_weeks(sam, shared=False, energy=0)
    two_weeks(noor, shared=False, energy=0)
    assert week.lay(noor.visit()) == week.lay(sam.visit()) == before


def test_a_window_on_which_a_calendar_is_busy_is_none(both: tuple[Guest, Guest]) -> None:
    noor, sam = both
    today = noor.visit().today
    free.keep_busy(sam.visit(), {today + dt.timedelta(days=day): {"evening", "morning"} for day in range(7)})
    laid = week.lay(noor.visit())
    assert laid is not None
    assert all("afternoon" in name for name in [laid.best, *filter(None, laid.could.split(", "))])


@pytest.mark.parametrize("without", ["hours", "days"])
def test_until_both_said_enough_the_page_tells_what_it_takes_and_not_who(noor: Guest, sam: Guest, without: str) -> None:
    """The same sentence whether it is one's own part that is not there yet or the other's."""
    for guest in (noor, sam):
        if without != "days":
            two_weeks(guest, shared=True)
    noor.post("/plan/free/", free=EVENINGS)
    if without != "hours":
        sam.post("/plan/free/", free=EVENINGS)
    for guest in (noor, sam):
        page = guest.page("/plan/")
        assert "Good windows show here once you both marked your free hours" in page
        assert 'class="windows' not in page


def test_days_shared_long_ago_tell_nothing_of_this_week(both: tuple[Guest, Guest], hands: Hands) -> None:
    hands.pass_by(days=8)
    both[0].unlock()
    assert week.lay(both[0].visit()) is None


def test_somebody_on_their_own_has_windows_from_their_own_days(stranger: Guest) -> None:
    two_weeks(stranger, shared=False)
    stranger.post("/plan/free/", free=EVENINGS)
    page = stranger.page("/plan/")
    assert "Your best chance of some energy. Often, not always." in page
    assert "both" not in page[page.index("<main") : page.index("</main>")]


def test_what_was_ticked_stands_ticked_and_can_be_taken_away(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/free/", free=EVENINGS)
    page = noor.page("/plan/free/")
    assert len(re.findall(r"<input[^>]* checked>", page)) == 7
    assert "Sam sees which parts of the week you tick, and nothing else." in page
    noor.post("/plan/free/")
    assert free.cells(noor.visit()) == frozenset()


def test_a_tick_that_is_no_part_of_a_week_meets_a_kind_sentence(noor: Guest) -> None:
    response = noor.post("/plan/free/", free=["0-morning", "9-night"])
    assert response.status_code == 422
    page = response.content.decode()
    assert "One of these is no part of a week." in page
    assert 'value="0-morning" checked' in page
    assert free.cells(noor.visit()) == frozenset()


def test_during_a_pause_ticks_stay_with_oneself(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    noor.post("/plan/free/", free=EVENINGS)
    shared = sam.visit().recent_ours
    assert shared is not None
    assert shared.settled("free", noor.visit().author) is None
    assert len(free.cells(noor.visit())) == 7
    assert "Your free hours stay with you while sharing is paused." in noor.page("/plan/")


def test_hours_marked_before_there_were_two_wait_for_a_second_yes(noor: Guest, people: Callable[..., Guest]) -> None:
    noor.post("/plan/free/", free=EVENINGS)
    sam = people("Sam")
    join(noor, sam, **ALL_OPEN)
    shared = sam.visit().recent_ours
    assert shared is not None
    assert shared.settled("free", noor.visit().author) is None
    assert "Save them once more, and Sam can see them." in noor.page("/plan/")
    noor.post("/plan/free/", free=EVENINGS)
    assert "Save them once more" not in noor.page("/plan/")
