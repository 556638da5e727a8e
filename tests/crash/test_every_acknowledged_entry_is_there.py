"""A power cut in the middle of a storm of writes: what was acknowledged is there afterwards, once. Twenty times."""

import random
import threading
import time
from pathlib import Path

from tests.crash.served import Phone, a_house
from tests.crash.storm import Writer, found_in

ROUNDS = 20
# Long enough for some entries of each phone, short enough that the cut falls among them.
CUT_AFTER_SECONDS = (0.05, 0.9)
ATTEMPTS_AT_LEAST = 100


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
