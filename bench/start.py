"""How quickly the house opens a second time, and what it holds at rest. `python -m bench.start`

The first start makes environment, database and files; the second is timed from the command to the first page. Memory
is the proportional share (PSS) of the small process and its worker together, after two people have walked through.
"""

import os
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.browser import served

from bench.client import Phone
from bench.processes import megabytes

STARTS = 5
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _start(folder)
        took = [_start(folder)[0] for _ in range(STARTS)]
        print(f"second start to first page: {statistics.median(took):.2f} s, slowest {max(took):.2f} s (hold <= 3)")
        print(f"memory at rest: {_start(folder, walk=True)[1]:.0f} MB (hold <= 130)")


def _start(folder: str, *, walk: bool = False) -> tuple[float, float]:
    """Start the house by its own script; return seconds to the first page and MB at rest."""
    port = served.free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [ROOT / "hearthlight", "serve", "--port", str(port)],
        env=os.environ | {"HEARTHLIGHT_DATA": folder, "HEARTHLIGHT_OPEN_REGISTRATION": "yes"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        served.wait_for(f"http://127.0.0.1:{port}/welcome/")
        seconds = time.perf_counter() - began
        if walk:
            _walk(port)
            time.sleep(2)
        return seconds, megabytes(process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _walk(port: int) -> None:
    for name in ("noor", "sam"):
        phone = Phone(port)
        form = {"called": name, "name": name, "passphrase": served.PASSPHRASE, "zone": "UTC"}
        phone.ask("POST", "/begin/", form | {"csrfmiddlewaretoken": phone.token("/begin/")})
        for path in ("/", "/check-in/", "/closer/", "/plan/", "/patterns/", "/care/", "/settings/", "/help/GB/"):
            phone.ask("GET", path)


if __name__ == "__main__":
    main()
