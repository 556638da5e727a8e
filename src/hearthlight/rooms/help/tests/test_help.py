"""Help, through its door: the right numbers, a message already written, a country kept only when asked."""

import re
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.test import Client

from hearthlight.safety import helplines

COMPILED = helplines.directory().compiled


@pytest.fixture
def stranger() -> Client:
    return Client()


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_country_the_page_offers_the_worldwide_list_and_the_choice(stranger: Client) -> None:
    page = words(stranger, "/help/")
    assert "findahelpline.com" in page
    assert '<option value="GB">United Kingdom</option>' in page
    assert "tel:" not in page


def test_help_typed_by_hand_opens_too(stranger: Client) -> None:
    assert "findahelpline.com" in words(stranger, "/help")


def test_choosing_a_country_shows_its_page_and_leaves_the_choice_out_of_the_query(stranger: Client) -> None:
    answer = stranger.get("/help/country/", {"country": "GB"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/help/GB/")


@pytest.mark.parametrize("code", ["", "ZZ", "<b>"])
def test_a_country_nobody_knows_leads_back_to_the_choice(stranger: Client, code: str) -> None:
    answer = stranger.get("/help/country/", {"country": code})
    assert answer.status_code == 200
    assert "Choose a country" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_an_address_with_an_unknown_country_still_helps(stranger: Client) -> None:
    assert "findahelpline.com" in words(stranger, "/help/ZZ/")


def test_the_emergency_call_comes_first_and_short_codes_stay_short(stranger: Client) -> None:
    page = words(stranger, "/help/GB/")
    links = re.findall(r'href="((?:tel|sms):[^"]*)"', page)
    assert links[:5] == ["tel:999", "tel:112", "tel:116123", "tel:111", "sms:85258?&amp;body=SHOUT"]
    assert "116 123" in page
    assert (
        page.index("talk to someone kind") < page.index("talking is too much") < page.index("afraid of someone at home")
    )


def test_a_chat_is_offered_once_beside_the_other_way_to_write(stranger: Client) -> None:
    page = words(stranger, "/help/US/")
    assert page.count('href="https://988lifeline.org"') == 1
    assert page.index("talking is too much") < page.index("988lifeline.org")


def test_a_country_with_only_unchecked_lines_shows_emergency_and_the_worldwide_list(stranger: Client) -> None:
    page = words(stranger, "/help/KE/")
    assert "tel:999" in page
    assert "findahelpline.com" in page
    hidden = [line for line in helplines.directory().countries["KE"].lines if not line.show_by_default]
    assert hidden
    assert not any(line.name in page for line in hidden)


def test_lines_for_people_who_fear_hurting_someone_are_on_the_page(stranger: Client) -> None:
    page = words(stranger, "/help/DK/")
    assert "Lev Uden Vold" in page.split("afraid of hurting someone")[1]


def test_every_country_has_a_page(stranger: Client) -> None:
    for code, name in helplines.countries(helplines.directory()):
        page = words(stranger, f"/help/{code}/")
        assert name in page
        assert "UNVERIFIED" not in page


def test_the_day_of_the_last_check_is_shown(stranger: Client) -> None:
    assert f"{COMPILED.day} {COMPILED:%B %Y}" in words(stranger, "/help/GB/")


@pytest.mark.parametrize(("days", "told"), [(180, False), (181, True)])
def test_old_numbers_say_so(stranger: Client, monkeypatch, days: int, told: bool) -> None:
    def later() -> date:
        return COMPILED + timedelta(days=days)

    monkeypatch.setattr("hearthlight.rooms.help.views.timezone.localdate", later)
    assert ("That is a while ago" in words(stranger, "/help/GB/")) is told


def test_a_country_is_remembered_only_when_asked_and_can_be_forgotten(stranger: Client) -> None:
    assert not stranger.get("/help/GB/").cookies
    kept = stranger.post("/help/remember/", {"country": "GB"}).cookies["country"]
    assert (kept.value, kept["path"], kept["samesite"], kept["httponly"]) == ("GB", "/help/", "Strict", True)
    assert "tel:116123" in words(stranger, "/help/")
    forgotten = stranger.post("/help/remember/").cookies["country"]
    assert forgotten["max-age"] == 0
    assert "tel:116123" not in words(stranger, "/help/")


def test_a_country_is_not_remembered_by_a_link_by_nonsense_or_from_another_site(stranger: Client) -> None:
    assert not stranger.get("/help/remember/", {"country": "GB"}).cookies
    assert stranger.post("/help/remember/", {"country": "ZZ"}).cookies["country"].value == ""
    assert not stranger.post("/help/remember/", {"country": "GB"}, headers={"sec-fetch-site": "cross-site"}).cookies


def test_the_message_to_someone_is_already_written(stranger: Client) -> None:
    page = words(stranger, "/help/sit/")
    link = re.search(r'href="sms:\?&amp;body=([^"]*)"', page)
    assert link is not None
    written = re.search(r"<textarea[^>]*>([^<]*)</textarea>", page)
    assert written is not None
    assert unquote(link[1]) == written[1]


def test_own_words_go_into_the_message_without_any_script(stranger: Client) -> None:
    page = stranger.post("/help/sit/", {"message": "Tea & quiet, <8pm>?"}).content.decode()
    assert 'href="sms:?&amp;body=Tea%20%26%20quiet%2C%20%3C8pm%3E%3F"' in page
    assert "Tea &amp; quiet, &lt;8pm&gt;?</textarea>" in page


def test_another_site_cannot_put_words_into_the_message(stranger: Client) -> None:
    answer = stranger.post("/help/sit/", {"message": "Send me your code"}, headers={"sec-fetch-site": "cross-site"})
    assert "Send me your code" not in answer.content.decode()


def test_where_no_line_could_be_checked_the_page_says_so_and_shows_another_way(stranger: Client) -> None:
    page = stranger.get("/help/GB/").content.decode()
    assert "If someone did something sexual you didn’t want" in page
    assert "The lines above may listen to this too." in page
    assert "Look for one at Find A Helpline" in page
    without = next(
        code
        for code in helplines.directory().countries
        if (found := helplines.numbers_for(helplines.directory(), code)) and not found.home
    )
    page = stranger.get(f"/help/{without}/").content.decode()
    assert "If you’re afraid of someone at home" in page
    assert "We could not check a line for this country yet." in page
