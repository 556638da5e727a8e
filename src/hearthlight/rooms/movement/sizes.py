"""How much moving fits: a stretch on low days, five minutes on others, twenty where there is room."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import Act
from hearthlight.rooms.movement import poses
from hearthlight.rooms.movement.poses import Pose

# Of ten, as a person rates their own energy: up to two a stretch, from three five minutes, from six twenty.
FIVE_FROM, TWENTY_FROM = 3.0, 6.0


@dataclass(frozen=True, slots=True)
class Size:
    """One size of moving: what can be done out or in with a timer beside it, and what can be looked at and copied."""

    key: str
    word: Promise
    say: Promise
    acts: tuple[str, ...]
    heading: Promise
    poses: tuple[Pose, ...]


TINY = Size(
    key="tiny",
    word=_("One stretch"),
    say=_("One stretch is enough"),
    acts=("stand-at-window", "to-the-door-and-back"),
    heading=_("In bed, or on its edge"),
    poses=poses.IN_BED,
)
FIVE = Size(
    key="five",
    word=_("Five minutes"),
    say=_("Five minutes count"),
    acts=("walk-five", "stretch-five", "move-to-one-song"),
    heading=_("On a chair, or on the floor"),
    poses=poses.ON_A_CHAIR,
)
TWENTY = Size(
    key="twenty",
    word=_("Up to twenty"),
    say=_("There’s room for a walk"),
    acts=("walk-ten", "walk-twenty", "gentle-yoga-ten", "gentle-yoga-twenty"),
    heading=_("First yoga poses"),
    poses=poses.FIRST_YOGA,
)
SIZES = {size.key: size for size in (TINY, FIVE, TWENTY)}
# Every size at once, always: a smaller one by itself would tell the other how low somebody is.
FOR_TWO = (
    "window-together",
    "outside-together-two",
    "stretch-side-by-side-five",
    "walk-together-five",
    "seated-yoga-both-ten",
    "walk-together-twenty",
)


def for_energy(energy: float | None) -> Size:
    """Return the size for one's own energy, 0 to 10; before it was said, the smallest."""
    if energy is None or energy < FIVE_FROM:
        return TINY
    return FIVE if energy < TWENTY_FROM else TWENTY


def acts(ids: tuple[str, ...]) -> list[Act]:
    """Return the acts of a list."""
    return [catalogue.act(each) for each in ids]
