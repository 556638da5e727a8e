"""Going on where the last look ended: all that was learned from a series, as one value that lies sealed in a digest."""

import hashlib
from dataclasses import dataclass

import msgspec
import numpy as np

from hearthlight.insight import forecast, notice, odds, weeks
from hearthlight.insight.filter import PARTS, Belief
from hearthlight.insight.forecast import Memory
from hearthlight.insight.notice import Chart, Notice
from hearthlight.insight.odds import SPANS, Record
from hearthlight.insight.priors import learned
from hearthlight.insight.series import DaySeries
from hearthlight.insight.weeks import Weeks

TAPS, TAP_SCALE, TAP_STEP = frozenset({1.0, 3.0, 5.0, 7.0, 9.0}), (1.0, 9.0), 2.0
SCALE = (0.0, 10.0)
# As many latest answers as the longest span of odds can look back on, and the days it looks ahead.
RECENT = 2 * max(SPANS)


class Learned(msgspec.Struct, frozen=True):
    """A Memory as bytes: see forecast.Memory."""

    first: int | None
    latest: int | None
    ordered: bytes
    surprises: bytes
    newest: float
    mean: bytes
    spread: bytes
    shape: float
    rate: bytes
    log_weight: bytes


class Kept(msgspec.Struct):
    """What is kept between two looks at a series: how much of it was taken in, and everything learned from that.

    `mark` is a hash of what was taken in and of the priors, `recent` the latest (day, value), `shift` the latest notice.
    """

    scale: tuple[float, float]
    step: float | None
    count: int = 0
    mark: bytes = b""
    memory: Learned | None = None
    recent: list[tuple[int, float]] = []
    chart: Chart = msgspec.field(default_factory=Chart)
    shift: Notice | None = None
    weeks: Weeks = msgspec.field(default_factory=Weeks)
    odds: list[Record] = msgspec.field(default_factory=lambda: [Record(span) for span in SPANS])


@dataclass(slots=True)
class Past:
    """What is being gone on with: `kept` but for its memory, and the memory itself."""

    kept: Kept
    memory: Memory


def go_on(series: DaySeries, kept: Kept | None, count: int) -> Past:
    """Return what the first `count` days of `series` teach, going on from `kept` where it is a part of them."""
    scale, step = scale_of(series)
    fits = kept is not None and (kept.scale, kept.step) == (scale, step) and kept.count <= count
    # A copy, so that going on leaves what was kept as it is.
    begun = _copy(kept) if fits and kept is not None and kept.mark == _mark(series, kept.count) else Kept(scale, step)
    past = Past(begun, _opened(begun))
    take(past, series, count)
    return past


def take(past: Past, series: DaySeries, count: int) -> None:
    """Take the days of `series` up to the first `count` into `past`, in place."""
    for place in range(past.kept.count, count):
        _take_day(past, series.days[place], series.values[place])
    past.kept.count = count
    past.kept.mark = _mark(series, count)


def keep(past: Past) -> Kept:
    """Return what to keep, apart from `past` from now on."""
    past.kept.memory = _packed(past.memory)
    return _copy(past.kept)


def scale_of(series: DaySeries) -> tuple[tuple[float, float], float | None]:
    """Return scale and step of a series: of taps alone, of whole ratings, or of means of several a day."""
    said = set(series.values)
    if said <= TAPS:
        return TAP_SCALE, TAP_STEP
    return SCALE, 1.0 if all(float(value).is_integer() for value in said) else None


def _take_day(past: Past, day: int, value: float) -> None:
    kept, memory = past.kept, past.memory
    weeks.came(kept.weeks, day, value)
    forecast.learn(memory, day, value)
    weeks.look(kept.weeks, memory)
    kept.recent = [*kept.recent[1 - RECENT :], (day, value)]
    for record in kept.odds:
        odds.came(record, kept.recent)
    odds.look(kept.odds, memory, kept.recent)
    noticed = notice.add(kept.chart, day, (value - memory.scale[0]) / memory.width)
    kept.shift = noticed or kept.shift


def _mark(series: DaySeries, count: int) -> bytes:
    told = hashlib.blake2b(digest_size=16)
    told.update(learned().shape.tobytes() + learned().waves.log_prior.tobytes())
    told.update(np.array(series.days[:count], dtype=np.int64).tobytes())
    told.update(np.array(series.values[:count], dtype=np.float64).tobytes())
    return told.digest()


def _copy(kept: Kept) -> Kept:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=Kept)


def _packed(memory: Memory) -> Learned:
    belief = memory.belief
    return Learned(
        first=memory.first,
        latest=memory.latest,
        ordered=memory.ordered.tobytes(),
        surprises=memory.surprises.tobytes(),
        newest=memory.newest,
        mean=belief.mean.tobytes(),
        spread=belief.spread.tobytes(),
        shape=belief.shape,
        rate=belief.rate.tobytes(),
        log_weight=belief.log_weight.tobytes(),
    )


def _opened(kept: Kept) -> Memory:
    memory = forecast.start(kept.scale, kept.step)
    packed = kept.memory
    if packed is not None:
        memory.belief = Belief(
            mean=np.frombuffer(packed.mean).reshape(-1, PARTS).copy(),
            spread=np.frombuffer(packed.spread).reshape(-1, PARTS, PARTS).copy(),
            shape=packed.shape,
            rate=np.frombuffer(packed.rate).copy(),
            log_weight=np.frombuffer(packed.log_weight).copy(),
        )
        memory.first, memory.latest = packed.first, packed.latest
        memory.ordered = np.frombuffer(packed.ordered)
        memory.surprises = np.frombuffer(packed.surprises).reshape(-1, 2)
        memory.newest = packed.newest
    return memory
