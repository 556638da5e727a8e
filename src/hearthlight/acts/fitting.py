"""Which acts fit this moment: energy, consent, the hour, the body, and quiet days."""

from functools import lru_cache

from hearthlight.acts.catalogue import SAYS_THANKS, Act, all_acts
from hearthlight.acts.moment import Situation

LOW_ENERGY = 2
LOW_MINUTES = 2
NEAR = 1


@lru_cache(maxsize=256)
def fitting_acts(situation: Situation) -> tuple[Act, ...]:
    """Every act that fits; the day plays no part in it, so give the same one and the answer is remembered."""
    return tuple(each for each in all_acts() if fits(each, situation))


def fits(act: Act, situation: Situation) -> bool:
    """Whether the act may be offered now.

    An act alone, and a gift, is sized to one's own energy; an act for two to the lower of both energies, and only
    when both were shared (rules E2, E3, G10). Before a check-in, energy counts as low. In quiet days nothing for two
    and nothing that celebrates is offered (rule C6).
    """
    return (
        _fits_company(act, situation)
        and _fits_energy(act, energy_for(act, situation))
        and _fits_consent(act, situation)
        and _fits_hour_and_body(act, situation)
    )


def energy_for(act: Act, situation: Situation) -> float | None:
    """The energy, 0-10, that this act is sized to; none where an act for two lacks a shared one."""
    mine = situation.energy_mine
    if act.audience == "alone" or act.gift:
        return LOW_ENERGY if mine is None else mine
    if mine is None or situation.energy_theirs is None or not situation.mine_shared:
        return None
    return min(mine, situation.energy_theirs)


def _fits_hour_and_body(act: Act, situation: Situation) -> bool:
    return ("any" in act.part or situation.part in act.part) and not act.body & situation.without


def _fits_company(act: Act, situation: Situation) -> bool:
    if act.audience == "alone":
        return not (situation.quiet_days and act.purpose == SAYS_THANKS)
    if situation.quiet_days or not situation.together:
        return False
    return act.audience == ("apart" if situation.apart else "together")


def _fits_consent(act: Act, situation: Situation) -> bool:
    """What needs no nearness needs no list. Where no list is known, being near is offered and touch is not."""
    if act.closeness == 0:
        return True
    return act.id in situation.open if situation.open else act.closeness <= NEAR


def _fits_energy(act: Act, energy: float | None) -> bool:
    if energy is None:
        return False
    return act.energy <= energy and (energy > LOW_ENERGY or act.minutes <= LOW_MINUTES)
