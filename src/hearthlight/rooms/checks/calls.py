"""The page that comes at once after a hard answer: calls first, then one gentle question, then back to where it was."""

import secrets
from dataclasses import dataclass
from typing import Literal

from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.checks import telling
from hearthlight.safety import helplines, plans, rows
from hearthlight.safety.helplines import International
from hearthlight.safety.rows import Page

COUNTRY = "help_country"
type Now = Literal["", "yes", "not_now", "rather_not"]
REPLIES: tuple[Now, ...] = ("yes", "not_now", "rather_not")


@dataclass(frozen=True, slots=True)
class Calls:
    """What the page shows. `now` is what was just answered to the gentle question; it is kept nowhere.

    `sentence` is one for the partner, to be changed and given only by somebody who wants to; `id` makes two presses one.
    """

    lines: Page | None
    worldwide: International
    countries: list[tuple[str, str]]
    now: Now
    plan: plans.Shown | None
    is_locked: bool
    sentence: str
    told: str
    id: str


def lay(visit: Visit, now: Now = "", told: str = "") -> Calls:
    """Return the page for this person; on a locked phone it shows nothing of theirs. `told` is what became of telling."""
    listed = rows.directory()
    numbers = helplines.numbers_for(listed, "" if visit.locked else visit.choice(COUNTRY))
    return Calls(
        lines=rows.lay(numbers) if numbers else None,
        worldwide=listed.worldwide,
        countries=helplines.countries(listed),
        now=now,
        plan=None if visit.locked else plans.show(plans.current(visit.mine)),
        is_locked=visit.locked,
        sentence=telling.sentence(),
        told=told,
        id=secrets.token_hex(16),
    )


def reply(text: str) -> Now:
    """Return the answer to the gentle question that a form holds, or none."""
    return next((known for known in REPLIES if known == text), "")


def pick_country(visit: Visit, code: str | None) -> None:
    """Remember, sealed, whose numbers this person’s own pages show; an empty code forgets it, an unknown one changes nothing."""
    if code and helplines.numbers_for(rows.directory(), code):
        write.settle(visit.mine, COUNTRY, code)
    elif code == "":
        write.unsettle(visit.mine, COUNTRY)
    visit.look_again()
