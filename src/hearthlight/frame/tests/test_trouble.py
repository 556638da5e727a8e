"""When something goes wrong, what was typed stays, nothing secret comes back, and help is still one tap away."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE
from django.test import RequestFactory

from hearthlight.frame import trouble

WORDS = "I feel lonely in the evenings."


@pytest.fixture
def posted():
    def post(data, **headers):
        request = RequestFactory(headers=headers).post("/check-in/", data)
        request.COOKIES["form"] = "x"
        return request

    return post


def _page(response):
    return response.content.decode()


def test_an_expired_form_gives_the_words_back(posted):
    answer = trouble.form_expired(posted({"words": WORDS + " \N{SNOWMAN}", "note": WORDS}), REASON_CSRF_TOKEN_MISSING)
    assert answer.status_code == 403
    assert _page(answer).count(WORDS) == 2


def test_words_come_back_as_text_and_never_as_markup(posted):
    page = _page(trouble.form_expired(posted({"note": "</textarea><script>x</script> and more"})))
    assert "<script>x" not in page


@pytest.mark.parametrize("name", ["passphrase", "csrfmiddlewaretoken", "kit", "code", "new_passphrase"])
def test_a_secret_never_comes_back(posted, name):
    assert "correct horse battery" not in _page(trouble.form_expired(posted({name: "correct horse battery"})))


def test_words_another_site_sent_are_not_shown(posted):
    request = posted({"note": WORDS}, **{"Sec-Fetch-Site": "cross-site"})
    assert WORDS not in _page(trouble.form_expired(request))


def test_a_browser_without_cookies_is_told_so(posted):
    request = posted({"note": WORDS})
    request.COOKIES.clear()
    page = _page(trouble.form_expired(request, REASON_NO_CSRF_COOKIE))
    assert "keeps no cookies" in page
    assert WORDS in page


def test_our_side_keeps_the_words_too(posted):
    answer = trouble.our_side(posted({"note": WORDS}))
    assert answer.status_code == 500
    assert "our side, not you" in _page(answer)
    assert WORDS in _page(answer)


def test_too_much_at_once_is_told_apart_from_unreadable(posted):
    assert trouble.bad_request(posted({}), RequestDataTooBig()).status_code == 413
    assert trouble.bad_request(posted({})).status_code == 400


def test_a_closed_door_and_a_missing_page_look_alike(posted):
    closed, missing = trouble.forbidden(posted({})), trouble.not_found(posted({}))
    assert (closed.status_code, missing.status_code) == (404, 404)
    assert closed.content == missing.content


@pytest.mark.parametrize("page", [trouble.bad_request, trouble.not_found, trouble.our_side, trouble.form_expired])
def test_help_and_hide_are_on_every_page_of_trouble(posted, page):
    html = _page(page(posted({})))
    assert 'href="/help/"' in html
    assert 'action="/hide/"' in html


def test_a_part_of_a_page_that_went_wrong_is_answered_in_the_page(posted):
    answer = trouble.form_expired(posted({"note": WORDS}, **{"HX-Request": "true"}))
    assert answer.headers["HX-Retarget"] == "#main"
    assert answer.headers["HX-Reselect"] == "#main > *"
