"""Phones that keep checking in while the house is hurt, and what its journals hold afterwards."""

import json
import random
import secrets
import subprocess
import sys
import threading
import urllib.parse
from dataclasses import dataclass, field

from tests.crash.served import PASSPHRASE, ROOT, House, Phone


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
