"""Whether a house lives on when its database's leader is killed, and when it is cut off, with phones writing all along.

`python -m bench.failover` as root; see bench/cluster.py. Prints for each blow how long nothing could be written, and
compares what was acknowledged with what is there: nothing lost, nothing twice. The house is not started again.
"""

import itertools
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.served import House, Phone
from tests.crash.storm import Writer, found_in

from bench import cluster

PHONES = 3
CALM_SECONDS = 8
HOLD_SECONDS = 60


@dataclass
class Storm:
    """Phones that write one entry after the other, and the moments at which one was acknowledged."""

    writers: list[Writer]
    over: threading.Event = field(default_factory=threading.Event)
    moments: list[float] = field(default_factory=list)

    def rage(self, writer: Writer) -> None:
        while not self.over.is_set():
            entry = f"{time.monotonic_ns():032x}"
            writer.unknown[entry] = 5
            if writer.write(entry, 5):
                writer.kept[entry] = writer.unknown.pop(entry)
                self.moments.append(time.monotonic())
            else:
                time.sleep(0.2)

    def longest_silence_since(self, began: float) -> float:
        moments = [began, *(moment for moment in self.moments if moment > began)]
        return max(after - before for before, after in itertools.pairwise(moments))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, cluster.three_nodes(Path(folder)) as nodes:
        house = House(Path(folder) / "house", cluster.address_of(nodes))
        house.folder.mkdir()
        house.open()
        try:
            with _storm(house) as storm:
                silences = [_killed(nodes, storm), _cut_off(nodes, storm)]
            lost, twice = _compare(house, storm.writers)
        finally:
            house.close()
    kept = sum(len(writer.kept) for writer in storm.writers)
    print(f"{kept} entries acknowledged, {lost} of them lost, {twice} there twice (hold: none)")
    return int(bool(lost or twice or max(silences) > HOLD_SECONDS))


@contextmanager
def _storm(house: House) -> Iterator[Storm]:
    writers = [Writer(f"guest{number}", Phone(house)) for number in range(PHONES)]
    for writer in writers:
        writer.phone.begin(writer.name.title())
        writer.phone.get("/check-in/")
    storm = Storm(writers)
    threads = [threading.Thread(target=storm.rage, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    time.sleep(CALM_SECONDS)
    try:
        yield storm
    finally:
        storm.over.set()
        for thread in threads:
            thread.join()


def _killed(nodes: list[cluster.Node], storm: Storm) -> float:
    leader, began = cluster.wait_for_leader(nodes), time.monotonic()
    leader.kill()
    cluster.wait_for_leader([node for node in nodes if node is not leader])
    time.sleep(CALM_SECONDS)
    silence = storm.longest_silence_since(began)
    print(f"leader killed: {silence:.1f} s without a write (hold <= {HOLD_SECONDS})", flush=True)
    leader.start()
    time.sleep(CALM_SECONDS)
    return silence


def _cut_off(nodes: list[cluster.Node], storm: Storm) -> float:
    leader, began = cluster.wait_for_leader(nodes), time.monotonic()
    leader.cable(plugged=False)
    cluster.wait_for_leader([node for node in nodes if node is not leader])
    time.sleep(CALM_SECONDS)
    silence = storm.longest_silence_since(began)
    print(f"leader cut off: {silence:.1f} s without a write (hold <= {HOLD_SECONDS})", flush=True)
    leader.cable(plugged=True)
    cluster.wait_for_leader(nodes)
    time.sleep(CALM_SECONDS)
    return silence


def _compare(house: House, writers: list[Writer]) -> tuple[int, int]:
    """Return how many acknowledged entries are missing, and how many are there twice, once the rest was sent again."""
    held = found_in(house, writers)["entries"]
    lost = sum(entry not in held[writer.name] for writer in writers for entry in writer.kept)
    for writer in writers:
        writer.send_again()
    rows = found_in(house, writers)["rows"]
    return lost, sum(count != 1 for entry, count in rows.items() if any(entry in writer.kept for writer in writers))


if __name__ == "__main__":
    sys.exit(main())
