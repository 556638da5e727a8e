"""The first two minutes: no quiz, no wall, nothing kept, and the plain truth about what this protects."""

import pytest


@pytest.fixture
def first(client):
    return client.get("/welcome/").content.decode()


@pytest.fixture
def promise(client):
    return client.get("/welcome/promise/").content.decode()


def test_the_first_page_names_the_thing_and_lifts_the_blame(first):
    assert "Depression gets into the space between two people." in first
    assert "it isn’t anyone’s fault" in first


def test_the_first_page_asks_nothing(first):
    assert "<input" not in first
    assert 'href="/welcome/promise/"' in first


def test_someone_who_lives_here_finds_the_way_in(first):
    assert 'href="/sign-in/"' in first


def test_the_promise_is_made_in_four_lines(promise):
    for line in (
        "What you write is locked",
        "You choose what your partner sees",
        "It lives on your own server",
        "You can pause or leave",
    ):
        assert line in promise


def test_what_this_cannot_do_is_said_before_anyone_starts(promise):
    start = promise.index("How would you like to start?")
    for line in (
        "may see when you write, and how much",
        "changes the running program",
        "choose another host",
        "Nothing is monitored and nobody reads along",
        "call your emergency number",
        "press Shift three times",
        "doesn’t stop spy software",
    ):
        assert promise.index(line) < start


def test_alone_and_together_have_equal_weight_and_alone_stands_first(promise):
    alone, together = 'class="pick side" href="/begin/"', 'class="pick side" href="/begin/?with=someone"'
    assert promise.index(alone) < promise.index(together)


@pytest.mark.parametrize("path", ["/welcome/", "/welcome/promise/"])
def test_the_welcome_sets_no_cookie_and_keeps_help_and_hide_in_reach(client, path):
    answer = client.get(path)
    assert not answer.cookies
    page = answer.content.decode()
    assert 'href="/help/"' in page
    assert 'action="/hide/"' in page


def test_the_promise_says_it_is_not_a_doctor(promise):
    assert "not a doctor and not an emergency service" in promise
