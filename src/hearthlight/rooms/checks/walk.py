"""The way through one check, question by question. Pure: what is shown next follows from what was said so far.

The question about dying is looked at before anything else: once it is answered with more than “not at all”, the page with
the calls is what comes next, whatever is sent after it, until somebody has seen that page and goes on.
"""

from typing import Literal

import msgspec

from hearthlight.insight import instruments
from hearthlight.insight.instruments import Instrument, Wording

type Step = Literal["calls", "question", "difficulty", "end"]

ENGLISH = "en"


class Walk(msgspec.Struct, frozen=True):
    """A check on its way. `place` is the question shown, counted from 0; `heard` is whether the calls were seen."""

    check: str
    id: str
    language: str = ENGLISH
    place: int = 0
    answers: dict[str, int] = {}
    difficulty: int | None = None
    heard: bool = False

    @property
    def instrument(self) -> Instrument:
        return instruments.instrument(self.check)

    @property
    def wording(self) -> Wording:
        """The words of the check in the language they are read in."""
        check = self.instrument
        own = (one for one in check.wordings if one.language == self.language)
        options = tuple(option.text for option in check.options)
        return next(own, Wording(ENGLISH, check.stem, options, tuple(item.text for item in check.items)))


def step(walk: Walk) -> Step:
    """Return what is shown now."""
    check = walk.instrument
    if instruments.read(check, walk.answers).is_danger and not walk.heard:
        return "calls"
    if walk.place < len(check.items):
        return "question"
    if walk.place == len(check.items) and _asks_difficulty(walk):
        return "difficulty"
    return "end"


def answer(walk: Walk, item: str, value: int | None) -> Walk:
    """Return the walk after `item` was answered, or left out with None; raises NotAnAnswer for what is not offered."""
    check = walk.instrument
    answers = {known: given for known, given in walk.answers.items() if known != item}
    if value is not None:
        answers[item] = value
    instruments.read(check, answers | {item: value})
    place = [one.id for one in check.items].index(item) + 1
    # A hard answer that is given anew is heard anew.
    heard = walk.heard and not is_danger_item(walk, item)
    return msgspec.structs.replace(walk, answers=answers, place=place, heard=heard)


def is_danger_item(walk: Walk, item: str) -> bool:
    """Return whether `item` is the question about dying."""
    danger = walk.instrument.danger
    return danger is not None and danger.item == item


def answer_difficulty(walk: Walk, place: int | None) -> Walk:
    """Return the walk after the question that is not added up; raises NotAnAnswer, also before it is asked."""
    difficulty = walk.instrument.difficulty
    if walk.place < len(walk.instrument.items):
        raise instruments.NotAnAnswer("the questions before come first")
    if difficulty is None or (place is not None and place not in range(len(difficulty.options))):
        raise instruments.NotAnAnswer("no such answer to the question afterwards")
    return msgspec.structs.replace(walk, difficulty=place, place=len(walk.instrument.items) + 1)


def go_on(walk: Walk) -> Walk:
    """Return the walk after the page with the calls was seen."""
    return msgspec.structs.replace(walk, heard=True)


def back(walk: Walk) -> Walk:
    """Return the walk one question earlier."""
    return msgspec.structs.replace(walk, place=max(0, walk.place - 1))


def _asks_difficulty(walk: Walk) -> bool:
    # It is asked whatever was answered, so that how many pages somebody saw tells nothing. It has no words in German yet.
    return walk.instrument.difficulty is not None and walk.language == ENGLISH
