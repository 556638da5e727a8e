"""Where the sample files lie, and how `hearthlight inspect` is asked about them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[5] / "tests" / "data" / "imports"
ANSWERS = SAMPLES / "answers.jsonl"
ZONE = "Europe/Berlin"


def files() -> list[Path]:
    """Return every sample."""
    return sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path != ANSWERS)


def inspect(*paths: Path, zone: str = ZONE) -> list[dict[str, Any]]:
    """Return what the command says about these paths."""
    done = subprocess.run(
        [sys.executable, "-m", "hearthlight.commands", "inspect", "--zone", zone, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def answer(name: str) -> dict[str, Any]:
    """Return what the command says about one sample or one folder of them."""
    return inspect(SAMPLES / name)[0]
