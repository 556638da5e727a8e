"""One thing of the list that fits tonight: by the lower energy both chose to share today, else something tiny."""

from hearthlight.acts import menu
from hearthlight.acts.menu import Item
from hearthlight.entries.checkin import Checkin
from hearthlight.frame import asking, turns
from hearthlight.frame.visit import Visit

# Until both shared an energy, what asks for next to none: a low that was kept private shows in nothing.
LITTLE = 2.0


def fits(visit: Visit) -> Item | None:
    """Return one thing both are open to, the same one for both all day; None while asking rests or the house is still."""
    if turns.is_still(visit) or not asking.may_ask(visit) or asking.waits(visit):
        return None
    both, energy = turns.found(visit, turns.LIST), shared_energy(visit)
    most = LITTLE if energy is None else energy
    fitting = [one for name, one in menu.items().items() if name in both and one.act.energy <= most]
    return fitting[visit.today.toordinal() % len(fitting)] if fitting else None


def shared_energy(visit: Visit) -> float | None:
    """Return the lower of the energies both share today, or None when one is missing."""
    if visit.recent_ours is None:
        return None
    said: dict[int, float] = {}
    for one in visit.recent_ours.since(visit.today, Checkin):
        if isinstance(one.entry, Checkin) and one.entry.energy is not None:
            said[one.author] = one.entry.energy
    return min(said.values()) if len(said) == 2 else None
