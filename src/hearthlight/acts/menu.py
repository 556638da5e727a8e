"""The list both answer alone: which things it asks about, and in which groups."""

from dataclasses import dataclass
from functools import cache

from hearthlight.acts.catalogue import Act, all_acts, rituals

TINY_MINUTES = 5
TOUCH = 2
# Below this many answers in a group, nothing of it is given to the overlap: a few answers could be guessed.
LEAST_ANSWERS = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to answer: a touch, or a ritual in all its sizes. `id` is an act's, and `acts` is all it opens."""

    id: str
    act: Act
    acts: frozenset[str]

    @property
    def name(self) -> str:
        """The ritual's name, or nothing for a touch, which goes by the title of its act."""
        return self.act.ritual


@dataclass(frozen=True, slots=True)
class Group:
    """Some things that are answered together."""

    name: str
    items: tuple[Item, ...]


@cache
def groups() -> tuple[Group, ...]:
    """The groups, in the order they are asked: tiny touches, longer ones, and what comes once a week."""
    touches = [_touch(each) for each in all_acts() if each.kind == "touch"]
    weekly = [_ritual(sizes) for sizes in rituals("together").values()]
    return (
        Group("tiny", tuple(one for one in touches if one.act.minutes < TINY_MINUTES)),
        Group("longer", tuple(one for one in touches if one.act.minutes >= TINY_MINUTES) + _of(weekly, touch=True)),
        Group("weekly", _of(weekly, touch=False)),
    )


@cache
def items() -> dict[str, Item]:
    """Every item by its id, in a fixed order."""
    return {one.id: one for group in groups() for one in group.items}


@cache
def near() -> frozenset[str]:
    """The acts that are near without touch and in no ritual: they need no list."""
    return frozenset(each.id for each in all_acts() if each.closeness == 1 and not each.ritual)


def opened(item_ids: frozenset[str]) -> frozenset[str]:
    """Every act that these items open."""
    return frozenset().union(*(one.acts for item_id, one in items().items() if item_id in item_ids))


def _touch(act: Act) -> Item:
    return Item(act.id, act, frozenset({act.id}))


def _ritual(sizes: tuple[Act, Act, Act]) -> Item:
    return Item(sizes[1].id, sizes[1], frozenset(size.id for size in sizes))


def _of(weekly: list[Item], *, touch: bool) -> tuple[Item, ...]:
    return tuple(one for one in weekly if (one.act.closeness >= TOUCH) is touch)
