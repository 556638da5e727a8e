"""The numbers on the help page are the ones that were checked, exactly as they are dialled."""

import json
from datetime import date, timedelta

import pytest

from hearthlight.safety import helplines

LISTED = helplines.directory()
CHECKED = LISTED.compiled


def numbers(code: str) -> helplines.Numbers:
    found = helplines.numbers_for(LISTED, code)
    assert found is not None
    return found


def own_list(**changes: object) -> bytes:
    line = {"id": "x", "kind": "suicide_crisis", "name": "Line", "show_by_default": True, "call": ["123 45"]} | changes
    land = {"name": "Land", "emergency": {"call": ["1"]}, "lines": [line]}
    world = [{"name": "World", "url": "world.example"}]
    return json.dumps({"compiled": "2026-01-01", "international": world, "countries": {"XX": land}}).encode()


def test_countries_stand_in_the_order_of_their_names() -> None:
    names = [name for _code, name in helplines.countries(LISTED)]
    assert names[0] == "Argentina"
    assert names.index("Thailand") < names.index("Türkiye") < names.index("Ukraine")
    assert len(names) == len(LISTED.countries)


def test_a_country_the_list_does_not_hold_has_no_numbers() -> None:
    assert helplines.numbers_for(LISTED, "ZZ") is None
    assert helplines.numbers_for(LISTED, "") is None


def test_numbers_stay_as_they_are_dialled_in_their_country() -> None:
    assert [line.call for line in numbers("GB").crisis] == [("116 123",), ("111",)]
    assert numbers("CL").crisis[0].call == ("*4141",)


@pytest.mark.parametrize("code", sorted(LISTED.countries))
def test_only_lines_that_are_shown_by_default_are_shown(code: str) -> None:
    shown = {line.id for line in LISTED.countries[code].lines if line.show_by_default}
    laid = numbers(code)
    groups = (laid.crisis, laid.support, laid.texts, laid.home, laid.sexual, laid.fear_of_hurting)
    assert {line.id for group in groups for line in group} == shown
    assert laid.emergency


@pytest.mark.parametrize("code", sorted(LISTED.countries))
def test_nothing_the_list_does_not_stand_by_is_shown(code: str) -> None:
    laid = numbers(code)
    groups = (laid.crisis, laid.support, laid.texts, laid.home, laid.sexual, laid.fear_of_hurting)
    for line in (line for group in groups for line in group):
        said = (line.name, line.hours, line.cost, line.chat, *(line.languages or ()))
        assert not any("UNVERIFIED" in (word or "") for word in said)


def test_a_doubted_way_is_left_out_and_the_checked_number_stays() -> None:
    respect = numbers("AU").home[0]
    assert (respect.call, respect.text) == (("1800 737 732",), None)
    keyword_in_doubt = next(line for line in numbers("IE").texts if line.name.startswith("Text About It"))
    assert keyword_in_doubt.text == helplines.TextNumber("50808")
    assert numbers("DE").support[0].chat is None


def test_an_emergency_number_that_was_not_seen_is_shown_only_where_no_other_is_known() -> None:
    assert (numbers("DE").emergency, numbers("DE").emergency_seen) == (("112",), True)
    assert (numbers("ZA").emergency, numbers("ZA").emergency_seen) == (("10111", "112"), False)


def test_lines_for_people_who_fear_hurting_someone_are_named() -> None:
    found = {line.id for code in ("NL", "BE", "DK") for line in numbers(code).fear_of_hurting}
    assert found == helplines.LINES_FOR_PEOPLE_WHO_FEAR_HURTING


def test_a_country_without_a_shown_line_keeps_its_emergency_number() -> None:
    assert numbers("KE").has_voices is False
    assert numbers("KE").emergency == ("999", "112")
    assert LISTED.worldwide.url == "findahelpline.com"


@pytest.mark.parametrize(
    ("days", "due", "stale"), [(0, False, False), (90, False, False), (91, True, False), (181, True, True)]
)
def test_the_age_of_the_list_is_told(days: int, due: bool, stale: bool) -> None:
    as_of = CHECKED + timedelta(days=days)
    assert helplines.recheck_due(LISTED, as_of) is due
    assert helplines.is_stale(LISTED, as_of) is stale


def test_half_a_year_is_not_yet_stale() -> None:
    assert helplines.is_stale(LISTED, CHECKED + timedelta(days=180)) is False


def test_a_keeper_may_put_a_list_of_their_own(tmp_path) -> None:
    file = tmp_path / "helplines.json"
    file.write_bytes(own_list())
    listed = helplines.directory(file)
    assert listed.compiled == date(2026, 1, 1)
    laid = helplines.numbers_for(listed, "XX")
    assert laid is not None
    assert laid.crisis[0].call == ("123 45",)


@pytest.mark.parametrize(
    "words", [b"", b"not a list", b'{"compiled": "2026-01-01", "international": [], "countries": {}}']
)
def test_a_list_that_does_not_read_is_refused_and_ours_stays(words: bytes, tmp_path) -> None:
    with pytest.raises(helplines.ListRefused):
        helplines.parse(words)
    file = tmp_path / "helplines.json"
    file.write_bytes(words)
    assert helplines.directory(file) == LISTED
