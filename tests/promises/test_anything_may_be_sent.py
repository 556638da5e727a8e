"""Anything may be sent anywhere, by anybody, in any order: no answer breaks, and nothing private comes out.

`./test fast tests/promises/test_anything_may_be_sent.py --requests 100000` sends that many.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.guests import PASSPHRASE, Guest
from tests.promises.addresses import every_address
from tests.promises.forms import Form, forms_on
from tests.promises.looks import NOT_LOOKED_AT, come_back
from tests.promises.test_bad_input_meets_a_kind_sentence import NASTY

METHODS = ("get", "post", "head", "put", "patch", "delete", "options")
KINDS = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", "text/plain", "")
# What Noor keeps to herself; none of it may come out to anybody else.
PRIVATE = ("the heron under the third bridge", "quince and smoke in november")
AT_ONCE = 20
# These end a sitting or take the person away; each has a test of its own.
LEFT_OUT = {
    "door:sign_out",
    "door:lock",
    "door:delete",
    "door:part",
    "door:new_key",
    "door:passphrase",
    "passkeys:passphrase",
    "door:use_kit",
    "door:sign_out_phone",
    "door:second_lock",
    "help:hide",
    "/hide",
}

values = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=80),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(str),
    st.binary(max_size=16).map(bytes.hex),
    st.sampled_from(("yes", "no", "me", "us", "partner", "1", "5", "9", "2026-11-24", "en", "GB", "Europe/Amsterdam")),
)
bodies = st.one_of(
    st.binary(max_size=200),
    st.dictionaries(st.text(max_size=12), values, max_size=6).map(lambda one: json.dumps(one).encode()),
)


@dataclass
class House:
    """Everybody who may send something, and the forms their pages held at first."""

    people: dict[str, Guest]
    forms: dict[str, list[Form]]

    def come_back(self) -> None:
        for name in ("noor", "sam"):
            come_back(self.people[name])


def forms_of(guest: Guest) -> list[Form]:
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for one in every_address():
        if one.name in NOT_LOOKED_AT:
            continue
        answer = guest.client.get(one.path)
        if answer.status_code == 200 and not answer.streaming:
            for form in forms_on(answer.content.decode(), one.path):
                if form.goes_to not in LEFT_OUT:
                    found.setdefault((form.path, tuple(form.fields)), form)
    return list(found.values())


@pytest.fixture
def lived_in(noor: Guest, sam: Guest) -> House:
    """Two people, a phone of Noor's that is locked, and somebody from outside; Noor has kept something to herself."""
    noor.says(energy=7, mood=7, to="us")
    noor.post("/check-in/", energy=3, mood=1, more="1")
    noor.post("/check-in/words/", words=PRIVATE[0], **{"for": "me"})
    noor.post("/wins/put/", words=PRIVATE[1], **{"for": "me"})
    locked, stranger = noor.other_phone(), Guest("Stranger", Client())
    locked.lock()
    people = {"noor": noor, "sam": sam, "locked": locked, "stranger": stranger}
    return House(people, {name: forms_of(guest) for name, guest in people.items()})


def send_form(data: st.DataObject, house: House, who: str) -> Any:
    form = data.draw(st.sampled_from(house.forms[who]))
    names = [*form.fields, *(button for button, _ in form.buttons if button)]
    wrong = data.draw(st.dictionaries(st.sampled_from(names), values, max_size=3)) if names else {}
    filled = data.draw(st.sampled_from(list(form.filled(lambda _form, one: wrong.get(one.name)))))
    filled |= {name: [value] for name, value in wrong.items()}
    return getattr(house.people[who].client, "get" if form.method == "get" else "post")(form.path, filled)


def send_anything(data: st.DataObject, house: House, who: str) -> Any:
    one = data.draw(st.sampled_from([one for one in every_address() if one.name not in LEFT_OUT]))
    method = data.draw(st.sampled_from(METHODS))
    query = data.draw(
        st.dictionaries(st.sampled_from(("show", "next", "day", "month", "words", "id", "to")), values, max_size=2)
    )
    client = house.people[who].client
    if method in ("get", "head"):
        return getattr(client, method)(one.path, query)
    return client.generic(method.upper(), one.path, data.draw(bodies), content_type=data.draw(st.sampled_from(KINDS)))


def look_at(answer: Any, who: str) -> None:
    assert answer.status_code < 500, answer.status_code
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    told = headers if answer.streaming else headers + answer.content.decode("utf-8", "replace")
    assert "Traceback (most" not in told
    assert PASSPHRASE not in told
    assert not any(words in headers for words in PRIVATE)
    if who != "noor":
        assert not any(words in told for words in PRIVATE)
    assert "Content-Security-Policy" in answer.headers or answer.status_code in (301, 302, 404) or "html" not in headers


def test_nothing_that_is_sent_breaks_an_answer_or_brings_out_what_is_private(
    lived_in: House, pytestconfig: pytest.Config
) -> None:
    sittings = max(1, pytestconfig.getoption("--requests") // AT_ONCE)

    @settings(
        max_examples=sittings,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def sit(data: st.DataObject) -> None:
        lived_in.come_back()
        for _ in range(AT_ONCE):
            who = data.draw(st.sampled_from(("noor", "sam", "locked", "stranger")))
            way = send_form if lived_in.forms[who] and data.draw(st.integers(0, 3)) else send_anything
            look_at(way(data, lived_in, who), who)

    sit()
