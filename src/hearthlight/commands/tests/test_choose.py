"""`hearthlight choose` by its own door: lines in, offers out, and a line that cannot be answered stops nothing."""

import json
import subprocess
import sys
from collections import Counter
from typing import Any

from hearthlight.acts.catalogue import act

EVENING: dict[str, Any] = {
    "energy_mine": 6,
    "energy_theirs": 5,
    "day": 40,
    "part": "evening",
    "open": ["hold-hands-two-minutes", "slow-dance-ten"],
    "history": [
        {"day": 38, "act": "walk-five", "taken": True, "felt": 8},
        {"day": 39, "act": "rest-ten", "taken": False, "felt": None},
        {"day": 39, "act": "an-act-of-another-house", "taken": True},
    ],
}


def choose(*lines: Any) -> tuple[list[dict[str, Any]], int]:
    """Return the answers to some lines, and the exit status."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "-m", "hearthlight.commands", "choose"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def test_each_line_gets_three_offers_at_most_and_nothing_last() -> None:
    answers, status = choose(*({"id": seed, "seed": seed} | EVENING for seed in range(40)))
    assert status == 0
    assert [one["id"] for one in answers] == list(range(40))
    for one in answers:
        assert 1 <= len(one["offers"]) <= 3
        assert one["offers"][-1] == {"act": "nothing", "minutes": 0, "energy": 0, "chance": 1.0}
        for offer in one["offers"][:-1]:
            assert (offer["minutes"], offer["energy"]) == (act(offer["act"]).minutes, act(offer["act"]).energy)
            assert 0 < offer["chance"] <= 1


def test_an_offer_comes_as_often_as_its_chance_says() -> None:
    answers, _ = choose(*({"id": seed, "seed": seed} | EVENING for seed in range(1500)))
    offers = [offer for one in answers for offer in one["offers"][:-1]]
    seen, chances = Counter(offer["act"] for offer in offers), {offer["act"]: offer["chance"] for offer in offers}
    for act_id in ("walk-five", "slow-dance-ten"):
        expected = 1500 * chances[act_id]
        assert abs(seen[act_id] - expected) < 4 * expected**0.5


def test_a_partner_who_shares_nothing_leaves_only_gifts_for_two() -> None:
    answers, _ = choose(*({"id": seed, "seed": seed} | EVENING | {"energy_theirs": None} for seed in range(40)))
    offered = [act(offer["act"]) for one in answers for offer in one["offers"][:-1]]
    assert all(one.gift for one in offered if one.audience != "alone")


def test_a_line_without_history_or_seed_is_answered() -> None:
    answers, status = choose({"id": "new", "energy_mine": 0, "energy_theirs": 0, "day": 1, "part": "morning"})
    assert status == 0
    assert all(offer["minutes"] <= 2 for offer in answers[0]["offers"])


def test_what_cannot_be_answered_is_told_in_its_place_and_the_rest_goes_on() -> None:
    answers, status = choose(
        "{not json",
        {"id": "off the scale"} | EVENING | {"energy_mine": 11},
        {"id": "no such hour"} | EVENING | {"part": "night"},
        {"id": "no day"} | EVENING | {"day": None},
        {"id": "strange history"} | EVENING | {"history": [{"day": 1}]},
        {"id": "a day beyond all days"} | EVENING | {"day": 10**400},
        {"id": "fine"} | EVENING | {"day": 740000, "history": [{"day": 1, "act": "walk-five", "taken": True}]},
    )
    assert status == 1
    assert ["error" in one for one in answers] == [True] * 6 + [False]
    assert answers[1]["error"] == "energy_mine is 11.0; accepted are 0 to 10"
    assert [one["id"] for one in answers[:2]] == [None, "off the scale"]
    assert answers[-1]["id"] == "fine"
