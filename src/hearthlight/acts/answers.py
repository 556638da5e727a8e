"""One person's answers to the list, and their wishes, as they lie on one sealed sheet each. Pure."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, get_args

from hearthlight.acts import menu

type Answer = Literal["yes", "maybe", "not_now"]
ANSWERS: tuple[Answer, ...] = get_args(Answer.__value__)
WISHES = ("touch", "rest", "closeness", "sex")
ANSWER_LIVES_DAYS = 90
WISH_LIVES = dt.timedelta(hours=48)
# Each answer is one letter before its day, so that a sheet is as long whatever was answered.
_LETTERS: dict[Answer, str] = {"yes": "y", "maybe": "m", "not_now": "n"}
_ANSWERS = {letter: answer for answer, letter in _LETTERS.items()}


def told(answer: Answer, day: dt.date) -> str:
    """Return an answer of this day as it stands on the sheet."""
    return f"{_LETTERS[answer]}{day.isoformat()}"


def read(sheet: object, today: dt.date) -> dict[str, Answer]:
    """Return the answers on a sheet that still count, by item; what is older than 90 days is as good as never said."""
    said = {}
    for item, text in sheet.items() if isinstance(sheet, Mapping) else ():
        answer, day = _ANSWERS.get(str(text)[:1]), _day(str(text)[1:])
        if answer and day and item in menu.items() and (today - day).days <= ANSWER_LIVES_DAYS:
            said[str(item)] = answer
    return said


def open_to(said: Mapping[str, Answer]) -> frozenset[str]:
    """Return the items somebody is open to: yes or maybe, in the groups with enough answers not to be guessed."""
    return frozenset(
        item.id
        for group in menu.groups()
        if sum(item.id in said for item in group.items) >= menu.LEAST_ANSWERS
        for item in group.items
        if said.get(item.id) in ("yes", "maybe")
    )


def wished(sheet: object, now: dt.datetime) -> frozenset[str]:
    """Return the wishes on a sheet that have not faded: each lasts 48 hours."""
    times = {wish: _time(sheet.get(wish)) for wish in WISHES} if isinstance(sheet, Mapping) else {}
    return frozenset(wish for wish, at in times.items() if at and dt.timedelta(0) <= now - at < WISH_LIVES)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: object) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at and at.tzinfo else None
