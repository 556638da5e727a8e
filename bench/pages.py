"""How fast Today and Patterns are: Today against a bare Django page, and both with ten years against ten days.

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
TODAY = "/?show=everything"
PATTERNS = "/patterns/"
PAGES = {"Today": TODAY, "Patterns": PATTERNS, "bare, rendered": "/bare/rendered/", "bare, fixed text": "/bare/fixed/"}
YEARS, PER_DAY = 10.0, 5.0


def main() -> None:
    with ExitStack() as stack:
        opened = [stack.enter_context(_house(years)) for years in (YEARS, 10 / 365)]
        long, short = phones = [Phone(house.port) for house in opened]
        for house, phone in zip(opened, phones, strict=True):
            phone.sign_in("noor", house.passphrase)
            phone.ask("POST", "/check-in/", _tap(phone))
            phone.seconds(TODAY, 50)
            phone.seconds(PATTERNS, 10)
        times: dict[str, list[float]] = {name: [] for name in ("ten days", "ten days, Patterns", *PAGES)}
        work = dict.fromkeys(PAGES, 0.0)
        for _ in range(ROUNDS):
            times["ten days"] += short.seconds(TODAY, EACH)
            times["ten days, Patterns"] += short.seconds(PATTERNS, EACH)
            for name, path in PAGES.items():
                before = opened[0].cpu_seconds()
                times[name] += long.seconds(path, EACH)
                work[name] += opened[0].cpu_seconds() - before
    for name, values in times.items():
        print(f"{name}: median {statistics.median(values) * 1e3:.2f} ms, p95 {p95(values) * 1e3:.2f} ms")
    print(f"Today p95, ten years / ten days: {p95(times['Today']) / p95(times['ten days']):.2f} (hold <= 1.3)")
    ratio = p95(times["Patterns"]) / p95(times["ten days, Patterns"])
    print(f"Patterns p95, ten years / ten days: {ratio:.2f} (hold <= 1.3)")
    for bare in ("bare, rendered", "bare, fixed text"):
        ratio = statistics.median(times[bare]) / statistics.median(times["Today"])
        print(
            f"pages/s, Today / {bare}: {ratio:.2f}, by the server's own work {work[bare] / work['Today']:.2f} (hold >= 0.25)"
        )


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
