"""The list of medicines: every fact has a source, nothing in it advises, and nothing ranks."""

import re

import pytest

from hearthlight.safety import medicines

EVERY = [medicines.known(name) for name in medicines.names()]
ADVICE = re.compile(
    r"\b(switch|swap|lower (the )?dose|reduce|break|skip|instead|better|add (another|a)|stop(ping)? it)\b|\bmg\b"
)


def test_the_list_is_long_enough_to_find_oneself_in():
    assert len(EVERY) == 31
    assert list(medicines.names()) == sorted(medicines.names(), key=str.casefold)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_each_fact_has_a_source_that_is_written_out(one):
    assert bool(one.facts) == bool(one.sources)
    assert all(len(source) > 10 for source in medicines.sources_of(one))
    assert one.facts or one.band == "unclear"


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_no_fact_advises_and_none_is_unverified(one):
    assert [fact for fact in one.facts if ADVICE.search(fact) or "UNVERIFIED" in fact] == []


def test_a_name_is_found_however_it_is_written():
    assert medicines.known(" SERTRALINE ") is medicines.known("sertraline")
    assert medicines.known("Johanniskraut") is None
    assert medicines.in_text("Sertraline, 50 mg") is medicines.known("sertraline")
    assert medicines.in_text("St John's wort, from the shop") is medicines.known("St John's wort")
    assert medicines.in_text("something from the chemist") is None
