"""A power cut in the middle of a storm of writes: what was acknowledged is there afterwards, once. Twenty times."""

import json
import random
import secrets
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.served import PASSPHRASE, ROOT, House, Phone, a_house

ROUNDS = 20
# Long enough for some entries of each phone, short enough that the cut falls among them.
CUT_AFTER_SECONDS = (0.05, 0.9)
ATTEMPTS_AT_LEAST = 100


@dataclass
class Writer:
    """One phone that keeps checking in, and remembers what it was told was kept, and what nobody answered."""

    name: str
    phone: Phone
    kept: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)

    def storm(self, ended: threading.Event) -> None:
        """Check in, one after the other, until the house is gone."""
        while not ended.is_set():
            entry, energy = secrets.token_hex(16), random.randrange(0, 11)
            self.unknown[entry] = energy
            answer = self.write(entry, energy)
            if answer is None:
                return
            if answer:
                self.kept[entry] = self.unknown.pop(entry)

    def write(self, entry: str, energy: int) -> bool | None:
        """Send one check-in; return whether it was acknowledged, or None when nobody answered."""
        token = next((c.value for c in self.phone.jar if c.name == "form"), "")
        form = {"id": entry, "energy": energy, "mood": 5, "for": "me", "csrfmiddlewaretoken": token}
        answer = self.phone.try_to("POST", "/check-in/", urllib.parse.urlencode(form).encode())
        # A redirect is the answer; the page after it may already find nobody.
        return None if answer is None else answer.status == 200

    def send_again(self) -> None:
        """Send what nobody answered once more, as a queue on a phone would."""
        for entry, energy in list(self.unknown.items()):
            assert self.write(entry, energy)
            self.kept[entry] = self.unknown.pop(entry)


def found_in(house: House, writers: list[Writer]) -> dict[str, dict[str, dict[str, float]]]:
    """Return what the journals hold, opened with their passphrases by a process that knows nothing else."""
    told = json.dumps({writer.name: PASSPHRASE for writer in writers})
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/crash/check_there.py")],
        env=house.env(),
        input=told,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return answer


def test_kill_nine_in_a_storm_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    cuts = random.Random(8411)
    with a_house(tmp_path) as house:
        writers = [Writer("noor", Phone(house)), Writer("sam", Phone(house))]
        for writer in writers:
            writer.phone.begin(writer.name.title())
            writer.phone.get("/check-in/")
        # One of the two writes while locked, as on the worst day.
        writers[1].phone.fill("/settings/", "/lock/")
        for _ in range(ROUNDS):
            ended = threading.Event()
            threads = [threading.Thread(target=writer.storm, args=(ended,)) for writer in writers]
            for thread in threads:
                thread.start()
            time.sleep(cuts.uniform(*CUT_AFTER_SECONDS))
            house.kill()
            ended.set()
            for thread in threads:
                thread.join()
            house.open()
        kept_before = {writer.name: dict(writer.kept) for writer in writers}
        holds = found_in(house, writers)["entries"]
        for name, kept in kept_before.items():
            assert {entry: holds[name].get(entry) for entry in kept} == kept
        for writer in writers:
            writer.send_again()
        after = found_in(house, writers)
        for writer in writers:
            assert {entry: after["entries"][writer.name].get(entry) for entry in writer.kept} == writer.kept
            assert {after["rows"][entry] for entry in writer.kept} == {1}
        assert sum(len(writer.kept) for writer in writers) > ATTEMPTS_AT_LEAST
