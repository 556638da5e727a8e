"""What the choice is told about this moment and the days before it, and what it answers."""

import msgspec

from hearthlight.acts.catalogue import Need, Part


class OutOfRange(ValueError):
    """An energy or a feeling lies outside 0-10."""


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """This moment, as one partner's own page knows it.

    `energy_mine` is one's own, 0-10, or none before a check-in; `mine_shared` says whether the partner may see it.
    `energy_theirs` is only what the partner shared today, else none: nothing private of theirs can be passed in.
    `day` counts days from any fixed start. `open` holds the ids both lists are open to; empty means that no list is
    known. `together` is false for someone here on their own, `apart` is true for a couple at a distance today,
    `quiet_days` is true in the days after a sign of danger (rule C6), `without` names what this body leaves out.
    Raises OutOfRange.
    """

    energy_mine: float | None
    energy_theirs: float | None
    day: int
    part: Part
    open: frozenset[str] = frozenset()
    together: bool = True
    quiet_days: bool = False
    mine_shared: bool = True
    apart: bool = False
    without: frozenset[Need] = frozenset()

    def __post_init__(self) -> None:
        _within_ten("energy_mine", self.energy_mine)
        _within_ten("energy_theirs", self.energy_theirs)


class Past(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One act offered on one day: taken or passed over, and how it felt, 0-10, where that was said.

    Raises OutOfRange.
    """

    day: int
    act: str
    taken: bool
    felt: float | None = None

    def __post_init__(self) -> None:
        _within_ten("felt", self.felt)


class Offer(msgspec.Struct, frozen=True):
    """One offer: the act's id or "nothing", its minutes and energy (0-10), and the chance it was offered with.

    `chance`, in (0, 1], is the exact probability that this act is among the offers of this moment, taken over the
    seeds; it does not say at which place. It is kept with the step, so that what helped can be weighed fairly later.
    """

    act: str
    minutes: int
    energy: int
    chance: float


class Draw(msgspec.Struct, frozen=True):
    """The offers of a moment, and the `chances`, 0 to 1, that other acts that were asked about had to be among them."""

    offers: tuple[Offer, ...]
    chances: dict[str, float]


def _within_ten(name: str, value: float | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise OutOfRange(f"{name} is {value}; accepted are 0 to 10")
