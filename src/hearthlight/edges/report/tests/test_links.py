"""A link opens with its words, until its day or until it is taken back, and tells nobody anything before."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthlight.edges.report import links
from hearthlight.edges.report.models import Link
from hearthlight.journal import locks, read

QUESTION = "Could it be the medicine, or the depression?"


@pytest.fixture
def page(noor):
    """A page of Noor's with a question, a mood and a medicine on it."""
    noor.says(energy=3, mood=1)
    noor.post("/care/medicines/add/", name="Sertraline", dose="50 mg", day="2026-11-02")
    form = noor.page("/care/report/ready/")
    ticked = re.findall(r'name="line" value="([^"]+)"', form)
    noor.post("/care/report/ready/", question=QUESTION, who="Dr A. Okafor", day="2026-11-24", span="28", line=ticked)
    return noor


def make(guest, lasts="14"):
    """Make a link; return its address and its words."""
    guest.post("/care/report/links/new/", lasts=lasts)
    shown = guest.page("/care/report/links/")
    return re.findall(r'value="http://testserver(/for-you/[^"#]+)"', shown)[0], re.findall(
        r'id="words-1" value="([^"]+)"', shown
    )[0]


def test_a_link_opens_with_its_words_without_an_account(page):
    address, words = make(page)
    visitor = Client()
    asked = visitor.get(address).content.decode()
    assert QUESTION not in asked
    answer = visitor.post(address, {"words": f" {words.upper().replace(' ', '-')} "})
    assert answer.status_code == 200
    assert QUESTION in answer.content.decode()
    assert "Sertraline" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("file", "begins"), [("paper", b"%PDF"), ("table", b"\xef\xbb\xbf"), ("clinic", b"{")])
def test_each_form_of_the_page_can_be_taken_from_it(page, file, begins):
    address, words = make(page)
    answer = Client().post(address, {"words": words, "file": file})
    assert answer.content.startswith(begins)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_its_openings_are_shown_to_its_owner_and_files_are_no_second_opening(page):
    address, words = make(page)
    assert "Not yet." in page.page("/care/report/links/")
    Client().post(address, {"words": words})
    Client().post(address, {"words": words, "file": "table"})
    shown = page.page("/care/report/links/")
    assert shown.count("24 November, 19:12") == 1


def test_a_link_shows_the_page_as_it_was_made(page):
    address, words = make(page)
    page.post("/care/report/ready/", question="Something else", day="2026-11-24", id="ab" * 16)
    assert QUESTION in Client().post(address, {"words": words}).content.decode()


def same(answer):
    """Return everything a visitor could tell two answers apart by, but for what is drawn for each."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|nonce-[^\']+', "", answer.content.decode())
    names = {name for name in answer.headers if name != "Content-Security-Policy"}
    return answer.status_code, text, len(answer.content), names


def test_revoked_ended_wrong_and_never_made_get_the_same_answer(page, hands):
    wrong_words = Client().post(make(page)[0], {"words": "maple window seven river"})
    revoked, words = make(page)
    [link] = re.findall(r'name="link" value="([0-9a-f]+)"', page.page("/care/report/links/"))[:1]
    page.post("/care/report/links/end/", link=link)
    gone = Client().post(revoked, {"words": words})
    never = Client().post(f"/for-you/{'A' * 22}", {"words": words})
    odd = Client().post("/for-you/no-token-at-all", {"words": words})
    ended, words = make(page, "7")
    hands.pass_by(days=7)
    over = Client().post(ended, {"words": words})
    answers = [wrong_words, gone, never, odd, over]
    assert {answer.status_code for answer in answers} == {422}
    assert len({same(answer)[1:3] for answer in answers}) == 1
    assert Link.objects.count() == 1, "the live one alone is left"


def test_a_look_without_words_is_the_same_for_every_token(page):
    address, _ = make(page)
    looks = [same(Client().get(path)) for path in (address, f"/for-you/{'A' * 22}", "/for-you/x")]
    assert looks[0] == looks[1] == looks[2]


def work_of(path, words, monkeypatch):
    """Return what one try costs: every query by its shape, and each long computation by its cost."""
    stretched, real = [], locks.stretch

    def counted(passphrase, salt, cost):
        stretched.append(str(cost))
        return real(passphrase, salt, cost)

    monkeypatch.setattr(locks, "stretch", counted)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client().post(path, {"words": words})
    monkeypatch.setattr(locks, "stretch", real)
    return [re.sub(r"x?'[^']*'|\d+|%s", "?", one["sql"]) for one in queries], stretched


def test_every_refusal_does_the_same_work(page, monkeypatch):
    live, _ = make(page)
    # The first try from a place is counted anew, whatever it tries.
    Client().post("/for-you/first", {"words": "maple"})
    tries = [live, f"/for-you/{'A' * 22}", "/for-you/x"]
    works = [work_of(path, "maple window seven river", monkeypatch) for path in tries]
    assert works[0] == works[1] == works[2]
    assert works[0][1] == [str(locks.Cost())]


def test_many_tries_are_asked_to_wait(page):
    address, words = make(page)
    visitor = Client()
    for _ in range(10):
        visitor.post(address, {"words": "maple"})
    answer = visitor.post(address, {"words": words})
    assert answer.status_code == 429
    assert QUESTION not in answer.content.decode()


def test_the_table_alone_opens_nothing_and_the_link_alone_neither(page):
    address, words = make(page)
    [row] = Link.objects.all()
    token = address.rpartition("/")[2]
    for part in (QUESTION, words, token, "Okafor", "Sertraline"):
        assert part.encode() not in bytes(row.sealed) + bytes(row.token_hash)
    with pytest.raises(links.NothingHere):
        links.look(token, "", now=page.visit().now)


def test_a_link_deleted_in_the_history_opens_nothing_after_the_next_look_at_the_links(page):
    address, words = make(page)
    [entry] = [kept for kept in read.everything(page.visit().mine) if getattr(kept.entry, "what", "") == "link"]
    page.post(f"/history/{entry.id.hex()}/let-go/")
    page.page("/care/report/links/")
    assert Client().post(address, {"words": words}).status_code == 422


def test_the_history_lists_no_link_and_no_opening(page):
    address, words = make(page)
    Client().post(address, {"words": words})
    told = page.page("/history/")
    assert "A medicine" in told
    assert "A page for an appointment" not in told


def test_nobody_ends_somebody_elses_link(page, sam):
    address, words = make(page)
    [link] = re.findall(r'name="link" value="([0-9a-f]+)"', page.page("/care/report/links/"))
    sam.post("/care/report/links/end/", link=link)
    sam.page("/care/report/links/")
    assert Client().post(address, {"words": words}).status_code == 200


def test_the_words_in_the_address_stay_in_the_browser(page):
    address, words = make(page)
    assert f"{address}#{words.replace(' ', '-')}" in page.page("/care/report/links/")
    script = Client().get(address).content.decode()
    assert "for-you.js" in script
