"""How fast Today is: against a bare Django page in the same server, and with ten years against ten days.

`python -m bench.pages` prints one line for each figure of architecture 11. Rounds alternate, so that a machine whose
speed drifts slows both sides alike.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.browser import served

from bench.client import Phone, p95
from bench.processes import group_of

ROUNDS, EACH = 40, 25
YEARS, PER_DAY = 10.0, 5.0


def main() -> None:
    with ExitStack() as stack:
        opened = [stack.enter_context(_house(years)) for years in (YEARS, 10 / 365)]
        long, short = phones = [Phone(house.port) for house in opened]
        for house, phone in zip(opened, phones, strict=True):
            phone.sign_in("noor", house.passphrase)
            phone.ask("POST", "/check-in/", _tap(phone))
            phone.seconds("/?show=everything", 50)
        times: dict[str, list[float]] = {"long": [], "short": [], "bare": []}
        work = {"long": 0.0, "bare": 0.0}
        for _ in range(ROUNDS):
            times["short"] += short.seconds("/?show=everything", EACH)
            for name, path in (("long", "/?show=everything"), ("bare", "/bare/")):
                before = opened[0].cpu_seconds()
                times[name] += long.seconds(path, EACH)
                work[name] += opened[0].cpu_seconds() - before
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(f"Today, median: {middle['long'] * 1e3:.2f} ms with ten years, {middle['short'] * 1e3:.2f} ms with ten days")
    print(f"bare Django page, median: {middle['bare'] * 1e3:.2f} ms")
    print(f"Today p95, ten years / ten days: {p95(times['long']) / p95(times['short']):.2f} (hold <= 1.3)")
    print(f"pages/s, Today / bare page, one after another: {middle['bare'] / middle['long']:.2f} (hold >= 0.25)")
    print(f"pages per second of the server's own work, Today / bare page: {work['bare'] / work['long']:.2f}")


def _tap(phone: Phone) -> dict[str, str]:
    return {"csrfmiddlewaretoken": phone.token("/"), "energy": "7", "mood": "7", "for": "me"}


class _house(ExitStack):  # noqa: N801 - It is used like a function.
    """A served house with this many years behind Noor and Sam."""

    def __init__(self, years: float) -> None:
        super().__init__()
        self.years = years

    def __enter__(self) -> "_house":
        folder = Path(self.enter_context(tempfile.TemporaryDirectory()))
        env = {"DJANGO_SETTINGS_MODULE": "bench.settings", "HEARTHLIGHT_DATA": str(folder)}
        fill = [sys.executable, "-m", "bench.filled", str(self.years), str(PER_DAY)]
        self.passphrase = subprocess.run(fill, env=os.environ | env, check=True, stdout=-1, text=True).stdout.strip()
        house = self.enter_context(served.house(folder, DJANGO_SETTINGS_MODULE="bench.settings"))
        self.port, self.group = int(house.address.rsplit(":", 1)[1]), house.process
        return self

    def cpu_seconds(self) -> float:
        """Return the time the house's processes have worked; it does not grow while others have the processor."""
        return sum(_worked(entry) for entry in Path("/proc").iterdir() if group_of(entry) == self.group)


def _worked(entry: Path) -> float:
    fields = (entry / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
