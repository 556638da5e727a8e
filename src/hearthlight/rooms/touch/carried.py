"""What an offer carries to its answer: the chances of its draw, as a text that only this server can make."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from hmac import compare_digest

from hearthlight.acts.choose import Draw, Offer
from hearthlight.entries.step import Offered
from hearthlight.frame.visit import Visit
from hearthlight.people.names import keyed_hash

WHOLE = 10_000
_CAME, _DID_NOT = "+", "-"


@dataclass(frozen=True, slots=True)
class Carried:
    """The offers of a moment, the ten-thousandths in which acts could have come with its draw, and those that came."""

    offers: tuple[Offered, ...] = ()
    coins: dict[str, int] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()


def token(visit: Visit, draw: Draw, further: Sequence[Offer] = ()) -> str:
    """Return a draw, and what was offered `further` after it, as a text that is good for today and tomorrow."""
    came = {one.act for one in draw.offers}
    offers = [*draw.offers, *(one for one in further if one.act not in came)]
    coins = (
        f"{_CAME if act in came else _DID_NOT}{act}:{max(1, round(chance * WHOLE))}"
        for act, chance in draw.chances.items()
    )
    carried = " ".join([*(f"{one.act}:{one.chance:.6f}" for one in offers), *coins])
    return f"{carried} {_seal_of(carried, visit.today)}"


def opened(visit: Visit, token: str) -> Carried:
    """Return what a token carries, or nothing at all when it is not ours or too old."""
    carried, _, seal = token.rpartition(" ")
    days = (visit.today, visit.today - dt.timedelta(days=1))
    if not any(compare_digest(seal.encode(), _seal_of(carried, day).encode()) for day in days):
        return Carried()
    pairs = [(name, chance) for name, _, chance in (part.rpartition(":") for part in carried.split(" "))]
    coins = {name: int(chance) for name, chance in pairs if name[0] in (_CAME, _DID_NOT)}
    return Carried(
        offers=tuple(Offered(name, float(chance)) for name, chance in pairs if name not in coins),
        coins={name[1:]: chance for name, chance in coins.items()},
        drawn=tuple(name[1:] for name in coins if name[0] == _CAME),
    )


def _seal_of(carried: str, day: dt.date) -> str:
    return keyed_hash("step", f"{day.isoformat()} {carried}").hex()
