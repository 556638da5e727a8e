"""The checks add up as they were published: every sample, every band, and exactly the authors' words."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight import instruments
from hearthlight.insight.instruments import NotAnAnswer, UnknownInstrument

SOURCE = Path(__file__).parents[4] / "tests" / "data" / "evidence" / "instruments.json"
SOURCES = json.loads(SOURCE.read_text(encoding="utf-8"))["instruments"]
SAMPLES = [
    (name, sample["answers"], sample["expected"])
    for name in instruments.instruments()
    for sample in SOURCES[name]["test_vectors"]
]


def answered(name, values):
    items = instruments.instrument(name).items
    return {item.id: value for item, value in zip(items, values, strict=True)}


def facts(name, values):
    """Return everything any sample may ask about a set of answers."""
    reading = instruments.read(instruments.instrument(name), answered(name, values))
    total = reading.total
    found = {
        "missing_items": [int(item) for item in reading.missing],
        "lower": reading.lowest,
        "upper": reading.highest,
        "total": total,
        "raw": total,
        "band": reading.band,
        "item9_safety": reading.is_danger,
        "item9_missing": "9" in reading.missing,
    }
    if total is None:
        return found | {"percent": None}
    return (
        found
        | {
            "percent": total * 4,
            "screen_positive_10": total >= 10,
            "cut2": total >= 2,
            "cut3": total >= 3,
            "cut10": total >= 10,
            "at_or_below_50": total * 4 <= 50,
            "at_or_below_28": total * 4 <= 28,
            "below_cut": total < 13.5,
            "algorithm": instruments.depressive_pattern(answered(name, values)) if name == "phq-9" else None,
        }
        | _shorter(name, values)
    )


def _shorter(name, values):
    """Return the totals of the shorter checks that lie within a longer one."""
    inner = {"phq-9": {"phq2": ("phq-2", 2), "phq8": ("phq-8", 8)}, "gad-7": {"gad2": ("gad-2", 2)}}.get(name, {})
    return {
        key: instruments.read(instruments.instrument(short), answered(short, values[:count])).total
        for key, (short, count) in inner.items()
    }


@pytest.mark.parametrize(("name", "values", "expected"), SAMPLES)
def test_each_sample_adds_up_as_it_says(name, values, expected):
    found = facts(name, values)
    assert {key: found[key] for key in expected} == expected


def test_no_sample_of_ours_is_left_out():
    assert len(SAMPLES) == sum(len(SOURCES[name]["test_vectors"]) for name in instruments.instruments())
    assert set(instruments.instruments()) == {name for name in SOURCES if "test_vectors" in SOURCES[name]}


@pytest.mark.parametrize("name", ["phq-9", "gad-7", "who-5"])
def test_the_words_are_the_authors_words(name):
    check, source = instruments.instrument(name), SOURCES[name]
    assert check.stem == source["stem"]
    assert [(item.id, item.text) for item in check.items] == [(item["id"], item["text"]) for item in source["items"]]
    assert [(one.value, one.text) for one in check.options] == [
        (one["value"], one["text"]) for one in source["options"]
    ]
    assert [item.loinc for item in check.items] == [item.get("loinc", "") for item in source["items"]]


def test_the_shorter_checks_are_the_first_questions_of_the_longer_ones():
    for short, long, count in (("phq-8", "phq-9", 8), ("phq-2", "phq-9", 2), ("gad-2", "gad-7", 2)):
        assert instruments.instrument(short).items == instruments.instrument(long).items[:count]
        assert instruments.instrument(short).options == instruments.instrument(long).options


def test_the_german_wording_is_as_it_was_found():
    [german], source = instruments.instrument("phq-9").wordings, SOURCES["phq-9"]["translations"]["de"]
    assert (german.stem, list(german.options), list(german.items)) == (
        source["stem"],
        source["options"],
        source["items"],
    )
    assert all(not one.wordings for name, one in instruments.instruments().items() if name != "phq-9")


def test_only_codes_that_were_seen_are_there():
    for name, check in instruments.instruments().items():
        codes = SOURCES[name].get("codes", {})
        seen = {part for part in ("panel", "total") if codes.get(part, {}).get("status") == "seen"}
        assert set(check.codes) == seen
        assert {check.codes[part] for part in seen} == {codes[part]["code"] for part in seen}


def test_the_bands_meet_without_a_gap():
    for check in instruments.instruments().values():
        edges = [(band.min, band.max) for band in check.bands]
        assert all(before[1] + 1 == after[0] for before, after in pairwise(edges))
        if edges:
            assert (edges[0][0], edges[-1][1]) == (0, sum(check.values(item)[-1] for item in check.items))


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=9, max_size=9))
def test_what_is_left_out_is_never_a_zero(values):
    reading = instruments.read(instruments.instrument("phq-9"), answered("phq-9", values))
    left_out = values.count(None)
    assert reading.highest - reading.lowest == 3 * left_out
    assert (reading.total is None) == (reading.band is None) == bool(left_out)
    assert reading.is_danger == ((values[8] or 0) >= 1)


@pytest.mark.parametrize("answers", [{"10": 1}, {"1": 4}, {"1": -1}])
def test_an_answer_that_is_not_offered_is_refused(answers):
    with pytest.raises(NotAnAnswer):
        instruments.read(instruments.instrument("phq-9"), answers)


def test_an_unknown_check_names_those_there_are():
    with pytest.raises(UnknownInstrument, match="phq-9"):
        instruments.instrument("asex")
