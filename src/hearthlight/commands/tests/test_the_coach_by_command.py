"""`hearthlight coach` answers each line in order and goes on after one that cannot be read."""

import json
import subprocess
import sys


def coach(*lines):
    done = subprocess.run(
        [sys.executable, "-m", "hearthlight", "coach"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_in_order():
    status, answers = coach('{"id": 7, "text": "You never listen to me."}', '{"id": "b", "text": "Your mum rang."}')
    assert status == 0
    assert [answer["id"] for answer in answers] == [7, "b"]
    assert answers[0]["marks"] == ["glob"]
    assert answers[0]["nudge"]["span"] == answers[0]["spans"][0][:2]
    assert answers[1] == {"id": "b", "marks": [], "blocks": [], "safety": [], "spans": [], "nudge": None}


def test_danger_gets_no_nudge_and_a_threat_is_a_mark_and_a_call():
    _, answers = coach(
        '{"id": 1, "text": "I want to die and you never listen."}',
        '{"id": 2, "text": "If you leave I\'ll make sure you never see the kids."}',
    )
    assert answers[0]["safety"] == ["sh"]
    assert answers[0]["nudge"] is None
    assert "coer" in answers[1]["marks"]
    assert "coer" in answers[1]["safety"]
    assert answers[1]["nudge"] is None


def test_a_line_that_cannot_be_read_is_told_and_the_rest_goes_on():
    status, answers = coach("{", "[]", '{"id": 3}', '{"id": 4, "text": 5}', '{"id": 5, "text": "Hello."}')
    assert status == 1
    assert ["error" in answer for answer in answers] == [True, True, True, True, False]
    assert [answer["id"] for answer in answers] == [None, None, 3, 4, 5]
