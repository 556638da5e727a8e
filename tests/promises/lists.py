"""Two people who answer the list and come back in turns, and what somebody with every copy and one key could gather."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.guests import Guest, Hands

from hearthlight.acts import menu
from hearthlight.frame import turns
from hearthlight.frame.batches import side
from hearthlight.journal import blind
from hearthlight.journal.models import Row
from hearthlight.journal.recent import recent

ITEMS = tuple(menu.items())
GROUPS = {group.name: [item.id for item in group.items] for group in menu.groups()}
TINY = GROUPS["tiny"]


def answer(guest: Guest, open_to: Iterable[str], *, otherwise: str = "not_now", groups: Iterable[str] = GROUPS) -> None:
    """Answer whole groups of the list: yes where somebody is open, else as told."""
    wanted = set(open_to)
    for group in groups:
        said = {item: "yes" if item in wanted else otherwise for item in GROUPS[group]}
        guest.post(f"/closer/answers/?group={group}", **said)


def come_in(*guests: Guest) -> None:
    """Sign in, one after the other."""
    for guest in guests:
        guest.lock()
        guest.unlock()


def all_turns(noor: Guest, sam: Guest, hands: Hands) -> None:
    """Lay on a Tuesday, and take every turn on the Thursday after."""
    come_in(noor, sam)
    hands.pass_by(days=2)
    come_in(noor, sam, noor)


def a_week(noor: Guest, sam: Guest, hands: Hands) -> None:
    """Let both take their turns, the hour pass, and both come back."""
    all_turns(noor, sam, hands)
    hands.pass_by(days=5)
    come_in(noor, sam)


def on_list(guest: Guest) -> frozenset[str]:
    return turns.found(guest.visit(), turns.LIST)


@dataclass
class Prier:
    """Somebody with one person's keys who copies everything that can be opened with them, at every moment."""

    guest: Guest
    points: set[bytes] = field(default_factory=set)
    exponents: set[bytes] = field(default_factory=set)
    contexts: set[bytes] = field(default_factory=set)

    def copy(self) -> None:
        visit = self.guest.visit()
        assert visit.ours is not None
        shared, own = (recent(home, today=visit.today) for home in (visit.ours, visit.mine))
        for author in (0, 1):
            laid = side(shared.settled("points_list", author), shared.settled("raised_list", author))
            for batch, points in ((laid.batch, laid.points), (laid.raised_batch, laid.raised)):
                if points:
                    self.points |= set(blind.split(points, len(turns.LIST.items)))
                    self.contexts.add(visit.ours.id + f"list/{batch}".encode())
        kept = own.settled("turn_list", 0)
        if isinstance(kept, Mapping):
            self.exponents.add(bytes.fromhex(kept["secret"]))

    def reads(self) -> set[str]:
        """Return every item whose own point, or that point raised by any exponents in hand, is among the copies."""
        return {item for item in ITEMS if any(self._reached(context, item) & self.points for context in self.contexts)}

    def _reached(self, context: bytes, item: str) -> set[bytes]:
        point = blind.point_of(context, item.encode())
        once = {blind.raised(point, secret, 1) for secret in self.exponents}
        return {point} | once | {blind.raised(one, secret, 1) for one in once for secret in self.exponents}


def shape() -> list[tuple[bytes, int, int]]:
    """Return what a look at the table gives: for each row its home, its author and its size."""
    return sorted((bytes(row.home), row.author, len(row.sealed)) for row in Row.objects.all())
