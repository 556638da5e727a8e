"""Where the small model decides: points read off predictions for lines it was not taught."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearthlight.words import coach, features, model
from hearthlight.words.reading import BLOCKS, MARKS

type Said = Mapping[str, float]

STEPS = tuple(step / 50 for step in range(50))
# The share of calm lines in which safety may speak without its constructions, each label.
CALM_ALARMS = {"sh": 0.015, "fear": 0.015}
# What a false mark costs beside a missed one.
WORSE = 12.0
FLOORS = {"sure": 0.6, "unsure": 0.9}


@dataclass(frozen=True)
class Seen:
    """One line as the coach sees it before the model speaks."""

    look: coach.Look
    buckets: list[int]

    @classmethod
    def of(cls, text: str) -> "Seen":
        look = coach.look(text)
        return cls(look, features.features(look.line, look.families))


def choose(lines: Sequence[Mapping[str, list[str]]], seen: Sequence[Seen], said: Sequence[Said]) -> dict[str, float]:
    """Return every point the model decides by."""
    points: dict[str, float] = {}
    labels = [frozenset(line["labels"]) for line in lines]
    calm = [not each & {*MARKS, "sh", "fear", "coer"} for each in labels]
    for label in ("sh", "fear"):
        alone = sorted((each[label] for each, quiet in zip(said, calm, strict=True) if quiet), reverse=True)
        points[f"unmet.{label}"] = round(alone[int(len(alone) * CALM_ALARMS[label])] + 1e-4, 4)
        met = [
            (each[label], label in has)
            for each, has, look in zip(said, labels, seen, strict=True)
            if label in look.look.called
        ]
        points[f"met.{label}"] = _best_f(met, most=0.2)
    for label in BLOCKS:
        rows = [
            (each[label], label in has, label in _tender(look))
            for each, has, look in zip(said, labels, seen, strict=True)
        ]
        points |= _block_points(label, rows)
    points |= _mark_points(labels, seen, said)
    return points


def _tender(seen: Seen) -> set[str]:
    return {label for each in seen.look.tender for label in each.rule.labels}


def _block_points(label: str, rows: Sequence[tuple[float, bool, bool]]) -> dict[str, float]:
    best = (-1.0, 0.0, 1.0)
    for low in STEPS[:40:2]:
        for high in STEPS[10::2]:
            told = [(chance >= (low if met else high), true) for chance, true, met in rows]
            best = max(best, (_f(told), -low, high))
    return {f"met.{label}": -best[1], f"unmet.{label}": best[2]}


def _mark_points(labels: Sequence[frozenset[str]], seen: Sequence[Seen], said: Sequence[Said]) -> dict[str, float]:
    """A sure rule stands unless the model is against it; an unsure one needs its word. False marks weigh WORSE."""
    points: dict[str, float] = {}
    for kind, unsure in (("sure", False), ("unsure", True)):
        rows = [
            (each[model.PRESSING], bool(has & {*MARKS, "coer"}))
            for each, has, look in zip(said, labels, seen, strict=True)
            if any(found.rule.unsure == unsure for found in look.look.met)
        ]
        # The tables were written beside these lines and look surer on them than they are, so each point has a floor.
        points[kind] = max(FLOORS[kind], _cheapest(rows, worse=WORSE))
        for label in (*MARKS, "coer"):
            own = [
                (each[label], label in has)
                for each, has, look in zip(said, labels, seen, strict=True)
                if each[model.PRESSING] >= points[kind]
                and any(found.rule.unsure == unsure and found.rule.labels[0] == label for found in look.look.met)
            ]
            points[f"{kind}.{label}"] = _best_f(own, most=0.5)
    return points


def _cheapest(rows: Sequence[tuple[float, bool]], *, worse: float) -> float:
    def cost(point: float) -> float:
        return sum(worse if not true else 0.0 for chance, true in rows if chance >= point) + sum(
            1.0 for chance, true in rows if chance < point and true
        )

    return min(STEPS, key=cost)


def _best_f(rows: Sequence[tuple[float, bool]], *, most: float) -> float:
    return max(
        (step for step in STEPS if step <= most), key=lambda step: (_f([(c >= step, t) for c, t in rows]), -step)
    )


def _f(told: Iterable[tuple[bool, bool]]) -> float:
    right = wrong = 0
    for said, true in told:
        right += said and true
        wrong += said != true
    return 2 * right / (2 * right + wrong) if right else 0.0
