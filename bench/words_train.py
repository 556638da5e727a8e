"""Learns the small model of the writing coach from our own lines. `OMP_NUM_THREADS=1 python -m bench.words_train`

Reads tests/data/words/lines-*.jsonl and dev.jsonl, never the locked set; writes vocabulary.txt, weights.json and
weights.bin beside the tables. The same lines give the same files. Needs scikit-learn (bench/requirements.lock).
How to decide is read off lines by writers whom the model had not met: each of three is left out once.
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.words_points import Line, decide, report
from hearthlight.words import coach, features, lexicon, look, meanings, model, normal, rules, spelling
from hearthlight.words.reading import LABELS

# The rules were made beside the lines of the other files, so these writers alone are a fair judge.
APART = ("lines-apart", "lines-lena", "lines-tom")
ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tests" / "data" / "words"
TABLES = ROOT / "src" / "hearthlight" / "words" / "english"
HEADS = (*model.WIDE_HEADS, *(label for label in LABELS if label not in model.WIDE_HEADS))
LEAN = 20.0
MOST = 127
# Weights this small say next to nothing and are left out, which keeps the file under a megabyte.
LEAST = 2

type Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """What was learned: how rare each bucket is, one column of weights a head, and where each head starts."""

    rare: NDArray[np.uint8]
    wide: Numbers
    narrow: Numbers
    bias: Numbers

    def say(self, buckets: features.Buckets) -> list[float]:
        share = model.shares(self.rare, buckets)
        sums = (share @ self.wide[buckets % model.WIDE], share @ self.narrow[buckets % model.NARROW])
        told: list[float] = (np.concatenate(sums) + self.bias).tolist()
        return told


def main() -> None:
    lines = load()
    write_vocabulary([line.text for line in lines])
    looks = [look.look(line.text) for line in lines]
    buckets = [features.features(seen.plain, coach.families(seen)) for seen in looks]
    given: list[dict[str, float]] = []
    told: list[Line] = []
    for writer in APART:
        inside = [number for number, line in enumerate(lines) if line.writer == writer]
        outside = [number for number, line in enumerate(lines) if line.writer != writer]
        taught = learn([buckets[number] for number in outside], [lines[number] for number in outside])
        for number in inside:
            seen = looks[number]
            own = features.features(seen.own, coach.families(seen))
            given.append(coach.weighed(seen, heads_of(taught, own)))
            plain = coach.weighed(seen, heads_of(taught, buckets[number]))
            told.append(lines[number].seen(plain, {label for each in seen.tender for label in each.rule.labels}))
    decisions = decide(told, given)
    write(learn(buckets, lines), decisions)
    print(report(told, given, decisions))


def load() -> list[Line]:
    paths = [*sorted(LINES.glob("lines-*.jsonl")), LINES / "dev.jsonl"]
    rows = [(path.stem, json.loads(row)) for path in paths for row in path.read_text("utf-8").splitlines()]
    return [
        Line(writer, row["text"], frozenset(row["labels"]), frozenset(row.get("maybe", ()))) for writer, row in rows
    ]


def heads_of(taught: Taught, buckets: features.Buckets) -> dict[str, float]:
    return dict(zip(HEADS, taught.say(buckets), strict=True))


def write_vocabulary(texts: list[str]) -> None:
    """Every word of the tables, and every word said twice in the lines that is no name of a person."""
    said = Counter(word.plain for text in texts for word in normal.plain_words(text))
    named = Counter(
        normal.plain(found.lower()) for text in texts for found in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", text)
    )
    own = lexicon.vocabulary() | rules.vocabulary() | meanings.vocabulary()
    words = {word for word, count in said.items() if count > 1 and named[word] * 2 < count} | own
    kept = sorted(word for word in words if word.isalpha())
    (TABLES / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    features.vocabulary.cache_clear()
    spelling.forget()


def learn(buckets: Sequence[features.Buckets], lines: Sequence[Line]) -> Taught:
    """Logistic regression, one head after the other; what is met in one line only is not learned from."""
    met = np.bincount(np.concatenate([np.unique(each % model.WIDE) for each in buckets]), minlength=model.WIDE)
    rare = np.where(met > 1, np.round(np.log((len(lines) + 1) / (met + 1)) * model.STEP), 0).clip(0, 255)
    shares = [model.shares(rare.astype(np.uint8), each) for each in buckets]
    wide, narrow = table(buckets, shares, model.WIDE), table(buckets, shares, model.NARROW)
    columns = [fit(wide if head in model.WIDE_HEADS else narrow, lines, head) for head in HEADS]
    split = len(model.WIDE_HEADS)
    return Taught(
        rare.astype(np.uint8),
        np.stack([weights for weights, _ in columns[:split]], 1),
        np.stack([weights for weights, _ in columns[split:]], 1),
        np.array([bias for _, bias in columns], np.float32),
    )


def table(buckets: Sequence[features.Buckets], shares: Sequence[Numbers], size: int) -> Any:
    from scipy import sparse  # type: ignore[import-not-found, import-untyped, unused-ignore]

    starts = np.cumsum([0, *map(len, buckets)])
    rows = sparse.csr_matrix((np.concatenate(shares), np.concatenate(buckets) % size, starts), (len(buckets), size))
    rows.sum_duplicates()
    return rows


def fit(rows: Any, lines: Sequence[Line], head: str) -> tuple[Numbers, float]:
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, import-untyped, unused-ignore]

    counted = np.array([head not in line.maybe for line in lines])
    wanted = np.array([line.wants(head) for line in lines])
    learner = LogisticRegression(C=LEAN, class_weight="balanced", solver="liblinear", max_iter=300, random_state=0)
    learner.fit(rows[counted], wanted[counted])
    return learner.coef_[0].astype(np.float32), float(learner.intercept_[0])


def write(taught: Taught, decisions: Mapping[str, Any]) -> None:
    """Write the weights as signed bytes, one unit for each head, and what has to be read by people beside them."""
    unit = [np.abs(each).max(0) / MOST for each in (taught.wide, taught.narrow)]
    whole = [np.round(each / by) for each, by in zip((taught.wide, taught.narrow), unit, strict=True)]
    held = [np.where(np.abs(each) > LEAST, each, 0).astype(np.int8) for each in whole]
    numbers = b"".join(each.tobytes() for each in (taught.rare, *held))
    (TABLES / "weights.bin").write_bytes(zlib.compress(numbers, 9))
    told = {
        "heads": HEADS,
        "unit": [round(float(each), 8) for each in np.concatenate(unit)],
        "bias": [round(float(each), 5) for each in taught.bias],
        **decisions,
    }
    (TABLES / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
