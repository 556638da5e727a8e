"""The track record of the fan: week after week, what was expected then is held against what came.

A week is one fan for seven days and the days answered in it. It was about right when at least seven in ten of them lay
inside the nine-in-ten band, and of the half band neither hardly any nor almost all: between one and six in seven, a day
on the edge of the band counting half. So a fan that is too narrow is found out, and one that is too wide as well.
"""

import msgspec
import numpy as np

from hearthlight.insight import judge
from hearthlight.insight.calibrate import BELL, LEVELS, snap
from hearthlight.insight.filter import Floats
from hearthlight.insight.forecast import Memory, look_ahead

HORIZONS = tuple(range(1, 8))
HALF, NINE_IN_TEN = 0.5, 0.9
FEWEST_ANSWERS = 4
INSIDE_NINE, FEWEST_INSIDE_HALF, MOST_INSIDE_HALF = 0.7, 0.14, 0.86
READY_DAYS, READY_ANSWERS = 14, 10
# In other people's diaries the fan is off by this share of what the own average is off by; it counts as so many days.
OTHERS_SHARE, OTHERS_DAYS = 0.95, 28


class Weeks(msgspec.Struct):
    """The fan that is being lived through, and the weeks so far.

    `origin` is the day the fan was made on, `fan` (7, 50) and `average` (50) the quantiles then, on the scale, as bytes;
    `answered`, `half` and `nine` count its days. `right` of `weeks` were about right; `fan_off` and `average_off` sum
    the CRPS of the fan and of the person's own average over `compared` days.
    """

    origin: int | None = None
    fan: bytes = b""
    average: bytes = b""
    answered: int = 0
    half: float = 0.0
    nine: int = 0
    right: int = 0
    weeks: int = 0
    compared: int = 0
    fan_off: float = 0.0
    average_off: float = 0.0

    @property
    def fan_is_worth_it(self) -> bool:
        """Whether the fan did better than the person's own average, with other people's weeks as a start."""
        if not self.compared:
            return True
        others = OTHERS_DAYS * self.average_off / self.compared
        return self.fan_off + OTHERS_SHARE * others <= self.average_off + others


def is_ready(memory: Memory) -> bool:
    """Return whether a fan may be shown: 14 days with 10 answers."""
    if memory.first is None or memory.latest is None:
        return False
    return memory.latest - memory.first + 1 >= READY_DAYS and len(memory.ordered) >= READY_ANSWERS


def came(weeks: Weeks, day: int, value: float) -> None:
    """Hold the value of `day` against the fan of its week, in place."""
    if weeks.origin is None:
        return
    ahead = day - weeks.origin
    if ahead <= len(HORIZONS):
        fan = np.frombuffer(weeks.fan).reshape(len(HORIZONS), len(LEVELS))[ahead - 1]
        weeks.answered += 1
        weeks.half += float(judge.inside(fan, value, HALF))
        weeks.nine += float(judge.inside(fan, value, NINE_IN_TEN)) > 0
        weeks.compared += 1
        weeks.fan_off += float(judge.crps(fan, value))
        weeks.average_off += float(judge.crps(np.frombuffer(weeks.average), value))
    if ahead >= len(HORIZONS):
        _close(weeks)


def look(weeks: Weeks, memory: Memory) -> None:
    """Begin a week with a fresh fan, in place, when none is being lived through."""
    if weeks.origin is None and is_ready(memory):
        weeks.origin = memory.latest
        weeks.fan = look_ahead(memory, HORIZONS).quantiles.tobytes()
        weeks.average = _own_average(memory).tobytes()


def _close(weeks: Weeks) -> None:
    if weeks.answered >= FEWEST_ANSWERS:
        weeks.weeks += 1
        half, nine = weeks.half / weeks.answered, weeks.nine / weeks.answered
        weeks.right += nine >= INSIDE_NINE and FEWEST_INSIDE_HALF <= half <= MOST_INSIDE_HALF
    weeks.origin, weeks.fan, weeks.average, weeks.answered, weeks.half, weeks.nine = None, b"", b"", 0, 0.0, 0


def _own_average(memory: Memory) -> Floats:
    """Return the quantiles of a bell with the person's own mean and deviation, snapped as the fan is."""
    own = memory.ordered.mean() + memory.ordered.std(ddof=1) * BELL
    return snap(np.clip(own, 0.0, 1.0), memory.scale, memory.step)
