"""How well lasting drops are noticed, on real diaries drawn on in blocks of a week. `python -m bench.noticing`

Each diary is made longer from its own weeks, so that days lean on each other as they did, with one day in ten missing.
From a day on, every value is lower by one of the person's own standard deviations, as far as the scale goes. A notice
before that day is a false alarm.
"""

from collections.abc import Iterator

import numpy as np

from bench.ahead import diaries
from bench.ahead.diaries import Floats
from hearthlight.insight.notice import BASELINE_DAYS, notices

STUDIES = ("couples_daily", "patients_long", "students_32d")
FEWEST_DAYS, LEAST_DEVIATION = 20, 0.03
OK_DAYS, DROP_DAYS, BLOCK, ANSWERED = 30, 40, 7, 0.9


def main() -> None:
    for drop in (1.0, 1.5):
        days, noticed, early = [], 0, {"down": 0, "up": 0}
        people = list(_people(drop))
        for said, values in people:
            found = notices(said, values, (0, 1))
            for one in found:
                early[one.direction] += one.day < BASELINE_DAYS + OK_DAYS
            later = [one.day for one in found if one.direction == "down" and one.day >= BASELINE_DAYS + OK_DAYS]
            noticed += bool(later)
            days += [min(later) - BASELINE_DAYS - OK_DAYS + 1] if later else []
        count = len(people)
        per = 100 / (count * OK_DAYS)
        print(
            f"drop of {drop} deviations: {count} diaries, sensitivity {noticed / count:.3f} (hold >= 0.80), "
            f"after {np.median(days):.0f} days, false alarms per 100 ok days: down {early['down'] * per:.3f} (hold <= 0.25), "
            f"up {early['up'] * per:.3f}"
        )


def _people(drop: float) -> Iterator[tuple[list[int], list[float]]]:
    draw = np.random.default_rng(4)
    for series in diaries.load():
        for person in series.people if series.study in STUDIES else ():
            units = (person.values - series.scale[0]) / (series.scale[1] - series.scale[0])
            if len(units) >= FEWEST_DAYS and units.std() >= LEAST_DEVIATION:
                yield _longer(units, drop, draw)


def _longer(units: Floats, drop: float, draw: np.random.Generator) -> tuple[list[int], list[float]]:
    count = BASELINE_DAYS + OK_DAYS + DROP_DAYS
    starts = draw.integers(len(units), size=-(-count // BLOCK))
    values = units[(starts[:, None] + np.arange(BLOCK)) % len(units)].ravel()[:count]
    values[BASELINE_DAYS + OK_DAYS :] -= drop * units.std(ddof=1)
    said = np.flatnonzero(draw.random(count) < ANSWERED)
    return said.tolist(), np.clip(values[said], 0, 1).tolist()


if __name__ == "__main__":
    main()
