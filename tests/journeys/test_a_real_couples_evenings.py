"""One real couple's evenings: brought into two homes from files, the last ones told at the door, and looked at together.

Contentment stands for mood and vigor for energy; these diaries say nothing about closeness. They lie outside the house,
where HEARTHLIGHT_DIARIES says, and go into no file of it.
"""

import csv
import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.guests import Guest, Hands

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read

COUPLE, DOOR_EVENINGS = "c01", 3
COLUMNS = {
    "day": "0",
    "mood": "2",
    "mood_least": "0",
    "mood_most": "4",
    "energy": "1",
    "energy_least": "0",
    "energy_most": "4",
}


@dataclass(frozen=True)
class Evening:
    """One evening of one person, as the diary gives it: both from 0 to 4."""

    nth: int
    vigor: float
    contentment: float

    @property
    def taps(self) -> dict[str, int]:
        """The nearest of the five taps."""
        return {"energy": 1 + 2 * round(self.vigor), "mood": 1 + 2 * round(self.contentment)}


def evenings(role: str) -> list[Evening]:
    file = Path(os.environ["HEARTHLIGHT_DIARIES"]) / "couples_daily" / "daily.csv"
    with file.open(newline="") as rows:
        return [
            Evening(int(row["day"]), float(row["vigor"]), float(row["contentment"]))
            for row in csv.DictReader(rows)
            if row["couple"] == COUPLE and row["role"] == role
        ]


@pytest.fixture
def diaries() -> tuple[list[Evening], list[Evening]]:
    return evenings("W"), evenings("M")


def as_file(diary: list[Evening], first_day: dt.date) -> bytes:
    lines = [f"{first_day + dt.timedelta(days=one.nth)},{one.vigor},{one.contentment}" for one in diary]
    return "\n".join(["Day,Vigor,Contentment", *lines]).encode()


def bring(guest: Guest, content: bytes) -> str:
    guest.post("/settings/bring/", file=SimpleUploadedFile("evenings.csv", content, "text/csv"))
    guest.post("/settings/bring/columns/", **COLUMNS)
    return str(guest.post("/settings/bring/look/").content.decode())


def tell(guest: Guest, evening: Evening) -> None:
    """Come back in the evening and say it with three taps, for both."""
    guest.unlock()
    guest.says(to="us", **evening.taps)


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def days_shown(page: str, measure: str) -> int:
    """Return how many days the table of one measure holds."""
    tables = re.findall(r"<table.*?</table>", main_of(page), re.DOTALL)
    return sum(one.count('<th scope="row">') for one in tables if f">{measure}, on the days with an entry<" in one)


def test_two_people_bring_their_evenings_and_go_on_together(
    noor: Guest, sam: Guest, hands: Hands, diaries: tuple[list[Evening], list[Evening]]
) -> None:
    start, first_door = hands.now, diaries[0][-DOOR_EVENINGS].nth
    first_day = noor.visit().today - dt.timedelta(days=first_door)
    assert "Your diary is in." in bring(noor, as_file(diaries[0][:-DOOR_EVENINGS], first_day))
    before = main_of(noor.page("/patterns/"))
    assert "Your diary is in." in bring(sam, as_file(diaries[1][:-DOOR_EVENINGS], first_day))
    assert main_of(noor.page("/patterns/")) == before
    for hers, his in zip(*(diary[-DOOR_EVENINGS:] for diary in diaries), strict=True):
        hands.now = start + dt.timedelta(days=hers.nth - first_door)
        tell(noor, hers)
        tell(sam, his)
    for guest, other, diary in ((noor, "Sam", diaries[0]), (sam, "Noor", diaries[1])):
        keeps_everything_said(guest, diary, first_day)
        sees_the_other_on_today(guest, other)
        sees_their_own_weeks(guest, diary)


def keeps_everything_said(guest: Guest, diary: list[Evening], first_day: dt.date) -> None:
    visit = guest.visit()
    mine = [kept.entry for kept in read.everything(visit.mine) if isinstance(kept.entry, Checkin)]
    assert [entry.day for entry in mine] == [first_day + dt.timedelta(days=one.nth) for one in diary]
    brought = [entry.imported.originals for entry in mine if entry.imported]
    assert brought == [{"energy": one.vigor, "mood": one.contentment} for one in diary[:-DOOR_EVENINGS]]
    assert visit.ours is not None
    shared = [kept.entry for kept in read.everything(visit.ours) if isinstance(kept.entry, Checkin)]
    assert len(shared) == 2 * DOOR_EVENINGS
    assert all(entry.imported is None and entry.closeness is None and not entry.words for entry in shared)


def sees_the_other_on_today(guest: Guest, other: str) -> None:
    page = main_of(guest.page("/?show=everything"))
    assert other in page
    assert "Quiet" not in page


def sees_their_own_weeks(guest: Guest, diary: list[Evening]) -> None:
    page = guest.page("/patterns/")
    within = sum(one.nth > diary[-1].nth - 28 for one in diary)
    assert days_shown(page, "Mood") == days_shown(page, "Energy") == within
    assert days_shown(page, "Closeness") == 0
