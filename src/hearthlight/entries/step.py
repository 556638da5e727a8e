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
