"""Broken and hostile files, a hundred thousand of them over every format. `python -m bench.imports_fuzz --count 100000`

Each file is a sample with something done to it. Reading one may refuse, in the house's own words; it may not stop
otherwise, take five CPU seconds, hold 200 MB, or touch anything beside the bytes it was given.
"""

import argparse
import base64
import datetime as dt
import io
import re
import sqlite3
import struct
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bench.processes import highest_memory
from hearthlight.edges.imports import gather, parcel, reader, told
from hearthlight.edges.imports.parcel import NotReadable

SAMPLES = Path(__file__).parents[1] / "tests" / "data" / "imports"
LONGEST_SECONDS, MOST_MEGABYTES = 5.0, 200
_ZONE, _TODAY = ZoneInfo("Europe/Berlin"), dt.date(2026, 1, 15)
_ENTITIES = b'<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;&x;">]>'
_FORMULAS = (b'"=1+1"', b"@SUM(A1)", b"+cmd|' /C calc'!A0", b"-2+3")
_NAMES = ("../../etc/cron.d/x", "/etc/passwd", "C:/x.db", "a/../../b.json", "export.xml\0.png", "inner.zip")
# What reading may never do.
_NEVER = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "shutil.",
    "tempfile.",
)

_BLANK = b" " * (1 << 20)
# A value in JSON, a cell of a table, an attribute.
_VALUE = re.compile(rb'(?<=[:=,;\[])\s*("(?:[^"\\\n]|\\.)*"|[^\s"<>,;:\[\]{}=]+|\[\]|\{\})')
_ODD_VALUES = (b"null", b"true", b"{}", b"[]", b'[{"a":1}]', b'""', b'"9"', b"-1", b"1e300", b"9" * 20, b'"2026-13-45"')

type Change = Callable[[bytes, Random], bytes]


def flip(content: bytes, chance: Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: Random) -> bytes:
    """Break off somewhere."""
    return content[: chance.randrange(len(content))]


def swap(content: bytes, chance: Random) -> bytes:
    """Change the order of the lines, and say some of them again."""
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines + chance.choices(lines, k=3))


def splice(content: bytes, chance: Random) -> bytes:
    """Put one piece in the place of another."""
    first, second, length = chance.randrange(len(content)), chance.randrange(len(content)), chance.randrange(200)
    return content[:first] + content[second : second + length] + content[first + length :]


def swell(content: bytes, chance: Random) -> bytes:
    """Say one piece very often."""
    first = chance.randrange(len(content))
    return (
        content[:first]
        + content[first : first + chance.randrange(1, 80)] * chance.choice((10, 1000, 20000))
        + content[first:]
    )


def inject(content: bytes, chance: Random) -> bytes:
    """Put something hostile in: entities, formulas, deep lists, quotes that never close, huge numbers, zero bytes."""
    hostile = (
        _ENTITIES,
        *_FORMULAS,
        b"[" * 5000,
        b'"' * 3,
        b"9" * 400,
        b"\0",
        b"1e999",
        b"<Record ",
        b"<!--",
        b'{"a":' * 900,
    )
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(hostile) + content[place:]


def confuse(content: bytes, chance: Random) -> bytes:
    """Let one or a few values be of another kind than they always are: a list for a date, a text for a number."""
    for _ in range(chance.choice((1, 1, 3))):
        values = [found.span(1) for found in _VALUE.finditer(content)]
        if values:
            first, end = chance.choice(values)
            content = content[:first] + chance.choice(_ODD_VALUES) + content[end:]
    return content


PLAIN: tuple[Change, ...] = (flip, cut, swap, splice, swell, inject, confuse)


def rezip(content: bytes, chance: Random) -> bytes:
    """Change what lies inside of a zip, and pack it again, perhaps with strange names beside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            inside = before.read(name)
            after.writestr(name, chance.choice(PLAIN)(inside, chance) if inside and chance.random() < 0.7 else inside)
        if chance.random() < 0.3:
            after.writestr(chance.choice(_NAMES), content)
    return out.getvalue()


def lie(content: bytes, chance: Random) -> bytes:
    """Let a zip tell wrong sizes, in its directory or beside its members."""
    changed = bytearray(content)
    mark, offset = chance.choice(((b"PK\x01\x02", 20), (b"PK\x01\x02", 24), (b"PK\x03\x04", 18), (b"PK\x03\x04", 22)))
    place = content.find(mark)
    if place >= 0 and place + offset + 4 <= len(content):
        changed[place + offset : place + offset + 4] = struct.pack("<I", chance.choice((0, 1, 1 << 20, 0xFFFFFFFE)))
    return bytes(changed)


def bomb(content: bytes, chance: Random) -> bytes:
    """Make a zip that unpacks to very much."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        name = chance.choice(before.namelist())
        with after.open(name, "w") as inside:
            inside.write(before.read(name)[:400])
            for _ in range(chance.choice((20, 90))):
                inside.write(_BLANK)
    return out.getvalue()


def unruly(content: bytes, chance: Random) -> bytes:
    """Give a database triggers and views, in the names of its tables too."""
    with zipfile.ZipFile(io.BytesIO(content)) as before:
        name = before.namelist()[0]
        inside = before.read(name)
    database = sqlite3.connect(":memory:")
    with suppress(sqlite3.Error):
        database.deserialize(inside)
        table = chance.choice(("steps_record_table", "sleep_session_record_table"))
        loop = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"
        database.execute(f"DROP TABLE {table}")
        database.execute(f"CREATE VIEW {table} AS {loop} x AS count, 'a' AS app_info_id FROM c")
        database.execute(
            "CREATE TRIGGER t AFTER INSERT ON sleep_stages_table BEGIN DELETE FROM sleep_stages_table; END"
        )
        database.commit()
        inside = database.serialize()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        after.writestr(name, flip(inside, chance) if chance.random() < 0.5 else inside)
    return out.getvalue()


def backup(content: bytes, chance: Random) -> bytes:
    """Change what stands inside of the wrapping of a backup."""
    with zipfile.ZipFile(io.BytesIO(content)) as before:
        inside = base64.b64decode(before.read(before.namelist()[0]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        after.writestr("backup.daylio", base64.b64encode(chance.choice(PLAIN)(inside, chance)))
    return out.getvalue()


def changes(path: Path) -> tuple[Change, ...]:
    """Return what can be done to a sample."""
    if path.suffix == ".daylio":
        return flip, cut, rezip, lie, backup
    if path.name == "Health Connect.zip":
        return flip, cut, rezip, lie, bomb, unruly
    return (flip, cut, splice, rezip, rezip, rezip, lie, bomb) if path.suffix == ".zip" else PLAIN


def read(content: bytes, name: str) -> str:
    """Read one file as an import does; return its format, or why it was refused."""
    owner = gather.Owner(_ZONE, "x:0", lambda _: b"0" * 16)
    try:
        held = parcel.of_bytes(content, name)
        try:
            found = reader.read(held, _ZONE, today=_TODAY)
        finally:
            held.close()
    except NotReadable as problem:
        return problem.why
    told.answer(name, found)
    gather.entries(found, gather.Choice(frozenset(gather.TICKS), (1, 5)), owner)
    return found.format


def main() -> None:
    """Read very many broken files, and tell what became of them; the exit status tells whether all was well."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    said = arguments.parse_args()
    files = sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.name != "answers.jsonl")
    contents = [(path, path.read_bytes()) for path in files]
    read(*_first(contents))
    touched: Counter[str] = Counter()
    sys.addaudithook(lambda event, told: touched.update([f"{event} {told[:1]}"]) if event.startswith(_NEVER) else None)
    slowest, became, chance = 0.0, Counter[str](), Random(said.seed)
    for number in range(said.count):
        path, content = contents[number % len(contents)]
        changed = content
        with suppress(zipfile.BadZipFile, zlib.error):
            changed = chance.choice(changes(path))(content, chance) or b"\0"
        began = time.process_time()
        try:
            became[read(changed, path.name)] += 1
        except Exception:
            Path(tempfile.gettempdir(), f"stopped-{path.name}").write_bytes(changed)
            print(f"{path.name}, file {number} of seed {said.seed}")
            raise
        took = time.process_time() - began
        if took > max(slowest, 1.0):
            print(f"{path.name}, file {number}: {took:.2f} s", flush=True)
        slowest = max(slowest, took)
    memory = highest_memory()
    print(f"{said.count} files, slowest {slowest:.2f} s (hold: < 5), memory {memory:.0f} MB (hold: <= 200)")
    print(dict(became.most_common()))
    print(f"touched beside their bytes: {dict(touched) or 'nothing'}")
    sys.exit(bool(touched) or slowest >= LONGEST_SECONDS or memory > MOST_MEGABYTES)


def _first(contents: list[tuple[Path, bytes]]) -> tuple[bytes, str]:
    """Return one file whole, so that everything is loaded before anything is watched."""
    return contents[0][1], contents[0][0].name


if __name__ == "__main__":
    main()
