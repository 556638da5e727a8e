"""Learns the small model of the writing coach from our own lines. `python -m bench.words_train`

Reads tests/data/words/lines-*.jsonl and tests/data/words/dev.jsonl, never the locked set; writes vocabulary.txt and
weights.json beside the tables. The same lines and SEED give the same files. Where to decide is read off predictions for
lines the model had not seen: five parts, each judged by what the other four taught.
"""

import base64
import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.words_points import Seen, choose
from hearthlight.words import features, lexicon, model, normal, rules, spelling
from hearthlight.words.reading import LABELS, MARKS

SEED = 20
PARTS = 5
ROUNDS = 60
RATE = 0.4
PULL = 0.02
RARER = 2.0
ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tests" / "data" / "words"
TABLES = ROOT / "src" / "hearthlight" / "words" / "english"
HEADS = (model.PRESSING, *LABELS)
MOST = 127

type Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """What was learned: weights, one column a head, and where each head starts."""

    weights: Numbers
    bias: Numbers


def main() -> None:
    lines = [json.loads(line) for path in training_files() for line in path.read_text("utf-8").splitlines()]
    write_vocabulary([line["text"] for line in lines])
    seen = [Seen.of(line["text"]) for line in lines]
    buckets = [each.buckets for each in seen]
    wanted, counted = truth(lines)
    apart = judged_apart(buckets, wanted, counted)
    taught = learn(buckets, wanted, counted)
    points = choose(lines, seen, [dict(zip(HEADS, row, strict=True)) for row in apart.tolist()])
    write(taught, points)


def training_files() -> list[Path]:
    return [*sorted(LINES.glob("lines-*.jsonl")), LINES / "dev.jsonl"]


def write_vocabulary(texts: list[str]) -> None:
    """Every word of the tables, and every word said twice in the lines that is no name of a person."""
    said = Counter(word.plain for text in texts for word in normal.plain_words(text))
    named = Counter(
        normal.plain(found.lower()) for text in texts for found in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", text)
    )
    own = lexicon.vocabulary() | rules.vocabulary()
    words = {word for word, count in said.items() if count > 1 and named[word] * 2 < count} | own
    kept = sorted(word for word in words if word.isalpha())
    (TABLES / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    features.vocabulary.cache_clear()
    spelling.forget()


def truth(lines: list[dict[str, list[str]]]) -> tuple[Numbers, Numbers]:
    """Return what each head is taught to say (1 or 0), and how much each line counts for it."""
    wanted = _nothing((len(lines), len(HEADS)))
    counted = _nothing((len(lines), len(HEADS))) + 1
    for row, line in enumerate(lines):
        labels = set(line["labels"])
        wanted[row, 0] = bool(labels & {*MARKS, "coer"})
        for column, head in enumerate(HEADS[1:], start=1):
            wanted[row, column] = head in labels
            counted[row, column] = head not in line.get("maybe", ())
    return wanted, counted


def judged_apart(buckets: list[list[int]], wanted: Numbers, counted: Numbers) -> Numbers:
    """Return what a model says about each line that it was not taught."""
    part = np.random.default_rng(SEED).integers(0, PARTS, len(buckets))
    said = np.zeros_like(wanted)
    for number in range(PARTS):
        inside, outside = np.flatnonzero(part == number), np.flatnonzero(part != number)
        taught = learn([buckets[each] for each in outside], wanted[outside], counted[outside])
        said[inside] = say(taught, [buckets[each] for each in inside])
    return said


def learn(buckets: list[list[int]], wanted: Numbers, counted: Numbers) -> Taught:
    """Logistic regression on every head at once, by Adagrad (Duchi 2011) from zero: nothing is drawn by chance."""
    flat, starts, share = _laid_flat(buckets)
    order = np.argsort(flat, kind="stable")
    rows_of = np.repeat(np.arange(len(buckets)), np.diff(np.append(starts, len(flat))))[order]
    first = np.flatnonzero(np.r_[True, np.diff(flat[order]) > 0])
    here = flat[order][first]
    weights, bias = _nothing((features.BUCKETS, len(HEADS))), np.log(wanted.mean(0) / (1 - wanted.mean(0)))
    slope, bias_slope = _nothing(weights.shape) + 1e-8, _nothing(bias.shape) + 1e-8
    rarer = counted * (1 + wanted * (RARER - 1))
    for _ in range(ROUNDS):
        wrong = (_chance(_sums(weights, flat, starts) * share + bias) - wanted) * rarer
        pull = np.add.reduceat((wrong * share)[rows_of], first) + PULL * weights[here]
        slope[here] += pull**2
        weights[here] -= RATE * pull / np.sqrt(slope[here])
        bias_slope += wrong.sum(0) ** 2
        bias -= RATE * wrong.sum(0) / np.sqrt(bias_slope)
    return Taught(weights, bias)


def say(taught: Taught, buckets: list[list[int]]) -> Numbers:
    flat, starts, share = _laid_flat(buckets)
    return _chance(_sums(taught.weights, flat, starts) * share + taught.bias)


def write(taught: Taught, points: dict[str, float]) -> None:
    """Write the weights as signed bytes, one unit for each head."""
    unit = np.abs(taught.weights).max(0) / MOST
    rows = np.round(taught.weights / unit).astype(np.int8).tobytes()
    told = {
        "heads": HEADS,
        "unit": [round(float(each), 8) for each in unit],
        "bias": [round(float(each), 6) for each in taught.bias],
        "points": points,
        "rows": base64.b85encode(zlib.compress(rows, 9)).decode(),
    }
    (TABLES / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _laid_flat(buckets: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64], Numbers]:
    sizes = np.array([len(each) for each in buckets])
    return (
        np.concatenate(buckets).astype(np.int64),
        np.cumsum(sizes) - sizes,
        (1 / np.sqrt(sizes)).astype(np.float32)[:, None],
    )


def _nothing(shape: tuple[int, ...]) -> Numbers:
    return np.zeros(shape, np.float32)


def _sums(weights: Numbers, flat: NDArray[np.int64], starts: NDArray[np.int64]) -> Numbers:
    return np.add.reduceat(weights[flat], starts)


def _chance(evidence: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-np.clip(evidence, -30, 30)))


if __name__ == "__main__":
    main()
