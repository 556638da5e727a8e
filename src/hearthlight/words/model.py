"""The small model: a second opinion on whole lines. It may veto a mark and never makes one; safety may lean on it."""

import base64
import json
import math
import zlib
from dataclasses import dataclass
from functools import cache

from hearthlight.words import tables
from hearthlight.words.features import features
from hearthlight.words.grammar import Line
from hearthlight.words.rules import Rule

PRESSING = "pressing"
# How likely a sentence has to press when only it is looked at.
ALONE = 0.88


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: one row of small numbers for each bucket, one column for each head, and where to decide."""

    heads: tuple[str, ...]
    rows: bytes
    unit: tuple[float, ...]
    bias: tuple[float, ...]
    points: dict[str, float]


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each head finds itself in a line, from 0 to 1."""

    heads: dict[str, float]

    @property
    def pressing(self) -> float:
        """How likely anything in the line presses."""
        return self.heads[PRESSING]


@cache
def weights() -> Weights:
    """Return the weights as `bench/words_train.py` wrote them."""
    told = json.loads(tables.text("weights.json"))
    rows = zlib.decompress(base64.b85decode(told["rows"]))
    return Weights(tuple(told["heads"]), rows, tuple(told["unit"]), tuple(told["bias"]), told["points"])


def opinion(line: Line, families: set[str]) -> Opinion:
    """Return what the small model thinks of a line, told which families of rules were met in it."""
    learned = weights()
    wide = len(learned.heads)
    buckets = features(line, families)
    sums = [0] * wide
    for bucket in buckets:
        row = learned.rows[bucket * wide : (bucket + 1) * wide]
        if any(row):
            sums = [so_far + (each if each < SIGN else each - 2 * SIGN) for so_far, each in zip(sums, row, strict=True)]
    length = math.sqrt(len(buckets) or 1)
    told = zip(learned.heads, sums, learned.unit, learned.bias, strict=True)
    return Opinion({head: _chance(total * unit / length + bias) for head, total, unit, bias in told})


# Rows hold signed bytes: what is 128 or more stands for a number below zero.
SIGN = 128


def _chance(evidence: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))


def agrees(opinion: Opinion, rule: Rule, *, alone: bool = False) -> bool:
    """Say whether a mark stands: a sure one unless the model is against it, an unsure one only with its word.

    For a sentence `alone`, without what stands around it, the model has to be surer than for the whole line.
    """
    points = weights().points
    kind = "unsure" if rule.unsure else "sure"
    point = max(points[kind], ALONE) if alone else points[kind]
    return opinion.pressing >= point and opinion.heads[rule.labels[0]] >= points[f"{kind}.{rule.labels[0]}"]


def settles(opinion: Opinion, label: str, *, met: bool) -> bool:
    """Say whether a tender label, or a call for help, stands."""
    return opinion.heads[label] >= weights().points[f"{'met' if met else 'unmet'}.{label}"]
