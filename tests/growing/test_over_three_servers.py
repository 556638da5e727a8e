"""Sign-in, entries and replay hold when the journal lies on three servers, and no line of the house knows of it."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg

JOURNEYS = (
    "tests/growing/check_far.py",
    "tests/journeys/test_two_people_move_in.py",
    "tests/journeys/test_lost_keys.py",
    "tests/promises/test_digests_come_back_equal.py",
    "src/hearthlight/rooms/checkin/tests",
    "src/hearthlight/rooms/history/tests",
)


def test_the_journeys_are_the_same_over_three_servers() -> None:
    here = urlsplit(os.environ["HEARTHLIGHT_DATABASE_URL"])
    own = here._replace(path="/spread").geturl()
    with psycopg.connect(here.geturl(), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS spread")
        server.execute("CREATE DATABASE spread")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.growing.spread", "-p", "no:cacheprovider", *JOURNEYS]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, env=env | {"HEARTHLIGHT_DATABASE_URL": own}, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
