"""How often weeks were about right, fans silent and heads-ups true on real diaries. `python -m bench.track_record`"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from bench.ahead import diaries
from bench.ahead.diaries import Person, Series
from hearthlight.insight import forecast, judge, odds, weeks
from hearthlight.insight.odds import Record, Told
from hearthlight.insight.weeks import Weeks

HEADS_UP_STUDIES = ("couples_daily", "patients_long", "single_case_239d")
STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 1.0)


def main() -> None:
    every = [*diaries.load(), *diaries.single_case()]
    for series in every:
        kept, silent, days = Weeks(), 0, 0
        for person in series.people:
            ended, quiet, seen = _weeks(series, person)
            kept.right, kept.weeks, silent, days = (
                kept.right + ended.right,
                kept.weeks + ended.weeks,
                silent + quiet,
                days + seen,
            )
        if kept.weeks:
            print(
                f"{series.name:34} {kept.right:4} of {kept.weeks:4} weeks about right ({kept.right / kept.weeks:.2f}), "
                f"silent on {silent / days:.3f} of days"
            )
    told = [one for series in every if series.study in HEADS_UP_STUDIES for one in _told(series)]
    for span in odds.SPANS:
        _print_chances(span, [one for length, one in told if length == span])


def _weeks(series: Series, person: Person) -> tuple[Weeks, int, int]:
    """Return a diary's weeks, and of the days that could have a fan those without one, and all."""
    memory, kept, silent, days = forecast.start(series.scale, series.step), Weeks(), 0, 0
    for day, value in zip(person.days.tolist(), person.values.tolist(), strict=True):
        weeks.came(kept, day, value)
        forecast.learn(memory, day, value)
        weeks.look(kept, memory)
        days += weeks.is_ready(memory)
        silent += weeks.is_ready(memory) and not kept.fan_is_worth_it
    return kept, silent, days


def _told(series: Series) -> Iterator[tuple[int, Told]]:
    """Yield every chance of the latest year of each diary whose days are over, with its span."""
    for person in series.people:
        memory, records = forecast.start(series.scale, series.step), [Record(span) for span in odds.SPANS]
        recent: list[tuple[int, float]] = []
        for day, value in zip(person.days.tolist(), person.values.tolist(), strict=True):
            forecast.learn(memory, day, value)
            recent = [*recent[1 - 2 * max(odds.SPANS) :], (day, value)]
            for record in records:
                odds.came(record, recent)
            odds.look(records, memory, recent)
        yield from ((record.span, one) for record in records for one in record.told if one.low is not None)


def _print_chances(span: int, told: list[Told]) -> None:
    chances, came = np.array([one.chance for one in told]), np.array([one.low for one in told], dtype=float)
    print(
        f"mean of {span} days low: {len(told)} chances, AUROC {judge.ranked(chances, came):.3f}, "
        f"off by {judge.off_by(chances, came):.3f}, usual {came.mean():.3f}"
    )
    for low, high in pairwise(STEPS):
        there = (chances >= low) & (chances < high)
        if there.any():
            print(f"  told {chances[there].mean():.2f}, came {came[there].mean():.2f} ({there.sum()})")
    raised = [one.low for one in told if one.raised]
    print(f"  heads-ups: {len(raised)}, of which {sum(map(bool, raised))} came true")


if __name__ == "__main__":
    main()
