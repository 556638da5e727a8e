"""`hearthlight score` by its own door: lines in, lines out, and a line that cannot be answered stops nothing."""

import json
import subprocess
import sys

from hearthlight.insight.tests.test_instruments import SAMPLES


def score(*lines):
    """Return the answers to some lines, and the exit status."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "-m", "hearthlight.commands", "score"], input=text, capture_output=True, text=True
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def by_item(values):
    return {str(number): value for number, value in enumerate(values, start=1)}


def test_every_sample_comes_out_in_order():
    asked = [
        {"id": number, "instrument": name, "answers": by_item(values)}
        for number, (name, values, _) in enumerate(SAMPLES)
    ]
    answers, status = score(*asked)
    assert status == 0
    assert [one["id"] for one in answers] == list(range(len(SAMPLES)))
    for answer, (_, _, expected) in zip(answers, SAMPLES, strict=True):
        assert answer["total"] == expected.get("total", expected.get("raw"))
        assert answer["band"] == expected.get("band", answer["band"])
        assert answer["safety"] == (["item9"] if expected.get("item9_safety") else [])
        assert answer["range"] == [expected.get("lower", answer["range"][0]), expected.get("upper", answer["range"][1])]


def test_a_whole_form_has_a_range_of_one_and_an_incomplete_one_no_total():
    whole = {"id": "a", "instrument": "gad-2", "answers": {"1": 2, "2": 1}}
    part = {"id": "b", "instrument": "gad-2", "answers": {"1": 2, "2": None}}
    absent = {"id": "c", "instrument": "gad-2", "answers": {"1": 2}}
    answers, status = score(whole, part, absent)
    assert status == 0
    assert answers[0] == {"id": "a", "total": 3, "range": [3, 3], "band": None, "safety": []}
    assert answers[1] == {"id": "b", "total": None, "range": [2, 5], "band": None, "safety": []}
    assert answers[2] == answers[1] | {"id": "c"}


def test_item_nine_is_told_without_a_total():
    answers, _ = score({"id": 1, "instrument": "phq-9", "answers": {"9": 1}})
    assert answers == [{"id": 1, "total": None, "range": [1, 25], "band": None, "safety": ["item9"]}]


def test_each_bad_line_is_told_on_its_own_and_the_rest_goes_on():
    good = {"id": "z", "instrument": "phq-2", "answers": {"1": 1, "2": 1}}
    bad = (
        "no json",
        "[]",
        {"id": "a", "instrument": "asex", "answers": {}},
        {"id": "b", "instrument": "phq-2", "answers": {"1": 4}},
        {"id": "c", "instrument": "phq-2", "answers": {"3": 1}},
        {"id": "d", "instrument": "phq-2", "answers": {"1": True}},
        {"id": "e", "instrument": "phq-2", "answers": [1, 1]},
        {"id": "f", "answers": {}},
        {"id": "g", "instrument": "phq-2", "answers": {"1": 1.5}},
    )
    answers, status = score(*bad, good)
    assert status == 1
    assert [one["id"] for one in answers] == [None, None, *"abcdefg", "z"]
    assert all(set(one) == {"id", "error"} for one in answers[:-1])
    assert answers[-1]["total"] == 2


def test_without_a_bad_line_all_is_well():
    assert score() == ([], 0)
