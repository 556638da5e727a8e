"""How the weights of the signs of a low day are learned: a logistic line over other people's days, each study with its
own share of low days, so that what studies differ in is not taken for what days do.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bench.ahead.diaries import Floats, Person, Series
from bench.ahead.origins import HORIZONS
from hearthlight.insight import forecast
from hearthlight.insight.low import Signs, few
from hearthlight.insight.priors import Priors

FEWEST_ANSWERS = 7
ROUNDS, RIDGE, DIGITS = 12, 1e-3, 2

type Told = tuple[Signs, float, bool]


def weights(series: Sequence[Series], known: Priors) -> tuple[float, ...]:
    """Return the weights of the signs under which the low days of `series` are likeliest."""
    studies = list(dict.fromkeys(each.study for each in series))
    told = [
        (*one, studies.index(each.study))
        for each in series
        for person in each.people
        for one in _told(each, person, known)
    ]
    signs, moved, came = (
        np.array([one[0] for one in told]),
        np.array([one[1] for one in told]),
        [one[2] for one in told],
    )
    own = np.eye(len(studies))[[one[3] for one in told]]
    found = _line(np.hstack([signs, own]), moved, np.array(came, dtype=float))
    return tuple(round(float(weight), DIGITS) for weight in found[: signs.shape[1]])


def _told(series: Series, person: Person, known: Priors) -> Iterator[Told]:
    """Yield for each day and horizon the signs, what few answers alone do, and whether the day that came was low."""
    memory = forecast.start(series.scale, series.step, known)
    said = dict(zip(person.days.tolist(), person.values.tolist(), strict=True))
    for answered, (day, value) in enumerate(said.items(), start=1):
        forecast.learn(memory, day, value)
        coming = [horizon for horizon in HORIZONS if day + horizon in said]
        if answered < FEWEST_ANSWERS or not coming or memory.unit_low <= 0:
            continue
        for horizon, signs in zip(coming, forecast.low_signs(memory, coming), strict=True):
            yield signs, few(answered), said[day + horizon] < memory.low


def _line(columns: Floats, moved: Floats, came: Floats) -> Floats:
    """Return the logistic line by Newton's steps (Hastie, Tibshirani and Friedman 2009, 4.4.1)."""
    found = np.zeros(columns.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(moved + columns @ found)))
        pull = columns.T @ (came - chance) - RIDGE * found
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + RIDGE * np.eye(len(found))
        found += np.linalg.solve(bend, pull)
    return found
