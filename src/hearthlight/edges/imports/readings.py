"""What a file from elsewhere says, in one shape for every format: nights, steps, moods and the rest. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from hearthlight.edges.imports.parcel import NotReadable

type Stage = Literal["in_bed", "awake", "asleep", "light", "deep", "rem"]
type FlowName = Literal["none", "spotting", "light", "medium", "heavy", "unspecified"]
type Status = Literal["taken", "skipped", "snoozed"]
# What only the person can tell: day or month first, the ends of a scale, the level of a mood with a name of its own.
type Ask = Literal["order", "scale", "moods"]

ASLEEP: frozenset[str] = frozenset({"asleep", "light", "deep", "rem"})
STAGED: frozenset[str] = frozenset({"light", "deep", "rem"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a night that a device named."""

    start: dt.datetime
    end: dt.datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class Sleep:
    """One sleep as one source tells it; minutes that nobody knows are None, never zero.

    Times carry the offset of their own clock, so that a length is right across a clock change.
    """

    source: str
    bed_at: dt.datetime
    wake_at: dt.datetime
    asleep_at: dt.datetime | None = None
    asleep: float | None = None
    awake: float | None = None
    in_bed: float | None = None
    stages: dict[str, float] = field(default_factory=dict)
    uid: str = ""
    segments: tuple[Segment, ...] = ()

    @property
    def night(self) -> dt.date:
        """The local day on which this sleep ended."""
        return self.wake_at.date()

    @property
    def span(self) -> float:
        """Minutes from beginning to end."""
        return (self.wake_at - self.bed_at).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Move:
    """One walk, practice or other session of moving."""

    source: str
    at: dt.datetime
    end_at: dt.datetime | None
    what: str
    minutes: float | None = None
    metres: float | None = None
    kcal: float | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """One rating of mood or energy as it stood in the file: its value and scale are the file's own.

    `scale` names the originals for least and most; the first may be the larger. `value` is None for a mood that so far
    has only a `name`.
    """

    value: float | None
    scale: tuple[float, float] | None
    at: dt.datetime | None = None
    day: dt.date | None = None
    labels: tuple[str, ...] = ()
    name: str = ""
    note: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Bleeding on one day; `starts` when the file says that a cycle began."""

    day: dt.date
    flow: FlowName
    starts: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Dose:
    """One medicine that was due: taken, skipped or put off; without a time where the file names a day only."""

    day: dt.date
    name: str
    status: Status
    at: dt.datetime | None = None
    dose: float | None = None
    unit: str = ""
    due_at: dt.datetime | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Calm:
    """One mindful session."""

    source: str
    at: dt.datetime
    end_at: dt.datetime


@dataclass(slots=True)
class Trouble:
    """One kind of thing that could not be read: how often, and in which rows first. It never holds what stood there."""

    count: int = 0
    rows: list[int] = field(default_factory=list)


_ROWS_NAMED = 5
# Ten years of twenty-five a day. What tells more is no life, and may be meant to fill the memory.
MOST_TOLD = 100_000


class Told[T](list[T]):
    """What a file tells of one kind; raises NotReadable where it tells more than a life holds."""

    def append(self, one: T) -> None:
        self += (one,)

    def extend(self, more: Iterable[T]) -> None:
        self += more

    def __iadd__(self, more: Iterable[T]) -> Self:  # type: ignore[override, misc]
        every = tuple(more)
        if len(self) + len(every) > MOST_TOLD:
            raise NotReadable("large")
        super().extend(every)
        return self


@dataclass(slots=True)
class Found:
    """Everything one file says, as its reader gathers it."""

    format: str
    today: dt.date = dt.date.max
    sleeps: list[Sleep] = field(default_factory=Told)
    steps: dict[tuple[str, dt.date], float] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=Told)
    moods: list[Felt] = field(default_factory=Told)
    energies: list[Felt] = field(default_factory=Told)
    flows: dict[dt.date, Flow] = field(default_factory=dict)
    periods: set[tuple[dt.date, dt.date | None]] = field(default_factory=set)
    hours: dict[dt.date, float] = field(default_factory=dict)
    temperatures: dict[dt.date, float] = field(default_factory=dict)
    doses: list[Dose] = field(default_factory=Told)
    calm: set[Calm] = field(default_factory=set)
    intimate: Counter[dt.date] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    asks: set[Ask] = field(default_factory=set)

    def trouble(self, what: str, row: int | None = None) -> None:
        """Count one thing that could not be read."""
        one = self.troubles.setdefault(what, Trouble())
        one.count += 1
        if row is not None and len(one.rows) < _ROWS_NAMED:
            one.rows.append(row)

    def add_steps(self, source: str, day: dt.date, steps: float) -> None:
        """Add to one source's steps of a day; sources are never added to each other."""
        self.steps[source, day] = self.steps.get((source, day), 0) + steps

    def add_calm(self, calm: Calm) -> None:
        """Keep one mindful session, once; raises NotReadable where there are more than a life holds."""
        if len(self.calm) >= MOST_TOLD:
            raise NotReadable("large")
        self.calm.add(calm)

    def add_flow(self, flow: Flow) -> None:
        """Keep the heavier of two words about one day, and that a cycle began on it."""
        before = self.flows.get(flow.day)
        if before is None:
            self.flows[flow.day] = flow
            return
        heavier = max(before, flow, key=lambda one: FLOWS.index(one.flow))
        self.flows[flow.day] = replace(heavier, starts=before.starts or flow.starts)

    def steps_by_day(self) -> dict[dt.date, float]:
        """Return the steps of each day: those of the one source that counted most."""
        days: dict[dt.date, float] = {}
        for (_, day), steps in self.steps.items():
            days[day] = max(days.get(day, 0), steps)
        return dict(sorted(days.items()))

    def sources(self) -> tuple[str, ...]:
        """Return the phones, watches and apps that told something, by name."""
        told: list[Sleep | Move | Calm] = [*self.sleeps, *self.moves, *self.calm]
        named = {one.source for one in told} | {source for source, _ in self.steps}
        return tuple(sorted(named - {""}, key=str.casefold))

    def unnamed_moods(self) -> list[str]:
        """Return the names of moods that have no level yet, in the order of the file."""
        return list(dict.fromkeys(one.name for one in self.moods if one.value is None and one.name))


FLOWS: tuple[FlowName, ...] = ("none", "unspecified", "spotting", "light", "medium", "heavy")
