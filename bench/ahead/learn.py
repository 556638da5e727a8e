"""How the priors are learned: guesses by their marginal likelihood on other people, then the shape of surprises, then a
partner's pull, then the signs of a low day.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from statistics import NormalDist

import msgspec
import numpy as np

from bench.ahead import low
from bench.ahead.diaries import Days, Floats, Person, Series
from hearthlight.insight import calibrate, forecast
from hearthlight.insight.priors import Guess, Learned, LowOdds, Odds, Priors, ready

RECIPE = (
    "python -m bench.learn_priors. Candidate guesses are weighted by expectation maximisation on the marginal likelihood "
    "of each diary, each study counting alike; the heaviest are kept and weighted anew. The shape of surprises and the pull "
    "of a partner are then read off the same diaries, and so are the weights of the signs of a low day. All other numbers are few, round and set by hand."
)
SOURCES = (
    "couples_daily: Bar-Kalifa, Rafaeli and Sened 2016, R package dyadmlvar, MIT",
    "patients_long: Jang et al. 2024, doi 10.1038/s41597-024-04147-6, openESM 0017, CC BY 4.0",
    "students_14d: Fried et al. 2021, openESM 0001, CC BY 4.0",
    "students_32d: Flueckiger et al. 2014, openESM 0015, CC0 1.0",
    "young_adults_21d: Westhoff et al. 2024, doi 10.1038/s41598-024-58598-3, openESM 0008, CC BY 4.0",
)
GUESSES, ROUNDS, DIGITS, FEWEST_DAYS = 12, 200, 5, 5
NOTHING_YET = Learned(
    recipe=RECIPE,
    sources=SOURCES,
    level=5.0,
    start=0.6,
    noise=0.016,
    sureness=1.2,
    guesses=(),
    shape=tuple(NormalDist().inv_cdf(level) for level in calibrate.LEVELS),
    shape_days=30.0,
    own_days=60.0,
    spread=((5.0, 1.04), (42.0, 1.02)),
    low=LowOdds(usual=0.16, highest=0.5, weights=(0.0, 0.0, 0.0, 0.0, 0.0)),
    heads_up={3: Odds(usual=0.2, kept=0.8, highest=0.45), 7: Odds(usual=0.2, kept=0.5, highest=0.45)},
    partner=0.0,
)


def learn(series: Sequence[Series]) -> Learned:
    """Return what `series` teach; the same series teach the same."""
    found = weighted(candidates(), series)
    heaviest = sorted(found, key=lambda guess: -guess.weight)[:GUESSES]
    guesses = weighted(sorted(heaviest, key=msgspec.structs.astuple), series)
    numbers = _with(NOTHING_YET, guesses=tuple(guesses))
    numbers = _with(numbers, shape=_rounded(_shape(series, ready(numbers))))
    numbers = _with(numbers, partner=_partner(series, ready(numbers)))
    return _with(numbers, low=_with(numbers.low, weights=low.weights(series, ready(numbers))))


def candidates() -> list[Guess]:
    """Return every guess that is tried, all alike likely: fast and slow waves of several sizes and lengths."""
    fast = [(0.0, 0.5), *product((0.2, 0.5, 1.0), (0.3, 0.6))]
    slow = [(0.0, 0.95), *product((0.15, 0.4, 1.0), (0.9, 0.97))]
    every = list(product(fast, slow, (0.0, 0.03)))
    return [Guess(*one, *other, weekday, 1 / len(every)) for one, other, weekday in every]


def weighted(guesses: Sequence[Guess], series: Sequence[Series]) -> list[Guess]:
    """Return `guesses` with the weights under which the diaries are likeliest, each study counting alike."""
    known = ready(_with(NOTHING_YET, guesses=tuple(_with(guess, weight=1.0) for guess in guesses)))
    diaries = [(share, memory) for share, memory in _remembered(series, known)]
    shares = np.array([share for share, _ in diaries])
    logs = np.array(
        [memory.belief.log_weight - memory.belief.shape * np.log(memory.belief.rate) for _, memory in diaries]
    )
    likely = np.exp(logs - logs.max(axis=1, keepdims=True))
    weight = np.full(len(guesses), 1 / len(guesses))
    for _ in range(ROUNDS):
        blame = likely * weight
        blame /= blame.sum(axis=1, keepdims=True)
        weight = shares @ blame / shares.sum()
    return [_with(guess, weight=max(round(float(w), DIGITS), 1e-5)) for guess, w in zip(guesses, weight, strict=True)]


def _shape(series: Sequence[Series], known: Priors) -> Floats:
    """Return the 50 quantiles of surprises, averaged over studies."""
    found: dict[str, list[Floats]] = {}
    for each in series:
        for _, memory in _remembered([each], known):
            ends = memory.surprises[2:]
            found.setdefault(each.study, []).append(
                (ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * calibrate.CELL).ravel()
            )
    whole: Floats = np.mean([np.quantile(np.concatenate(parts), calibrate.LEVELS) for parts in found.values()], axis=0)
    return whole


def _partner(series: Sequence[Series], known: Priors) -> float:
    """Return how many standard deviations a day moves for each even step of the partner above one's own usual place."""
    pairs = [
        pair for each in series for person in each.people if person.partner for pair in _pairs(each, person, known)
    ]
    if not pairs:
        return 0.0
    theirs, surprise = np.array(pairs).T
    return round(float(theirs @ surprise / (theirs @ theirs)), DIGITS)


def _pairs(series: Series, person: Person, known: Priors) -> Iterator[tuple[float, float]]:
    other = next((one for one in series.people if one.name == person.partner), None)
    if other is None or len(person.days) < FEWEST_DAYS:
        return
    said = dict(zip(other.days.tolist(), _units(series, other.values), strict=True))
    units = _units(series, person.values)
    memory = remembered(series, person.days, person.values, known)
    first = len(units) - len(memory.surprises)
    for place, day in enumerate(person.days.tolist()):
        if day in said and place >= max(first, FEWEST_DAYS):
            theirs, mine = calibrate.even(np.array([said[day], units[:place].mean()]))
            yield float(theirs - mine), float(memory.surprises[place - first].mean())


def remembered(series: Series, days: Days, values: Floats, known: Priors) -> forecast.Memory:
    """Return the memory of one diary of `series`."""
    return forecast.remember(days.tolist(), values.tolist(), scale=series.scale, step=series.step, priors=known)


def _remembered(series: Sequence[Series], known: Priors) -> Iterator[tuple[float, forecast.Memory]]:
    """Yield each diary's memory and its share, so that every study, and every series in it, counts alike."""
    items = Counter(each.study for each in series)
    for each in series:
        people = [person for person in each.people if len(person.days) >= FEWEST_DAYS]
        for person in people:
            yield 1 / len(people) / items[each.study], remembered(each, person.days, person.values, known)


def _units(series: Series, values: Floats) -> Floats:
    low, high = series.scale
    return (values - low) / (high - low)


def _with[S: msgspec.Struct](numbers: S, **changed: object) -> S:
    return msgspec.structs.replace(numbers, **changed)


def _rounded(numbers: Floats) -> tuple[float, ...]:
    return tuple(round(float(number), DIGITS) for number in numbers)
