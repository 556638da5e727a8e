"""The one check that is not finished: sealed like everything, gone when it is done, put away, or a day old."""

import datetime as dt
import secrets
from collections.abc import Mapping

from hearthlight.frame.visit import Visit
from hearthlight.insight import instruments
from hearthlight.journal import write
from hearthlight.rooms.checks.walk import Walk

NAME = "check"
LIVES = dt.timedelta(hours=24)


def current(visit: Visit) -> Walk | None:
    """Return the check this person is at, or None; one that was left more than a day ago goes."""
    kept = visit.recent_mine.settled(NAME, 0)
    if not isinstance(kept, Mapping):
        return None
    if visit.now - dt.datetime.fromisoformat(kept["at"]) > LIVES:
        drop(visit)
        return None
    return _from_map(kept)


def begin(check: str, language: str, answers: dict[str, int]) -> Walk:
    """Return a check at its first question that has no answer yet."""
    return Walk(check=check, id=secrets.token_hex(16), language=language, answers=answers, place=len(answers))


def put(visit: Visit, walk: Walk) -> None:
    """Keep a check on its way in place of the one before."""
    write.settle(visit.mine, NAME, _to_map(walk) | {"at": visit.now.isoformat()})
    visit.look_again()


def drop(visit: Visit) -> None:
    """Remove the check that is not finished, so that no byte of it stays."""
    write.unsettle(visit.mine, NAME)
    visit.look_again()


def _to_map(walk: Walk) -> dict[str, str]:
    # Each value is as long whatever was said, so that the row's size tells nothing.
    return {
        "check": walk.check,
        "id": walk.id,
        "language": walk.language,
        "place": f"{walk.place:02}",
        "answers": " ".join(f"{item}:{walk.answers.get(item, '-')}" for item in _items(walk.check)),
        "difficulty": "-" if walk.difficulty is None else str(walk.difficulty),
        "heard": "y" if walk.heard else "n",
    }


def _from_map(kept: Mapping[str, str]) -> Walk:
    answers = dict(pair.split(":") for pair in kept["answers"].split())
    return Walk(
        check=kept["check"],
        id=kept["id"],
        language=kept["language"],
        place=int(kept["place"]),
        answers={item: int(value) for item, value in answers.items() if value != "-"},
        difficulty=None if kept["difficulty"] == "-" else int(kept["difficulty"]),
        heard=kept["heard"] == "y",
    )


def _items(check: str) -> list[str]:
    return [item.id for item in instruments.instrument(check).items]
