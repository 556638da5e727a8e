"""A shortcut adds, also while nobody is there, and learns nothing by it."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from django.test import Client
from tests.guests import NOW

from hearthlight.edges.inbox.models import WayIn
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.journal import read
from hearthlight.journal.models import Row

pytestmark = pytest.mark.django_db


def key(guest):
    page = guest.post("/settings/inbox/").content.decode()
    return re.findall(r'id="token" value="([\w-]+)"', page)[0]


def post(token, said, **headers):
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    return Client(enforce_csrf_checks=True).post(
        "/inbox/", content, content_type="application/json", headers={"Authorization": f"Bearer {token}"} | headers
    )


def here(guest, kind):
    return [kept.entry for kept in read.everything(guest.visit().mine) if isinstance(kept.entry, kind)]


def test_each_kind_comes_in(noor):
    token = key(noor)
    for said in (
        {"kind": "night", "bed_at": "2026-11-23T23:10", "wake_at": "2026-11-24T06:50", "rested": 6},
        {"kind": "movement", "what": "Walk", "minutes": 20},
        {"kind": "movement", "steps": 4100},
        {"kind": "mood", "mood": 3, "energy": 5.5},
        {"kind": "mood", "valence": -0.5},
        {"kind": "medicine", "name": "Sertraline", "dose": "50 mg"},
    ):
        answer = post(token, said)
        assert (answer.status_code, answer.json()) == (201, {"inbox": "kept"}), said
    (night,) = here(noor, Night)
    assert (night.day, night.in_bed, night.rested) == (dt.date(2026, 11, 24), 460, 6)
    assert [(one.what, one.minutes, one.steps) for one in here(noor, Movement)] == [
        ("Walk", 20, None),
        ("steps", None, 4100),
    ]
    assert [(one.mood, one.energy) for one in here(noor, Checkin)] == [(3, 5.5), (2.5, None)]
    assert [one.name for one in here(noor, Medicine)] == ["Sertraline"]


DOCS = Path(__file__).parents[5] / "docs" / "inbox.md"
FILLED_IN = {
    "{{ bed_at }}": "2026-11-23T23:10:00+0100",
    "{{ wake_at }}": "2026-11-24T05:50:00.123456+00:00",
    "{{ states('sensor.phone_steps') }}": "5012",
}


def test_every_example_of_the_documentation_comes_in(noor):
    text = DOCS.read_text(encoding="utf-8")
    for gap, filled in FILLED_IN.items():
        assert gap in text
        text = text.replace(gap, filled)
    examples = re.findall(r'\{"kind": [^{}]*\}', text)
    assert len(examples) == 3
    token = key(noor)
    for example in examples:
        assert post(token, example.encode()).status_code == 201, example
    assert here(noor, Night)[0].in_bed == pytest.approx(460, abs=0.01)
    assert here(noor, Movement)[0].steps == 5012


def test_a_full_home_says_so_and_keeps_what_it_holds(noor, settings):
    token = key(noor)
    settings.ROWS_PER_HOME = 1
    answers = [post(token, {"kind": "mood", "mood": 4}) for _ in range(3)]
    assert (answers[-1].status_code, answers[-1].json()) == (507, {"inbox": "full"})


def test_it_comes_in_while_locked_and_is_opened_later(noor):
    token = key(noor)
    noor.lock()
    assert post(token, {"kind": "mood", "mood": 4}).status_code == 201
    noor.unlock()
    assert [one.mood for one in here(noor, Checkin)] == [4]


def test_what_lies_in_the_house_meanwhile_is_sealed(noor):
    token = key(noor)
    post(token, {"kind": "medicine", "name": "Sertraline"})
    assert not any(b"Sertraline" in bytes(row.sealed) for row in Row.objects.all())
    assert not any(token.encode() in bytes(way.sealed) for way in WayIn.objects.all())


def test_the_same_thing_sent_twice_is_one_entry(noor):
    token = key(noor)
    for _ in range(2):
        assert post(token, {"kind": "mood", "mood": 4, "id": "tuesday"}).status_code == 201
    assert len(here(noor, Checkin)) == 1


def test_a_key_that_was_taken_away_adds_nothing(noor):
    token = key(noor)
    name = re.findall(r'name="name" value="(\w+)"', noor.page("/settings/inbox/"))[0]
    noor.post("/settings/inbox/away/", name=name)
    assert post(token, {"kind": "mood", "mood": 4}).status_code == 404
    assert here(noor, Checkin) == []


def test_one_person_takes_no_key_of_another_away(noor, sam):
    token = key(noor)
    name = re.findall(r'name="name" value="(\w+)"', noor.page("/settings/inbox/"))[0]
    sam.post("/settings/inbox/away/", name=name)
    assert post(token, {"kind": "mood", "mood": 4}).status_code == 201


def test_a_key_shows_once(noor):
    token = key(noor)
    assert token not in noor.page("/settings/inbox/")


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "ä", "A" * 99])
def test_whoever_has_no_key_learns_nothing(noor, token):
    assert post(token.encode().decode("latin-1"), {"kind": "mood", "mood": 4}).json() == {"inbox": "unknown"}


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff",
        b"[" * 4000,
        {"kind": "mood"},
        {"kind": "mood", "mood": 11},
        {"kind": "mood", "mood": "4"},
        {"kind": "checkin", "mood": 4},
        {"kind": "mood", "mood": 4, "words": "no"},
        {"kind": "movement", "what": "Walk"},
        {"kind": "night"},
        {"kind": "night", "bed_at": "2026-11-24T06:50Z", "wake_at": "2026-11-23T23:10Z"},
        {"kind": "mood", "mood": 4, "at": "2027-01-01T10:00Z"},
        {"kind": "medicine"},
        {"kind": "medicine", "name": "a" * 5000},
    ],
)
def test_what_is_no_entry_is_refused_and_never_repeated(noor, said):
    answer = post(key(noor), said)
    assert (answer.status_code, answer.json()) == (422, {"inbox": "not understood"})
    assert [kept for kept in read.everything(noor.visit().mine) if kept.entry.imported] == []


def test_nothing_can_be_read_by_it(noor):
    token = key(noor)
    post(token, {"kind": "mood", "mood": 4})
    for method in ("get", "put", "delete"):
        answer = getattr(Client(), method)("/inbox/", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()) == (405, {"inbox": "post"})


def test_too_much_at_once_is_put_off(noor, hands):
    token = key(noor)
    answers = [post(token, {"kind": "mood", "mood": 4}).status_code for _ in range(121)]
    assert set(answers[:120]) == {201}
    assert answers[120] == 429
    hands.pass_by(hours=2)
    assert post(token, {"kind": "mood", "mood": 4}).status_code == 201


def test_the_partner_sees_nothing_of_it(noor, sam):
    post(key(noor), {"kind": "mood", "mood": 1, "at": NOW.isoformat()})
    assert [kept for kept in read.everything(sam.visit().ours) if kept.entry.imported] == []
