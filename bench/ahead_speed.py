"""What a forecast costs: a new day with three horizons, and a year told day by day.

`OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m bench.ahead_speed`
"""

from itertools import count
from time import process_time
from timeit import repeat

import numpy as np

from hearthlight.insight import forecast

HORIZONS = (1, 3, 7)
YEARS = 10


def main() -> None:
    values = np.random.default_rng(1).choice([1.0, 3.0, 5.0, 7.0, 9.0], 365 * YEARS).tolist()
    for years in (1, YEARS):
        days = 365 * years
        memory = forecast.remember(range(days), values[:days], scale=(1, 9), step=2)
        later = count(days)
        cost = (
            min(
                repeat(
                    lambda memory=memory, later=later: _new_day(memory, next(later)),
                    timer=process_time,
                    number=50,
                    repeat=9,
                )
            )
            / 50
        )
        print(f"one new day, three horizons, after {years} year(s): {1000 * cost:.3f} ms (hold <= 0.3)")
    year = min(
        repeat(
            lambda: forecast.remember(range(365), values[:365], scale=(1, 9), step=2),
            timer=process_time,
            number=1,
            repeat=9,
        )
    )
    print(f"365 days told one after another: {1000 * year:.1f} ms (hold <= 60)")
    every = min(repeat(lambda: _replay(values[:365]), timer=process_time, number=1, repeat=9))
    print(f"365 days, with a forecast of three horizons on each: {1000 * every:.1f} ms (hold <= 60)")


def _new_day(memory: forecast.Memory, day: int) -> None:
    forecast.learn(memory, day, 5.0)
    forecast.look_ahead(memory, HORIZONS)


def _replay(values: list[float]) -> None:
    memory = forecast.start((1, 9), 2)
    for day, value in enumerate(values):
        forecast.learn(memory, day, value)
        forecast.look_ahead(memory, HORIZONS)


if __name__ == "__main__":
    main()
