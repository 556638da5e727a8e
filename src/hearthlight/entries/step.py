"""One small step: an act that was offered, and whether it was taken or passed over."""

from typing import Literal

import msgspec

from hearthlight.entries.base import Entry


class Offered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One offer on the card: the act's id and the chance (0 to 1) it was drawn with."""

    act: str
    chance: float


class Step(Entry, frozen=True, kw_only=True, tag="step.1"):
    """`act` is the one that was answered; `answer` says how. Passing over needs no reason and is never counted.

    `felt` is how good it felt afterwards, 0 to 10, when somebody chose to say so.
    """

    act: str
    answer: Literal["started", "done", "passed"]
    offers: tuple[Offered, ...] = ()
    felt: float | None = None


class DrawnStep(Step, frozen=True, kw_only=True, tag="step.2"):
    """A step whose draw is known beyond its offers, so that days with an offer can be held against days without it.

    `coins` is the chance, in ten-thousandths, that each of the acts this person takes had in the draw of that moment,
    whether it came or not; `drawn` are those that came. Which acts are named was settled before the draw.
    """

    coins: dict[str, int] = {}
    drawn: tuple[str, ...] = ()
