"""A keeper’s own lines stand on Help beside the list, say who added them, and a file that does not read shuts nothing."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest
from django.test import override_settings

from hearthlight.safety import helplines, local
from hearthlight.safety.helplines import ListRefused
from hearthlight.site import checks

TODAY = dt.date(2026, 11, 24)
NAME = "Refuge, Mill Road"


def settings(folder, *words):
    """Run `hearthlight settings` for a data folder."""
    env = {**os.environ, "HEARTHLIGHT_DATA": str(folder)}
    command = [sys.executable, "-m", "hearthlight.commands", "settings", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)


def add(folder, **other):
    words = {"country": "GB", "kind": "domestic_violence", "name": NAME, "call": "01234 567 890"} | other
    return settings(folder, "lines", *(part for name, text in words.items() for part in (f"--{name}", text)))


def page(client, folder, code="GB"):
    with override_settings(DATA=folder):
        return client.get(f"/help/{code}/").content.decode()


def test_a_line_stands_on_the_page_of_its_country_and_says_who_added_it(tmp_path, client):
    house = tmp_path / "not yet begun"
    done = add(house, hours="09:00-17:00")
    assert done.returncode == 0
    shown = page(client, house)
    assert NAME in shown
    assert 'href="tel:01234567890"' in shown
    assert "09:00-17:00 · added by the keeper of this house" in shown
    assert shown.index(NAME) < shown.index("Refuge, England")
    assert NAME not in page(client, house, "NL")


@pytest.mark.parametrize("kind", local.KINDS)
def test_every_kind_of_line_has_its_place(tmp_path, client, kind):
    add(tmp_path, kind=kind)
    assert NAME in page(client, tmp_path)


def test_a_line_by_text_opens_with_its_word(tmp_path, client):
    settings(tmp_path, "lines", "--country", "GB", "--name", "Text me", "--text", "80800", "--word", "HELLO")
    assert 'href="sms:80800?&amp;body=HELLO"' in page(client, tmp_path)


def test_the_same_name_takes_the_place_of_the_one_before_and_an_id_takes_it_away(tmp_path, client):
    add(tmp_path)
    assert add(tmp_path, call="01234 999 999").stdout.count(NAME) == 1
    assert "01234 999 999" in page(client, tmp_path)
    assert "It is gone." in settings(tmp_path, "lines", "--remove", "own-refuge-mill-road").stdout
    assert NAME not in page(client, tmp_path)


@pytest.mark.parametrize(
    ("other", "accepted"),
    [
        ({"country": "ZZ"}, "Accepted: AE, AR"),
        ({"kind": "friends"}, "Accepted: suicide_crisis"),
        ({"call": "call me"}, "Accepted: digits"),
        ({"call": ""}, "There is no number."),
        ({"name": "x" * 81}, "Accepted: one to 80 letters."),
    ],
)
def test_what_does_not_fit_is_told_with_what_does(tmp_path, other, accepted):
    done = add(tmp_path, **other)
    assert done.returncode == 1
    assert accepted in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / local.FILE).exists()


def test_a_file_that_does_not_read_shuts_nothing_and_the_keeper_is_told(tmp_path, client):
    (tmp_path / local.FILE).write_text("{", encoding="utf-8")
    assert "116 123" in page(client, tmp_path)
    with pytest.raises(ListRefused):
        local.read(tmp_path)
    assert settings(tmp_path, "lines").returncode == 1
    told = checks.look_around(beyond_loopback=False, today=TODAY, env={"HEARTHLIGHT_DATA": str(tmp_path)})
    assert any("your own help lines are not shown" in remark.text for remark in told)


def test_lines_of_more_than_ninety_days_are_told_at_the_start_and_stay_on_the_page(tmp_path, client):
    add(tmp_path)
    lines = json.loads((tmp_path / local.FILE).read_text(encoding="utf-8"))
    for days, told in ((90, False), (91, True)):
        lines["GB"][0]["added"] = (TODAY - dt.timedelta(days=days)).isoformat()
        (tmp_path / local.FILE).write_text(json.dumps(lines), encoding="utf-8")
        os.utime(tmp_path / local.FILE, ns=(days, days))
        remarks = checks.look_around(beyond_loopback=False, today=TODAY, env={"HEARTHLIGHT_DATA": str(tmp_path)})
        assert any(f"more than 90 days ago: {NAME}" in remark.text for remark in remarks) == told
        assert NAME in page(client, tmp_path)


@pytest.mark.parametrize("code", ["GB", "NL", "DE", "KE"])
def test_where_each_number_comes_from_is_told_and_what_is_left_out_too(client, code):
    numbers = helplines.numbers_for(helplines.directory(), code)
    shown = client.get(f"/help/{code}/sources/").content.decode()
    assert numbers is not None
    for line in (*numbers.shown, *numbers.left_out):
        assert line.name.replace("'", "&#x27;").replace("&#x27;", "'") in shown.replace("&#x27;", "'").replace(
            "&amp;", "&"
        )
    for source in (source for line in numbers.shown for source in line.sources):
        assert source.what.split(":")[0] in shown.replace("&#x27;", "'")
    assert ("Left out" in shown) == bool(numbers.left_out)


def test_a_country_nobody_knows_leads_to_the_choice(client):
    assert client.get("/help/ZZ/sources/").headers["Location"] == "/help/country/"
