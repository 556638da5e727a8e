"""A worker killed at any point calls lamps once an evening or not at all; killed before it marks the call, the next one calls."""

import json
import subprocess
import sys
from pathlib import Path

from tests.crash.test_a_killed_worker import env

__all__ = ["env"]
KILLS, SEED = 15, 20261124


def test_a_worker_killed_at_any_point_never_lets_lamps_dim_twice(env: dict[str, str]) -> None:
    words = [sys.executable, str(Path(__file__).with_name("lamp_rounds.py")), str(KILLS), str(SEED)]
    run = subprocess.run(words, env=env | {"HEARTHLIGHT_LAMPS_AT_HOME": "yes"}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert sum(one["killed"] for one in told["kills"]) == KILLS
    assert {one["calls"] for one in told["kills"]} <= {0, 1}
    assert [one for one in told["kills"] if not one["marked"] and one["calls"] != 1] == []
    assert any(not one["marked"] for one in told["kills"]) and any(one["marked"] for one in told["kills"])
    assert told["crowd"] == 1
