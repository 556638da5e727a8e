"""From what every source says to nights and naps: one source for each sleep, the union of its stretches, nothing twice."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hearthlight.edges.imports.readings import ASLEEP, STAGED, Segment, Sleep

# Two stretches of one source with more between them are two sleeps.
APART = dt.timedelta(hours=2)
_NAP_UNDER_MINUTES = 240
_NAP_FROM, _NAP_UNTIL = dt.time(9), dt.time(20)
_LONGEST = dt.timedelta(hours=24)
_MOST_SEGMENTS = 2000


@dataclass(frozen=True, slots=True)
class Nights:
    """The nights and the naps in the order of their days; tellings of the same sleep, and odd lengths, that were left out."""

    nights: tuple[Sleep, ...]
    naps: tuple[Sleep, ...]
    same: int
    odd: int


def choose(sleeps: Iterable[Sleep]) -> Nights:
    """Return each sleep once: of tellings that overlap, those of the source that knows most about it."""
    every = list(sleeps)
    given = [one for one in every if dt.timedelta() < one.wake_at - one.bed_at <= _LONGEST]
    chosen = [one for cluster in _overlapping(given) for one in _of_one_source(cluster)]
    days: defaultdict[dt.date, list[Sleep]] = defaultdict(list)
    for one in chosen:
        days[one.night].append(one)
    nights, naps = [], []
    for _, ends in sorted(days.items()):
        night, short = _part(ends)
        nights.append(night)
        naps += short
    return Nights(tuple(nights), tuple(naps), len(given) - len(chosen), len(every) - len(given))


def of_segments(source: str, segments: Sequence[Segment], *, uid: str = "", whole: Sleep | None = None) -> Sleep | None:
    """Return the sleep these stretches of one source make, or None when no stretch tells anything.

    Where stages are told, a stretch that only says asleep and overlaps them counts no second time. `whole` is the
    session the source itself names: its ends are the ends.
    """
    staged = [one for one in segments if one.stage in STAGED]
    outside = _Outside(staged)
    counted = [one for one in segments if one.stage != "asleep" or outside.holds(one)]
    asleep = [one for one in counted if one.stage in ASLEEP]
    awake = [one for one in counted if one.stage == "awake"]
    lying = [one for one in segments if one.stage == "in_bed"]
    inside = asleep + awake or lying
    if not inside and whole is None:
        return None
    ends = [(one.start, one.end) for one in inside] + ([(whole.bed_at, whole.wake_at)] if whole else [])
    return Sleep(
        source=source,
        bed_at=min(start for start, _ in ends),
        wake_at=max((end for _, end in ends), key=lambda at: at.timestamp()),
        asleep_at=min((one.start for one in asleep), default=None),
        asleep=union(asleep) if asleep else None,
        awake=union(awake) if awake else (0.0 if staged else None),
        in_bed=union(lying) if lying else None,
        stages={stage: union([one for one in staged if one.stage == stage]) for stage in _named(staged)},
        uid=uid,
        segments=tuple(segments),
    )


def sessions(source: str, segments: Iterable[Segment]) -> list[Sleep]:
    """Return the sleeps of one source that tells stretches and no sessions."""
    groups: list[list[Segment]] = []
    until = None
    for one in sorted(segments, key=lambda segment: segment.start):
        if until is None or one.start - until > APART:
            groups.append([])
            until = one.end
        groups[-1].append(one)
        until = max(until, one.end)
    made = (of_segments(source, group) for group in groups)
    return [replace(one, segments=()) for one in made if one is not None]


def union(segments: Iterable[Segment]) -> float:
    """Return the minutes covered by these stretches, each minute once."""
    total, until = dt.timedelta(), None
    for one in sorted(segments, key=lambda segment: segment.start):
        if until is None or one.start >= until:
            total += max(one.end - one.start, dt.timedelta())
            until = max(one.start, one.end)
        elif one.end > until:
            total += one.end - until
            until = one.end
    return total.total_seconds() / 60


def lie_in(sleeps: Iterable[Sleep], beds: Sequence[Sleep]) -> list[Sleep]:
    """Return the sleeps with the time in bed that another source knows, and the times in bed that hold no sleep."""
    order = sorted(beds, key=lambda bed: bed.bed_at)
    told, used, first = [], set(), 0
    for one in sorted(sleeps, key=lambda sleep: sleep.bed_at):
        while first < len(order) and order[first].wake_at + _LONGEST < one.bed_at:
            first += 1
        best, shared = None, dt.timedelta()
        for index in range(first, len(order)):
            if order[index].bed_at >= one.wake_at:
                break
            both = min(one.wake_at, order[index].wake_at) - max(one.bed_at, order[index].bed_at)
            if both > dt.timedelta():
                used.add(index)
            if both > shared:
                best, shared = order[index], both
        told.append(_in_bed(one, best) if best and one.in_bed is None else one)
    return told + [bed for index, bed in enumerate(order) if index not in used]


def _in_bed(one: Sleep, bed: Sleep) -> Sleep:
    return replace(one, bed_at=min(one.bed_at, bed.bed_at), in_bed=bed.in_bed)


def _overlapping(sleeps: list[Sleep]) -> list[list[Sleep]]:
    clusters: list[list[Sleep]] = []
    until = None
    for one in sorted(sleeps, key=lambda sleep: sleep.bed_at):
        if until is None or one.bed_at >= until:
            clusters.append([])
            until = one.wake_at
        clusters[-1].append(one)
        until = max(until, one.wake_at)
    return clusters


def _of_one_source(cluster: list[Sleep]) -> list[Sleep]:
    """Return the sleeps of the source that knows most, told once each."""
    if len(cluster) == 1:
        return cluster
    sources: defaultdict[str, list[Sleep]] = defaultdict(list)
    for one in cluster:
        sources[one.source].append(one)
    told = [_once(own) for own in sources.values()]
    most = max(_asleep(own) for own in told)
    return max(told, key=lambda own: (_is_staged(own) and _asleep(own) * 2 >= most, _asleep(own), own[0].source))


def _once(own: list[Sleep]) -> list[Sleep]:
    """Return one source's sleeps with those that overlap told once.

    A watch may write one night again and again as it grows: of those that begin together the longest stays. Others
    become the union of their stretches where the stretches are known, else the longer one stays.
    """
    kept: list[Sleep] = []
    for one in sorted(own, key=lambda sleep: (sleep.bed_at, -sleep.span)):
        if not kept or one.bed_at >= kept[-1].wake_at:
            kept.append(one)
        elif one.bed_at > kept[-1].bed_at:
            kept[-1] = _both(kept[-1], one)
    return kept


def _both(first: Sleep, second: Sleep) -> Sleep:
    longer = max(first, second, key=lambda one: (one.span, one.asleep or 0))
    ends = replace(longer, bed_at=min(first.bed_at, second.bed_at), wake_at=max(first.wake_at, second.wake_at))
    known = first.segments and second.segments and len(first.segments) + len(second.segments) <= _MOST_SEGMENTS
    if not known or ends.wake_at - ends.bed_at > _LONGEST:
        return longer
    return of_segments(first.source, first.segments + second.segments, uid=longer.uid, whole=ends) or longer


def _part(ends: list[Sleep]) -> tuple[Sleep, list[Sleep]]:
    """Return the night of one day and its naps; what is neither belongs to the night, as its other half."""
    longest = max(ends, key=lambda one: (one.span, one.asleep or 0))
    others = [one for one in ends if one is not longest]
    halves = [longest, *(one for one in others if not is_nap(one))]
    first, latest = min(one.bed_at for one in halves), max(one.wake_at for one in halves)
    # What lies between two halves is a short piece of the same night.
    naps = [one for one in others if is_nap(one) and not first <= one.bed_at < latest]
    halves = sorted((one for one in ends if one not in naps), key=lambda one: one.bed_at)
    night = halves[0]
    for one in halves[1:]:
        night = _joined(night, one)
    return night, sorted(naps, key=lambda one: one.bed_at)


def is_nap(one: Sleep) -> bool:
    """Return whether a sleep that is not its day's longest is a nap: short, or begun by day."""
    return one.span < _NAP_UNDER_MINUTES or _NAP_FROM <= one.bed_at.time() < _NAP_UNTIL


def _joined(first: Sleep, second: Sleep) -> Sleep:
    stages = {name: first.stages.get(name, 0) + second.stages.get(name, 0) for name in first.stages | second.stages}
    return replace(
        first,
        wake_at=second.wake_at,
        asleep_at=first.asleep_at or second.asleep_at,
        asleep=_sum(first.asleep, second.asleep),
        awake=_sum(first.awake, second.awake),
        in_bed=_sum(first.in_bed, second.in_bed),
        stages=stages,
        segments=first.segments + second.segments,
    )


def _sum(first: float | None, second: float | None) -> float | None:
    return second if first is None else first + (second or 0)


def _asleep(own: list[Sleep]) -> float:
    return sum(one.asleep or 0 for one in own)


def _is_staged(own: list[Sleep]) -> bool:
    return any(one.stages for one in own)


def _named(staged: list[Segment]) -> list[str]:
    return sorted({one.stage for one in staged}, key=("light", "deep", "rem").index)


class _Outside:
    """The time that no stage covers."""

    def __init__(self, staged: list[Segment]) -> None:
        self._starts: list[dt.datetime] = []
        self._ends: list[dt.datetime] = []
        for one in sorted(staged, key=lambda segment: segment.start):
            if self._ends and one.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], one.end)
            else:
                self._starts.append(one.start)
                self._ends.append(one.end)

    def holds(self, one: Segment) -> bool:
        """Return whether a stretch meets no stage."""
        place = bisect_left(self._starts, one.end) - 1
        return place < 0 or self._ends[place] <= one.start
