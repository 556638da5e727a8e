"""The heads-up: the chance that the mean of the next three or seven days lies low, for this person, and its own record.

Low is below the person's own 20th percentile of such means over the past year. The days are drawn together, as the
filter says they move together, each with the shape the forecast gives it.
"""

from functools import cache
from statistics import NormalDist

import msgspec
import numpy as np

from hearthlight.insight import calibrate
from hearthlight.insight.filter import Floats, together
from hearthlight.insight.forecast import Memory, look_ahead
from hearthlight.insight.low import LOW_LEVEL

SPANS = {3: 2, 7: 4}
READY_DAYS, READY_ANSWERS = 28, 14
RECENT_DAYS, RECENT_ANSWERS = 7, 4
YEAR = 365
DRAWS = 512
TIMES_THE_USUAL, HIGHEST_TENTH = 2.0, 0.9
FEWEST_PAST = 28
ONCE_IN_DAYS = 7
# Means of thirds and tenths carry a last digit that says nothing.
NOTHING = 1e-9


class Told(msgspec.Struct):
    """One day on which the chance was reckoned: `limit` is the mean it was about, `low` whether it came, once known."""

    day: int
    chance: float
    limit: float
    raised: bool = False
    low: bool | None = None


class Event(msgspec.Struct, frozen=True):
    """The mean of the next `span` days lies strictly below `limit`, which it does `usual` of the time."""

    span: int
    limit: float
    usual: float


class Record(msgspec.Struct):
    """The past year of one span: the means of its days so far, and what was told of them."""

    span: int
    means: list[tuple[int, float]] = []
    told: list[Told] = []

    def event(self) -> Event:
        """Return what is asked about the next days: the own 20th percentile of the means so far, and how often it came.

        One low and four other means are added, so that nothing is ever certain.
        """
        means = np.sort([mean for _, mean in self.means])
        limit = calibrate.quantile_of(means, LOW_LEVEL)
        return Event(self.span, limit, (int(np.searchsorted(means, limit)) + 1) / (len(means) + 5))


class HeadsUp(msgspec.Struct, frozen=True):
    """The next `span` days may lie low: `chance` beside the `usual` one, both from 0 to 1.

    Of `before` earlier heads-ups whose days are over, `came` came true. `day` is the day it was raised on.
    """

    day: int
    span: int
    chance: float
    usual: float
    before: int
    came: int


def came(record: Record, recent: list[tuple[int, float]]) -> None:
    """Take the latest days, as (day, value), into the record, in place: the mean that ends now, and what was told."""
    day = recent[-1][0]
    record.means = [one for one in record.means if one[0] > day - YEAR]
    record.told = [one for one in record.told if one.day > day - YEAR]
    mean = _mean(record.span, recent, day - record.span)
    if mean is not None:
        record.means.append((day, mean))
    for told in record.told:
        if told.low is None and day >= told.day + record.span:
            then = _mean(record.span, recent, told.day)
            told.low = None if then is None else then < told.limit


def look(records: list[Record], memory: Memory, recent: list[tuple[int, float]]) -> None:
    """Reckon today's chances, in place, once there is enough to say anything. At most one day a week raises any."""
    if not _is_ready(memory, recent) or not all(record.means for record in records):
        return
    events = [record.event() for record in records]
    found = chances(memory, events)
    week_ago = recent[-1][0] - ONCE_IN_DAYS
    rests = any(told.raised and told.day > week_ago for record in records for told in record.told)
    for record, event, chance in zip(records, events, found, strict=True):
        told = Told(recent[-1][0], chance, event.limit)
        told.raised = not rests and chance >= TIMES_THE_USUAL * event.usual and _is_raised(record, chance)
        record.told.append(told)


def heads_up(record: Record) -> HeadsUp | None:
    """Return the heads-up that the latest day raised, or None."""
    if not record.told or not record.told[-1].raised:
        return None
    now = record.told[-1]
    before = [told.low for told in record.told[:-1] if told.raised and told.low is not None]
    return HeadsUp(now.day, record.span, now.chance, record.event().usual, len(before), sum(before))


def chances(memory: Memory, events: list[Event]) -> list[float]:
    """Return the honest chance of each event."""
    assert memory.latest is not None
    horizons = range(1, max(event.span for event in events) + 1)
    fan = look_ahead(memory, horizons).quantiles
    tied = together(memory.belief, memory.priors.waves, day=memory.latest, horizons=horizons)
    shared = _draws()[:, : len(horizons)] @ np.linalg.cholesky(tied).T
    days = np.stack([np.interp(drawn, calibrate.BELL, row) for drawn, row in zip(shared.T, fan, strict=True)])
    known = memory.priors.learned.heads_up
    found = []
    for event in events:
        chance = float(np.mean(days[: event.span].mean(axis=0) < event.limit - NOTHING))
        own = msgspec.structs.replace(known[event.span], usual=event.usual)
        found.append(calibrate.honest(chance, own) if event.limit > memory.scale[0] else 0.0)
    return found


def _is_raised(record: Record, chance: float) -> bool:
    """Return whether a chance is worth telling: in the highest tenth of the past year's, and trustworthy."""
    past = [told.chance for told in record.told]
    return len(past) >= FEWEST_PAST and chance >= float(np.quantile(past, HIGHEST_TENTH)) and _holds(record)


def _holds(record: Record) -> bool:
    """Return whether low days came at least as often after the highest tenth of chances as after all of them."""
    known = [(told.chance, told.low) for told in record.told if told.low is not None]
    if len(known) < FEWEST_PAST:
        return False
    highest = np.quantile([chance for chance, _ in known], HIGHEST_TENTH)
    then = [low for chance, low in known if chance >= highest]
    return sum(then) / len(then) >= sum(low for _, low in known) / len(known)


def _is_ready(memory: Memory, recent: list[tuple[int, float]]) -> bool:
    assert memory.first is not None and memory.latest is not None
    lately = sum(day > memory.latest - RECENT_DAYS for day, _ in recent)
    long_enough = memory.latest - memory.first + 1 >= READY_DAYS and len(memory.ordered) >= READY_ANSWERS
    return long_enough and lately >= RECENT_ANSWERS


def _mean(span: int, recent: list[tuple[int, float]], after: int) -> float | None:
    """Return the mean of the `span` days after the day `after`, or None when too few were answered."""
    values = [value for day, value in recent if after < day <= after + span]
    return sum(values) / len(values) if len(values) >= SPANS[span] else None


@cache
def _draws() -> Floats:
    """Return evenly scattered normal draws, the same everywhere and always.

    Source: Roberts 2018, The unreasonable effectiveness of quasirandom sequences (generalised golden ratios).
    """
    days = max(SPANS)
    ratio = 2.0
    for _ in range(64):
        ratio = (1 + ratio) ** (1 / (days + 1))
    steps = ratio ** -np.arange(1, days + 1)
    places = (0.5 + np.arange(1, DRAWS + 1)[:, None] * steps) % 1
    return np.array([[NormalDist().inv_cdf(place) for place in row] for row in places])
