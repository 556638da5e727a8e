"""A keeper hears of every setting that cannot be meant, and finds each one in the docs."""

import re
from datetime import date
from pathlib import Path

import pytest

from hearthlight.site import checks, environment

ROOT = Path(__file__).resolve().parents[2]
CHECKED = date(2026, 12, 1)


def remarks(*, beyond=False, today=CHECKED, **env):
    return checks.look_around(beyond_loopback=beyond, today=today, env={"HEARTHLIGHT_DATA": "/nowhere"} | env)


def test_a_house_on_its_own_computer_needs_no_setting():
    assert remarks() == []


@pytest.mark.parametrize(
    ("beyond", "env", "told"),
    [
        (True, {}, "HEARTHLIGHT_PLAIN_HTTP=yes"),
        (False, {"HEARTHLIGHT_BEHIND_PROXY": "yes", "HEARTHLIGHT_TLS_AT_START": "yes"}, "Only one of them"),
        (True, {"HEARTHLIGHT_DEBUG": "yes", "HEARTHLIGHT_TLS_AT_START": "yes"}, "HEARTHLIGHT_DEBUG=no"),
        (
            False,
            {"HEARTHLIGHT_DATABASE_URL": "postgresql://h/a", "HEARTHLIGHT_DATABASE_URL_FILE": __file__},
            "Keep one",
        ),
    ],
)
def test_a_contradiction_keeps_the_house_closed(beyond, env, told):
    first = remarks(beyond=beyond, **env)[0]
    assert first.is_grave
    assert told in first.text


@pytest.mark.parametrize(
    ("beyond", "env", "told"),
    [
        (True, {"HEARTHLIGHT_PLAIN_HTTP": "yes", "HEARTHLIGHT_HOSTS": "pi"}, "can be read on its way"),
        (False, {"HEARTHLIGHT_BEHIND_PROXY": "yes"}, "HEARTHLIGHT_HOSTS is empty"),
        (
            False,
            {"HEARTHLIGHT_LAMPS_AT_HOME": "yes", "HEARTHLIGHT_OPEN_REGISTRATION": "yes"},
            "Set one of the two to no",
        ),
        (False, {"HEARTHLIGHT_HOST": "pi"}, "Perhaps HEARTHLIGHT_HOSTS was meant"),
    ],
)
def test_a_doubt_is_told_and_the_house_opens(beyond, env, told):
    [only] = remarks(beyond=beyond, **env)
    assert not only.is_grave
    assert told in only.text


def test_helplines_that_nobody_checked_for_ninety_days_are_named():
    assert "last checked" in remarks(today=date(2027, 6, 1))[0].text


def test_a_keepers_own_list_of_helplines_that_does_not_read_is_named(tmp_path):
    (tmp_path / "helplines.json").write_text("{")
    assert "does not read" in remarks(HEARTHLIGHT_DATA=str(tmp_path))[0].text


@pytest.mark.parametrize("setting", environment.SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_in_the_docs_as_the_program_tells_it(setting):
    row = f"| `{setting.name}` | {setting.kind} | {setting.default or '–'} | {setting.sentence} |"
    assert row in (ROOT / "docs/serving.md").read_text()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/serving.md"])
def test_no_page_names_a_setting_the_house_does_not_know(page):
    known = {setting.name for setting in environment.SETTINGS} | set(checks.OTHER_NAMES)
    assert set(re.findall(r"HEARTHLIGHT_[A-Z0-9_]+", (ROOT / page).read_text())) <= known
