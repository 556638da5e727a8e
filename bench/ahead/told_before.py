"""What slow forecasters told before, in a file: they say the same again for the same days, so nobody waits twice."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.ahead.diaries import Days, Floats
from bench.ahead.peers import Peer

TABLE = "create table if not exists told (peer text, asked blob, answer blob, primary key (peer, asked)) without rowid"


def told_before(file: Path, name: str, peer: Peer) -> Peer:
    """Return `peer`, which asks `file` first and keeps there whatever it had to work out."""
    kept = sqlite3.connect(file, isolation_level=None, timeout=60)
    kept.execute(TABLE)

    def asked(days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
        key = _key(days, values, horizons)
        row = kept.execute("select answer from told where peer = ? and asked = ?", (name, key)).fetchone()
        if row is None:
            row = (peer(days, values, horizons).tobytes(),)
            kept.execute("insert or replace into told values (?, ?, ?)", (name, key, *row))
        told: Floats = np.frombuffer(row[0]).reshape(len(horizons), -1)
        return told

    return asked


def _key(days: Days, values: Floats, horizons: Sequence[int]) -> bytes:
    told = hashlib.blake2b(digest_size=16)
    for part in (days - days[0], values, np.array(horizons)):
        told.update(np.ascontiguousarray(part).tobytes() + b"|")
    return told.digest()
