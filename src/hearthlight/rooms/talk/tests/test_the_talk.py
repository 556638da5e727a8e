"""Ten quiet minutes: turns that end by themselves, of which nothing is kept unless one of the two writes a line."""

import re

from tests.promises.looks import all_rows, changed

from hearthlight.entries.checkin import Checkin

LINE = "I take along that you laughed."


def steps(guest, first):
    """Walk the talk by its links, as somebody without script does; return the page of each step."""
    path, pages = first, []
    while "/end/" not in path:
        pages.append(guest.page(path))
        path = re.findall(r'<a class="btn ghost" href="([^"]+)">(?:Next|That’s it)', pages[-1])[0].replace("&amp;", "&")
    return pages


def begins(guest, path="/closer/talk/now/"):
    return re.findall(r"<h1[^>]*>(\w+) s", guest.page(path))[0]


def test_the_talk_is_two_turns_two_answers_and_one_thing_each(noor, sam):
    pages = steps(noor, "/closer/talk/now/")
    titles = [re.findall(r"<h1[^>]*>([^<]+)", page)[0] for page in pages]
    first, second = ("Noor", "Sam") if begins(noor) == "Noor" else ("Sam", "Noor")
    assert titles == [
        f"{first} speaks",
        f"{second} says what they heard",
        f"{second} speaks",
        f"{first} says what they heard",
        "One thing each",
    ]
    assert "What I hear is …" in pages[1]
    assert sum(int(each) for page in pages for each in re.findall(r"delay:(\d+)s", page)) == 10 * 60


def test_both_phones_say_the_same_and_who_begins_changes_from_day_to_day(noor, sam, hands):
    today = begins(noor)
    assert begins(sam) == today
    hands.pass_by(days=1)
    noor.unlock()
    assert begins(noor) != today


def test_the_short_form_is_one_sentence_each(noor, sam):
    pages = steps(noor, "/closer/talk/now/?form=two")
    assert len(pages) == 2
    assert sum(int(each) for page in pages for each in re.findall(r"delay:(\d+)s", page)) == 2 * 60


def test_a_pause_waits_as_long_as_it_takes_and_goes_on_where_it_was(noor, sam):
    page = noor.page("/closer/talk/now/?form=ten&at=2&pause=1")
    assert "Paused" in page
    assert "hx-trigger" not in page
    assert "?form=ten&amp;at=2" in page


def test_the_whole_talk_stands_on_one_page_to_read_aloud(noor, sam):
    page = noor.page("/closer/talk/aloud/")
    assert [page.count(f"{each} speaks") for each in ("Noor", "Sam")] == [1, 1]
    assert "What I hear is …" in page
    assert "Noor says one sentence" in noor.page("/closer/talk/aloud/?form=two")


def test_strange_places_in_a_talk_lead_to_its_first_page_or_its_end(noor, sam):
    for place in ("", "-1", "x", "１", "99999999999"):
        assert "speaks" in noor.page(f"/closer/talk/now/?at={place}")
    assert "That’s all for tonight." in noor.page("/closer/talk/now/?at=99")


def test_nothing_of_a_talk_is_kept(noor, sam):
    before = all_rows(but=["phone"])
    steps(noor, "/closer/talk/now/")
    for path in ("/closer/talk/", "/closer/talk/aloud/", "/closer/talk/end/", "/closer/talk/end/?stop=1"):
        noor.page(path)
    assert changed(before, all_rows(but=["phone"])) == []


def test_stopping_early_gets_warm_words(noor, sam):
    assert "You stopped. That’s a good use of it." in noor.page("/closer/talk/end/?stop=1")


def test_one_line_may_be_kept_for_oneself(noor, sam):
    noor.post("/closer/talk/end/", words=LINE, **{"for": "me"})
    [kept] = noor.visit().recent_mine.since(noor.visit().today, Checkin)
    assert kept.entry.words == LINE
    assert LINE not in sam.page("/?show=everything")


def test_one_line_may_be_shared_as_far_as_the_dial_goes(noor, sam):
    said = noor.post("/closer/talk/end/", words=LINE, **{"for": "us"}).content.decode()
    assert "Sam can read it now." in said
    assert LINE in sam.page("/?show=everything")
    noor.post("/settings/choose/", form="dials", headline="partner", words="me")
    kept = noor.post("/closer/talk/end/", words="Another one.", **{"for": "us"}).content.decode()
    assert "Your dial stands at only me." in kept
    assert "Another one." not in sam.page("/?show=everything")


def test_an_empty_line_is_asked_for_kindly_and_a_long_one_stays(noor, sam):
    for words in ("", " \n "):
        answer = noor.post("/closer/talk/end/", words=words, **{"for": "me"})
        assert answer.status_code == 422
        assert "Closing the page is fine too." in answer.content.decode()
    long = noor.post("/closer/talk/end/", words="so it is " * 600, **{"for": "me"})
    assert long.status_code == 422
    assert "so it is so it is" in long.content.decode()


def test_a_line_that_calls_for_help_is_kept_and_meets_a_card(noor, sam):
    page = noor.post("/closer/talk/end/", words="I want to die.", **{"for": "me"}).content.decode()
    assert "Help is here, if you want it." in page
    assert len(noor.visit().recent_mine.since(noor.visit().today, Checkin)) == 1
    assert "Help is here" not in noor.page("/")


def test_the_same_line_sent_twice_is_one(noor, sam):
    form = {"words": LINE, "for": "me", "id": "cd" * 16}
    for _ in range(2):
        noor.post("/closer/talk/end/", **form)
    assert len(noor.visit().recent_mine.since(noor.visit().today, Checkin)) == 1


def test_somebody_on_their_own_finds_no_such_page(stranger):
    for path in ("", "now/", "aloud/", "end/"):
        assert stranger.get(f"/closer/talk/{path}").status_code == 404


def test_closer_leads_there(noor, sam):
    assert 'href="/closer/talk/"' in noor.page("/closer/")
