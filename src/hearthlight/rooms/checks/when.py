"""When a check may be answered again, and when one is offered: never sooner than its two weeks, never by a push. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

PHQ_MIN_DAYS = 14
PHQ_SUGGEST_DAYS = 28
GAD_MIN_DAYS = 28
WHO5_MIN_DAYS = 14
BEFORE_A_VISIT_DAYS = 7
REST_AFTER_TWO_DAYS = 28

# Checks that ask the same questions rest together.
FAMILIES = {
    "phq-9": ("phq-9", "phq-8"),
    "phq-8": ("phq-9", "phq-8"),
    "phq-2": ("phq-2", "phq-9", "phq-8"),
    "gad-7": ("gad-7",),
    "gad-2": ("gad-2", "gad-7"),
    "who-5": ("who-5",),
}
REST_DAYS = {
    "phq-9": PHQ_MIN_DAYS,
    "phq-8": PHQ_MIN_DAYS,
    "phq-2": PHQ_MIN_DAYS,
    "gad-7": GAD_MIN_DAYS,
    "gad-2": GAD_MIN_DAYS,
    "who-5": WHO5_MIN_DAYS,
}
WHOLE_PHQ = ("phq-9", "phq-8")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`invited` is whether somebody asked to be reminded of checks; `put_off` are the latest two days they said not now."""

    invited: bool = False
    put_off: tuple[dt.date, ...] = ()


def free_from(check: str, taken: Mapping[str, dt.date], *, today: dt.date) -> dt.date | None:
    """Return the first day on which `check` may be answered again, or None when it may today.

    `taken` is the latest day of each check. WHO-5 never stands on the same day as the PHQ-9.
    """
    free = [taken[name] + dt.timedelta(days=REST_DAYS[check]) for name in FAMILIES[check] if name in taken]
    beside = WHOLE_PHQ if check == "who-5" else ("who-5",) if check in WHOLE_PHQ else ()
    free += [taken[name] + dt.timedelta(days=1) for name in beside if name in taken]
    latest = max(free, default=today)
    return latest if latest > today else None


def is_offered(wishes: Wishes, taken: Mapping[str, dt.date], *, today: dt.date, visits: Iterable[dt.date] = ()) -> bool:
    """Return whether a mood check is offered today: at the start, every four weeks, and in the week before an appointment."""
    if not wishes.invited or is_resting(wishes, today) or free_from("phq-9", taken, today=today):
        return False
    if wishes.put_off and today < wishes.put_off[-1] + dt.timedelta(days=PHQ_MIN_DAYS):
        return False
    latest = max((taken[name] for name in WHOLE_PHQ if name in taken), default=None)
    is_before_a_visit = any(0 <= (visit - today).days <= BEFORE_A_VISIT_DAYS for visit in visits)
    return latest is None or is_before_a_visit or today >= latest + dt.timedelta(days=PHQ_SUGGEST_DAYS)


def is_resting(wishes: Wishes, today: dt.date) -> bool:
    """Return whether two invitations in a row were put off within the last four weeks."""
    return len(wishes.put_off) >= 2 and today < wishes.put_off[-1] + dt.timedelta(days=REST_AFTER_TWO_DAYS)


def not_now(wishes: Wishes, today: dt.date) -> Wishes:
    """Return the wishes after an invitation was put off; after a rest of four weeks the row of two begins anew."""
    if is_resting(wishes, today):
        return wishes
    before = wishes.put_off if len(wishes.put_off) < 2 else ()
    return replace(wishes, put_off=(*before, today))


def invited(wishes: Wishes, *, yes: bool) -> Wishes:
    """Return the wishes with invitations on or off; turning them on begins afresh."""
    return Wishes(invited=yes, put_off=() if yes and not wishes.invited else wishes.put_off)


def answered(wishes: Wishes) -> Wishes:
    """Return the wishes after a check was answered: nothing was put off."""
    return replace(wishes, put_off=())


def read(said: object) -> Wishes:
    """Return the wishes that `to_map` told; what does not read is as good as not said."""
    if not isinstance(said, Mapping):
        return Wishes()
    days = []
    for text in str(said.get("put_off", "")).split():
        try:
            days.append(dt.date.fromisoformat(text))
        except ValueError:
            return Wishes(invited=said.get("invite") == "yes")
    return Wishes(said.get("invite") == "yes", tuple(sorted(days)[-2:]))


def to_map(wishes: Wishes) -> dict[str, str]:
    """Return the wishes as part of one settled choice."""
    return {
        "invite": "yes" if wishes.invited else "",
        "put_off": " ".join(day.isoformat() for day in wishes.put_off),
    }
