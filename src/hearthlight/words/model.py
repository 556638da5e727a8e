"""The small model: what it thinks of a line, and how its word is weighed together with the rules that were met."""

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hearthlight.words import tables
from hearthlight.words.features import Buckets, features
from hearthlight.words.grammar import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRESSING, FORCE = "pressing", "force"
# The heads much hangs on have a wide table of their own; the others share a narrow one.
WIDE, NARROW = 1 << 18, 1 << 15
WIDE_HEADS = (PRESSING, FORCE, "sh", "fear", "coer", "sexp")
# How rare a thing is, is kept in steps of a sixteenth.
STEP = 16

type Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: how rare each bucket is, one column of small numbers for each head, and how to decide."""

    heads: tuple[str, ...]
    rare: "NDArray[np.uint8]"
    wide: "NDArray[np.int8]"
    narrow: "NDArray[np.int8]"
    unit: "Numbers"
    bias: "Numbers"
    weigh: Mapping[str, Mapping[str, float]]
    points: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights as `bench/words_train.py` wrote them."""
    import numpy as np

    told = json.loads(tables.text("weights.json"))
    held = zlib.decompress(tables.data("weights.bin"))
    columns = len(WIDE_HEADS)
    rare = np.frombuffer(held, np.uint8, WIDE)
    wide = np.frombuffer(held, np.int8, WIDE * columns, WIDE).reshape(WIDE, columns)
    narrow = np.frombuffer(held, np.int8, -1, WIDE * (columns + 1)).reshape(NARROW, -1)
    unit, bias = np.array(told["unit"], np.float32), np.array(told["bias"], np.float32)
    return Weights(tuple(told["heads"]), rare, wide, narrow, unit, bias, told["weigh"], told["points"])


def opinion(line: Line, families: set[str]) -> dict[str, float]:
    """Return how much speaks for each head in a line, below zero for against; told which families of rules were met."""
    import numpy as np

    learned = weights()
    buckets = features(line, families)
    share = shares(learned.rare, buckets)
    sums = np.concatenate((share @ learned.wide[buckets % WIDE], share @ learned.narrow[buckets % NARROW]))
    return dict(zip(learned.heads, (sums * learned.unit + learned.bias).tolist(), strict=True))


def shares(rare: "NDArray[np.uint8]", buckets: Buckets) -> Numbers:
    """Return how much each bucket counts in its line: what is rare counts more, what was never taught not at all."""
    import numpy as np

    counts = (rare[buckets % WIDE] / STEP).astype(np.float32)
    length = float(np.sqrt(counts @ counts))
    return (counts / length).astype(np.float32) if length else counts


def evidence(kind: str, given: Mapping[str, float]) -> float:
    """Return how much speaks for one decision, weighed from what the heads and the rules say; it stands from 0 on."""
    weigh = weights().weigh[kind]
    return weigh["bias"] + sum(weight * given.get(name, 0.0) for name, weight in weigh.items() if name != "bias")


def settles(heads: Mapping[str, float], label: str, *, met: bool) -> bool:
    """Say whether one label stands, from what its head says and whether a rule was met for it."""
    return heads[label] >= weights().points[f"{'met' if met else 'unmet'}.{label}"]


def chance(evidence: float) -> float:
    """Return evidence as a number from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))
