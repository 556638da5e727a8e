"""A disk that is full, and power that goes at any instant: what was acknowledged is there, and the house goes on."""

import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.crash.served import House, Phone, a_house
from tests.crash.storm import Writer, found_in

INSTANTS = 12
BETWEEN_SECONDS = (0.02, 0.3)
ENTRY, LATER = "ab" * 16, "cd" * 16


def moved_in(house: House) -> Writer:
    """Return somebody who lives there and writes."""
    writer = Writer("noor", Phone(house))
    writer.phone.begin("Noor")
    writer.phone.get("/check-in/")
    return writer


@contextmanager
def held_still(house: House) -> Iterator[None]:
    """Stop every process of the house for a moment."""
    assert house.process is not None
    os.killpg(house.process.pid, signal.SIGSTOP)
    yield
    os.killpg(house.process.pid, signal.SIGCONT)


def test_power_that_goes_at_any_instant_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    instants = random.Random(8412)
    copies: list[tuple[House, dict[str, int]]] = []
    (tmp_path / "house").mkdir()
    with a_house(tmp_path / "house") as house:
        writer, ended = moved_in(house), threading.Event()
        storm = threading.Thread(target=writer.storm, args=(ended,))
        storm.start()
        for number in range(INSTANTS):
            time.sleep(instants.uniform(*BETWEEN_SECONDS))
            acknowledged = dict(writer.kept)
            copy = replace(house, folder=tmp_path / f"copy {number}", process=None)
            with held_still(house):
                shutil.copytree(house.data, copy.data)
            copies.append((copy, acknowledged))
        ended.set()
        storm.join()
    assert len(copies[-1][1]) > INSTANTS
    for copy, acknowledged in copies:
        holds = found_in(copy, [writer])
        assert {entry: holds["entries"]["noor"].get(entry) for entry in acknowledged} == acknowledged
        assert {holds["rows"][entry] for entry in acknowledged} <= {1}


def processes_of(house: House) -> list[int]:
    assert house.process is not None
    told = subprocess.run(["pgrep", "-g", str(house.process.pid)], capture_output=True, text=True, check=True)
    return [int(line) for line in told.stdout.split()]


def let_files_grow(house: House, most: int) -> None:
    """Let no file of the house grow beyond `most` bytes, as a disk that is full would."""
    for process in processes_of(house):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def test_with_a_full_disk_everything_can_be_read_and_nothing_is_said_to_be_kept(tmp_path: Path) -> None:
    with a_house(tmp_path) as house:
        writer = moved_in(house)
        assert writer.write(ENTRY, 7)
        let_files_grow(house, 4096)
        for path in (
            "/",
            "/check-in/",
            "/history/",
            "/patterns/",
            "/wins/",
            "/settings/",
            "/help/",
            "/care/",
            "/closer/",
        ):
            assert writer.phone.get(path).status == 200, path
        assert writer.write(LATER, 3) is False
        let_files_grow(house, resource.RLIM_INFINITY)
        assert writer.write(LATER, 3)
        holds = found_in(house, [writer])["entries"]["noor"]
        assert {entry: holds.get(entry) for entry in (ENTRY, LATER)} == {ENTRY: 7, LATER: 3}
