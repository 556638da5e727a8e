"""A worker killed at fifty random points loses nothing and brings nothing twice; nor do four of them at once."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS, SEED = 50, 20261124


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with a fresh database: a file, or one of its own on the server that the tests run on."""
    kept = os.environ | {"HEARTHLIGHT_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    kept["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    if address := kept.get("HEARTHLIGHT_DATABASE_URL"):
        name = f"killed_{uuid.uuid4().hex}"
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        kept["HEARTHLIGHT_DATABASE_URL"] = urlsplit(address)._replace(path=f"/{name}").geturl()
    return kept


def test_a_worker_killed_at_any_point_loses_nothing_and_brings_nothing_twice(env: dict[str, str]) -> None:
    words = [sys.executable, str(Path(__file__).with_name("worker_rounds.py")), str(KILLS), str(SEED)]
    run = subprocess.run(words, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert sum(one["killed"] for one in told["kills"]) == KILLS
    for wrong in ("lost", "twice", "left"):
        assert [one[wrong] for one in told["kills"] if one[wrong]] == []
    assert sum(told["crowd"]["done"]) == 80
    assert told["crowd"]["left"] == []
