"""How the writing coach decides: read off what a model says about lines by writers it had not met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearthlight.words import model
from hearthlight.words.press import KINDS
from hearthlight.words.reading import BLOCKS, MARKS

type Given = Mapping[str, float]
type Truth = NDArray[np.bool_]

# What each decision is weighed from.
WEIGHED = {
    model.PRESSING: ("pressing", "best", "force", "rule.sure", "rule.unsure", "called.sh", "called.fear"),
    "sh": ("sh", "called.sh"),
    model.FORCE: ("force", "fear", "coer", "called.fear", "rule.coer"),
}
# The share of calm lines in which each alarm may be wrong, and what a mark has to hold among lines of strangers.
CALM_ALARMS = {"sh": 0.025, model.FORCE: 0.025}
RIGHT, KIND = 0.96, 0.012
# A loving line that is marked is worse than many hard ones left alone, so more than that has to speak for a mark.
STRICTER = 0.9
# How much more speaks for a kind of mark when one of its rules was met.
BONUS = (0.0, 1.0, 2.0, 3.0)
STEPS = tuple(step / 4 for step in range(-16, 13))


@dataclass(frozen=True)
class Line:
    """One labelled line, and what the heads of a model that had not met its writer say of it as a whole."""

    writer: str
    text: str
    labels: frozenset[str]
    maybe: frozenset[str]
    heads: Given = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()

    def seen(self, heads: Given, blocks: set[str]) -> "Line":
        return replace(self, heads=heads, blocks=frozenset(blocks))

    def wants(self, head: str) -> bool:
        if head == model.PRESSING:
            return bool(self.labels & {*KINDS})
        return bool(self.labels & {"fear", "coer"}) if head == model.FORCE else head in self.labels

    @property
    def tender(self) -> bool:
        return bool(self.labels & {*BLOCKS}) and not self.labels & {*KINDS, "sh", "fear"}

    @property
    def calm(self) -> bool:
        return self.tender or not self.labels


def decide(lines: Sequence[Line], given: Sequence[Given]) -> dict[str, Any]:
    """Return what each decision weighs, and the points at which tender parts stand."""
    weigh: dict[str, dict[str, float]] = {}
    calm = np.array([line.calm for line in lines])
    for kind in ("sh", model.FORCE):
        weigh[kind] = fitted(kind, lines, [line.heads for line in lines])
        sums = weighed(weigh[kind], [line.heads for line in lines])
        alone = np.sort(sums[calm])[::-1]
        weigh[kind]["bias"] -= round(float(alone[int(len(alone) * CALM_ALARMS[kind])]) + 1e-3, 4)
    quiet = silenced(weigh, lines)
    weigh[model.PRESSING] = fitted(model.PRESSING, lines, given)
    sums = np.where(quiet, -np.inf, weighed(weigh[model.PRESSING], given))
    weigh[model.PRESSING]["bias"] -= round(mark_point(lines, sums), 4)
    marked = weighed(weigh[model.PRESSING], given) >= 0
    weigh |= {label: kind_point(label, lines, given, marked) for label in KINDS}
    weigh[model.PRESSING]["bias"] = round(weigh[model.PRESSING]["bias"] - STRICTER, 4)
    return {"weigh": weigh, "points": block_points(lines)}


def fitted(kind: str, lines: Sequence[Line], given: Sequence[Given]) -> dict[str, float]:
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, import-untyped, unused-ignore]

    columns = WEIGHED[kind]
    rows = np.array([[each.get(name, 0.0) for name in columns] for each in given])
    learner = LogisticRegression(max_iter=1000).fit(rows, [line.wants(kind) for line in lines])
    return {
        **{name: round(float(weight), 4) for name, weight in zip(columns, learner.coef_[0], strict=True)},
        "bias": float(round(learner.intercept_[0], 4)),
    }


def weighed(weigh: Given, given: Sequence[Given]) -> NDArray[np.float64]:
    names = [name for name in weigh if name != "bias"]
    return np.array([weigh["bias"] + sum(weigh[name] * each.get(name, 0.0) for name in names) for each in given])


def silenced(weigh: Mapping[str, Given], lines: Sequence[Line]) -> Truth:
    """Return where an alarm stands, so that nothing is marked; what looks more like a threat is marked all the same."""
    heads = [line.heads for line in lines]
    threat = np.array([each["coer"] > each["fear"] for each in heads])
    quiet: Truth = (weighed(weigh["sh"], heads) >= 0) | ((weighed(weigh[model.FORCE], heads) >= 0) & ~threat)
    return quiet


def mark_point(lines: Sequence[Line], sums: NDArray[np.float64]) -> float:
    """Return the lowest point at which enough of the marks are right and few enough tender lines are marked."""
    order = np.argsort(-sums, kind="stable")
    true = np.array([line.wants(model.PRESSING) for line in lines])[order]
    tender = np.array([line.tender for line in lines])[order]
    right = np.cumsum(true) / np.arange(1, len(lines) + 1)
    holds = (right >= RIGHT) & (np.cumsum(tender) <= KIND * tender.sum()) & np.isfinite(sums[order])
    return float(sums[order][np.flatnonzero(holds)[-1]])


def kind_point(label: str, lines: Sequence[Line], given: Sequence[Given], marked: Truth) -> dict[str, float]:
    rows = [
        (each[label], each.get(f"rule.{label}", 0.0), label in line.labels)
        for each, line, counts in zip(given, lines, marked, strict=True)
        if counts and label not in line.maybe
    ]
    bonus, point = max(
        ((bonus, point) for bonus in BONUS for point in STEPS),
        key=lambda each: (balance([(says + each[0] * met >= each[1], true) for says, met, true in rows]), -each[1]),
    )
    return {label: 1.0, f"rule.{label}": bonus, "bias": -point}


def block_points(lines: Sequence[Line]) -> dict[str, float]:
    points = {}
    for label in BLOCKS:
        for name, met in (("met", True), ("unmet", False)):
            rows = [
                (line.heads[label], label in line.labels)
                for line in lines
                if (label in line.blocks) == met and label not in line.maybe
            ]
            points[f"{name}.{label}"] = max(
                STEPS, key=lambda point: (balance([(says >= point, true) for says, true in rows]), -point)
            )
    return points


def balance(told: Sequence[tuple[bool, bool]]) -> float:
    right = sum(said and true for said, true in told)
    return 2 * right / max(1, sum(said + true for said, true in told))


def report(lines: Sequence[Line], given: Sequence[Given], decisions: Mapping[str, Any]) -> str:
    """Return what holds among lines of writers left out, one row a writer and one for all."""
    weigh = decisions["weigh"]
    heads = [line.heads for line in lines]
    marked = (weighed(weigh[model.PRESSING], given) >= 0) & ~silenced(weigh, lines)
    alarm = (weighed(weigh["sh"], heads) >= 0) | (weighed(weigh[model.FORCE], heads) >= 0)
    kinds = {label: weighed(weigh[label], given) >= 0 for label in MARKS}
    rows = []
    for writer in (*dict.fromkeys(line.writer for line in lines), ""):
        own = np.array([writer in ("", line.writer) for line in lines])

        def share(said: Truth, of: list[bool], own: Truth = own) -> str:
            base = own & np.array(of)
            return f"{int((said & base).sum())}/{int(base.sum())}={(said & base).sum() / max(1, base.sum()):.3f}"

        true = np.array([line.wants(model.PRESSING) for line in lines])
        each = [
            balance([(bool(kinds[label][n] and marked[n]), label in lines[n].labels) for n in np.flatnonzero(own)])
            for label in MARKS
        ]
        rows.append(
            f"{writer or 'all':12} right {share(true, marked.tolist())} recall {share(marked, true.tolist())}"
            f" tender {share(marked, [line.tender for line in lines])} macro {np.mean(each):.3f}"
            f" sh {share(weighed(weigh['sh'], heads) >= 0, [line.wants('sh') for line in lines])}"
            f" force {share(alarm, [line.wants(model.FORCE) for line in lines])}"
            f" false {share(alarm, [line.calm for line in lines])}"
            f" sex {share(marked & kinds['sexp'], [line.wants('sexp') for line in lines])}"
        )
    return "\n".join(rows)
