"""How fast an Apple export is read from its zip, and in how little memory, beside what people use. `python -m bench.imports`

Each reader runs in a process of its own, on the same file, one after the other; CPU seconds and the highest memory are
the process's own. The parsers only count step records, which is less than the house does. The peers come with
`uv pip install --require-hashes -r bench/requirements.lock`; those that are not there are passed over.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from bench import apple_export
from bench.processes import highest_memory
from hearthlight.edges.imports import nights, parcel, reader

_STEPS = "HKQuantityTypeIdentifierStepCount"


def house(path: Path) -> int:
    """Read everything, as an import does."""
    found = reader.read(parcel.of_path(path), ZoneInfo("Europe/Berlin"), today=dt.date(2026, 1, 11))
    return len(nights.choose(found.sleeps).nights) + len(found.steps_by_day()) + len(found.moves)


def element_tree(path: Path) -> int:
    """Count steps with the parser of the standard library, past the DTD it stops at."""
    count = 0
    with _past_the_dtd(path) as xml:
        for _, element in ElementTree.iterparse(xml):
            count += element.tag == "Record" and element.get("type") == _STEPS
            element.clear()
    return count


def lxml(path: Path) -> int:
    """Count steps with lxml, past the DTD it stops at."""
    from lxml import etree  # type: ignore[import-not-found, unused-ignore]

    count = 0
    with _past_the_dtd(path) as xml:
        for _, element in etree.iterparse(xml, tag="Record", huge_tree=True):
            count += element.get("type") == _STEPS
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return count


def healthkit_to_sqlite(path: Path) -> int:
    """Put everything into a database in memory with the package most people name, past the DTD it stops at."""
    import sqlite_utils  # type: ignore[import-not-found, unused-ignore]
    from healthkit_to_sqlite import utils  # type: ignore[import-not-found, unused-ignore]

    database = sqlite_utils.Database(memory=True)
    with _past_the_dtd(path) as xml:
        utils.convert_xml_to_sqlite(xml, database)
    return int(sum(table.count for table in database.tables))


class _Rest:
    """A stream from its root element on."""

    def __init__(self, xml: IO[bytes]) -> None:
        self._xml, head = xml, xml.read(1 << 16)
        self._head = head[head.index(b"<HealthData ") :]

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._xml.read(size)

    def __enter__(self) -> "_Rest":
        return self

    def __exit__(self, *_: object) -> None:
        self._xml.close()


def _past_the_dtd(path: Path) -> _Rest:
    return _Rest(zipfile.ZipFile(path).open("apple_health_export/export.xml"))


READERS: dict[str, Callable[[Path], int]] = {
    "the house": house,
    "ElementTree": element_tree,
    "lxml": lxml,
    "healthkit-to-sqlite": healthkit_to_sqlite,
}


def main() -> None:
    """Make the export, let each reader read it, and print what it took."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--megabytes", type=float, default=500)
    arguments.add_argument("--reader", help=argparse.SUPPRESS)
    arguments.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    said = arguments.parse_args()
    if said.reader:
        _measure(said.reader, said.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.zip")
        size = apple_export.write(path, said.megabytes) / 1e6
        print(f"{size:.0f} MB of XML in a zip of {path.stat().st_size / 1e6:.0f} MB")
        for name in READERS:
            print(_line(name, path, size))


def _measure(name: str, path: Path) -> None:
    began = time.process_time()
    count = READERS[name](path)
    took = time.process_time() - began
    memory = highest_memory()
    print(json.dumps([count, took, memory]))


def _line(name: str, path: Path, size: float) -> str:
    command = [sys.executable, "-m", "bench.imports", "--reader", name, "--file", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"{name:19} is not installed here" if "ModuleNotFound" in done.stderr else f"{name:19} stopped"
    count, took, memory = json.loads(done.stdout)
    hold = " (hold: >= 300 MB/s, <= 120 MB)" if name == "the house" else ""
    return f"{name:19} {size / took:6.0f} MB of XML per CPU second, {memory:4.0f} MB of memory, {count} found{hold}"


if __name__ == "__main__":
    main()
