"""Holds the forecast against its peers on real diaries, each study left out in turn. `python -m bench.foresee [--packages N]`

With `--packages N` the packages of bench/requirements.lock join in, on every Nth person, because they are slow; with
`--kept FILE` they are asked once and what they told is read again. With `--daily` a forecast is made on every day.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.ahead import diaries, learn, peers, table
from bench.ahead.diaries import Series
from bench.ahead.peers import Peer
from bench.ahead.told_before import told_before
from hearthlight.insight.priors import Priors, ready


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.foresee")
    parser.add_argument("--packages", type=int, default=0, metavar="N", help="add the packages, on every Nth person")
    parser.add_argument("--only", default="", metavar="NAMES", help="of the packages, only these, with commas between")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="read there what packages told before, and add to it")
    parser.add_argument("--daily", action="store_true", help="make a forecast on every day of a diary")
    args = parser.parse_args()
    others = peers.plain() | (_packages(args.only, args.kept) if args.packages else {})
    every, found = max(args.packages, 1), []
    for held_out, known in left_out(diaries.load()):
        print(f"{held_out[0].study} ...", file=sys.stderr)
        for series in held_out:
            found += table.rows(series, known, others, every=every, daily=args.daily)
    report(found, list(others))


def _packages(only: str, kept: Path | None) -> dict[str, Peer]:
    """Return the packages named in `only`, all where it names none, that look into `kept` first."""
    # Prophet tells of every fit, many thousand times.
    logging.disable(logging.WARNING)
    names = only.split(",") if only else list(peers.packages())
    chosen = {name: peer for name, peer in peers.packages().items() if name in names}
    return {name: told_before(kept, name, peer) for name, peer in chosen.items()} if kept else chosen


def left_out(series: Sequence[Series]) -> list[tuple[list[Series], Priors]]:
    """Return each study's series beside the priors that all the other studies teach."""
    studies = list(dict.fromkeys(each.study for each in series))
    return [
        (
            [each for each in series if each.study == study],
            ready(learn.learn([each for each in series if each.study != study])),
        )
        for study in studies
    ]


def report(found: Sequence[table.Row], others: Sequence[str]) -> None:
    """Print the tables of docs/seeing-ahead.md."""
    by_series = table.ratios(found)
    print("CRPS of the house over that of each peer, by series; the last column is the peer that is best in hindsight")
    print(f"{'series':36}" + "".join(f"{name[:13]:>14}" for name in others) + f"{'best':>8}")
    for name, by in by_series.items():
        print(f"{name:36}" + "".join(f"{by[other]:14.3f}" for other in others) + f"{max(by.values()):8.3f}")
    means = [float(np.mean([by[other] for by in by_series.values()])) for other in others]
    best = [max(by.values()) for by in by_series.values()]
    print(f"{'mean':36}" + "".join(f"{mean:14.3f}" for mean in means) + f"{np.mean(best):8.3f}  worst {max(best):.3f}")
    buckets, series = table.coverage(found)
    print("80 % band before snapping: " + "  ".join(f"{name} {share:.3f}" for name, share in buckets.items()))
    print(f"80 % band by series: {min(series.values()):.3f} to {max(series.values()):.3f}")
    for who in (table.OURS, *others):
        for horizon in (1, 3, 7):
            told = table.low_days(found, who, horizon)
            print(f"low day, {who:16} {horizon}: " + "  ".join(f"{name} {value:.3f}" for name, value in told.items()))


if __name__ == "__main__":
    main()
