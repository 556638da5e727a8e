"""Which of the three sizes a ritual shows in: by the lower energy that both chose to share today, else all three."""

from django.utils.translation import gettext

from hearthlight.acts import catalogue
from hearthlight.entries.checkin import Checkin
from hearthlight.frame.visit import Visit

# A smaller size must not tell of a low that was kept private, so one energy alone picks nothing (rule E3).
ENOUGH_FOR_TEN, ENOUGH_FOR_TWENTY = 3.0, 6.0


def fitting(visit: Visit, name: str) -> list[tuple[str, str, int, str]]:
    """Return title, line, minutes and act of each size that fits today, the one that fits best first."""
    sizes = catalogue.rituals("together" if visit.together else "alone").get(name, ())
    energy = _lower(visit)
    if energy is None:
        shown = list(sizes)
    else:
        most = 20 if energy >= ENOUGH_FOR_TWENTY else 10 if energy >= ENOUGH_FOR_TEN else 2
        shown = sorted((size for size in sizes if size.minutes <= most), key=lambda size: -size.minutes)
    return [(_in_words(size.title, visit), _in_words(size.line, visit), size.minutes, size.id) for size in shown]


def name_of(name: str) -> str:
    """Return a ritual's name in the reader's language."""
    return gettext(name)


def _lower(visit: Visit) -> float | None:
    """Return the lower of the energies both share today, one's own for a person alone, and None when one is missing."""
    if not visit.together or visit.recent_ours is None:
        return _latest([one.entry for one in visit.recent_mine.since(visit.today, Checkin)])
    said = visit.recent_ours.since(visit.today, Checkin)
    energies = [_latest([one.entry for one in said if one.author == author]) for author in (0, 1)]
    known = [energy for energy in energies if energy is not None]
    return min(known) if len(known) == len(energies) else None


def _latest(entries: list[object]) -> float | None:
    told = [entry.energy for entry in entries if isinstance(entry, Checkin) and entry.energy is not None]
    return told[-1] if told else None


def _in_words(text: str, visit: Visit) -> str:
    return gettext(text).replace("{partner}", visit.partner)
