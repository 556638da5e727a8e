"""History: one's own words, by month and by day, to read, find, change, take back and really delete."""

import re

import pytest
from tests.guests import begin

LAKE = "The lake by the yellow house."
ID = "ab" * 16


def say(guest, words=LAKE, to="me", **more):
    """Put own words into the journal under a known id."""
    guest.post("/wins/put/", **({"words": words, "for": to, "id": ID} | more))


def say_in_a_checkin(guest, words=LAKE, tick=()):
    guest.post("/check-in/", energy=3, mood=1, more="1")
    guest.post("/check-in/words/", words=words)
    guest.post("/check-in/share/", tick=list(tick), **{"for": "us" if tick else "me"})
    [kept] = guest.visit().recent_mine.since(guest.visit().today)
    return kept.id.hex()


def test_a_month_shows_what_was_said_by_day(noor):
    noor.says()
    say(noor)
    page = noor.page("/history/")
    assert "November 2026" in page
    assert "Tuesday 24 November" in page
    assert LAKE in page
    assert "Low, and heavy." in page


def test_the_months_between_which_nothing_was_said_are_passed_by(noor, hands):
    say(noor)
    hands.pass_by(days=150)
    noor.unlock()
    noor.says()
    page = noor.page("/history/")
    assert "April 2027" in page
    assert "?month=2026-11" in page
    assert "?month=2027-0" not in page
    assert "?month=2027-04" in noor.page("/history/?month=2026-11")


def test_one_day_can_be_asked_for(noor, hands):
    say(noor)
    hands.pass_by(days=1)
    noor.unlock()
    noor.says()
    page = noor.page("/history/?day=2026-11-24")
    assert LAKE in page
    assert "Low, and heavy." not in page


@pytest.mark.parametrize("query", ["?day=2020-02-02", "?month=2020-02"])
def test_a_time_without_words_is_met_with_nothing(noor, query):
    say(noor)
    assert "Nothing here, and that’s fine." in noor.page(f"/history/{query}")


@pytest.mark.parametrize("query", ["?day=soon", "?month=2026-13", "?month=", "?day=2026-02-30", "?month=%00"])
def test_a_strange_date_shows_the_latest_month(noor, query):
    say(noor)
    assert LAKE in noor.page(f"/history/{query}")


def test_what_was_passed_over_is_not_told(noor):
    noor.says()
    for answer in ("passed", "started", "done"):
        noor.post("/closer/step/", act="sips-of-water", answer=answer)
    assert noor.page("/history/").count("A small step") == 1


def test_words_can_be_changed(noor):
    say(noor)
    page = noor.post(f"/history/{ID}/", words="The lake, again.").content.decode()
    assert "The lake, again." in page
    assert "Saved." in page
    for address in ("/history/", "/wins/"):
        assert LAKE not in noor.page(address)


def test_taps_can_be_changed_and_today_follows(noor):
    entry = say_in_a_checkin(noor)
    noor.post(f"/history/{entry}/", words=LAKE, energy="9", mood="")
    assert "Full of energy" in noor.page("/?show=everything")
    assert LAKE in noor.page(f"/history/{entry}/")


def test_what_the_form_does_not_send_stays(noor):
    entry = say_in_a_checkin(noor)
    noor.post(f"/history/{entry}/", words="Other words.")
    assert "Low, and heavy." in noor.page(f"/history/{entry}/")


@pytest.mark.parametrize("sent", [{"energy": "11"}, {"mood": "a lot"}, {"energy": "2"}])
def test_a_rating_that_is_none_changes_nothing_and_keeps_the_words(noor, sent):
    entry = say_in_a_checkin(noor)
    answer = noor.post(f"/history/{entry}/", words="Newer words.", **sent)
    assert answer.status_code == 422
    assert "Newer words." in answer.content.decode()
    assert "Newer words." not in noor.page(f"/history/{entry}/")


def test_words_that_are_too_many_stay_on_the_page(noor):
    say(noor)
    answer = noor.post(f"/history/{ID}/", words="lake " * 300)
    assert answer.status_code == 422
    assert "lake lake" in answer.content.decode()


def test_a_win_without_a_word_is_not_saved(noor):
    say(noor)
    assert noor.post(f"/history/{ID}/", words=" ").status_code == 422
    assert LAKE in noor.page("/wins/")


def test_a_change_does_not_reach_what_was_given(noor, sam):
    say(noor, to="us")
    assert "What Sam sees stays as it was given." in noor.page(f"/history/{ID}/")
    noor.post(f"/history/{ID}/", words="Only for me now.")
    assert LAKE in sam.page("/wins/")
    assert "Only for me now." not in sam.page("/wins/")


def test_the_page_tells_exactly_what_the_partner_sees(noor, sam):
    entry = say_in_a_checkin(noor, tick=["headline"])
    page = noor.page(f"/history/{entry}/")
    assert "Sam can see this of it." in page
    seen = re.search(r'class="note you.*?</div></div>', page, re.DOTALL)
    assert seen is not None
    assert "Low, and heavy." in seen.group()
    assert LAKE not in seen.group()


def test_taking_back_leaves_it_with_oneself_alone(noor, sam):
    say(noor, to="us")
    page = noor.post(f"/history/{ID}/let-go/", only="partner").content.decode()
    assert "Taken back. Only you see it now." in page
    assert "Only you see this." in page
    assert LAKE in noor.page("/wins/")
    assert LAKE not in sam.page("/wins/")


def test_deleting_removes_it_here_and_there_with_every_version(noor, sam):
    say(noor, to="us")
    noor.post(f"/history/{ID}/", words="A second version.")
    page = noor.post(f"/history/{ID}/let-go/").content.decode()
    assert "Deleted. It is gone." in page
    assert noor.get(f"/history/{ID}/").status_code == 404
    for guest in (noor, sam):
        for address in ("/wins/", "/history/"):
            assert LAKE not in guest.page(address)
            assert "A second version." not in guest.page(address)


def test_deleting_is_asked_about_first_with_buttons_of_one_weight(noor, sam):
    say(noor, to="us")
    page = noor.page(f"/history/{ID}/let-go/")
    assert page.count('class="btn ghost"') == 3
    assert "Leave it as it is" in page
    assert LAKE in sam.page("/wins/")


def test_an_entry_of_somebody_else_is_not_there(noor, sam, people):
    say(noor, to="us")
    shared = noor.visit().recent_mine.since(noor.visit().today)[0].entry.shared_as
    for guest in (sam, begin("Kim")):
        for entry in (ID, shared.hex(), "cd" * 16):
            for address in (f"/history/{entry}/", f"/history/{entry}/let-go/"):
                assert guest.get(address).status_code == 404
                assert guest.post(address, words="Mine.").status_code == 404
    assert LAKE in noor.page("/wins/")


def test_a_settled_choice_is_no_entry_to_change(noor):
    from hearthlight.journal import write

    settled = write.settled_id(noor.visit().mine, "name", 0)
    assert noor.get(f"/history/{settled.hex()}/").status_code == 404
    assert noor.post(f"/history/{settled.hex()}/let-go/").status_code == 404


def test_nothing_of_the_partner_is_in_ones_history(noor, sam):
    say(sam, to="us")
    assert LAKE not in noor.page("/history/")
    assert LAKE not in noor.post("/history/search/", words="lake").content.decode()


def test_after_parting_the_page_still_says_where_the_copy_is(noor, sam, hands):
    say(noor, to="us")
    quiet = noor.page(f"/history/{ID}/")
    sam.post("/leave/part/", sure="yes", shared="leave")
    assert "Sam can see this of it." in quiet
    assert "Sam can see this of it." in noor.page(f"/history/{ID}/")
    hands.pass_by(days=40)
    noor.unlock()
    assert "This was for somebody who left since." in noor.page(f"/history/{ID}/")
    noor.post("/leave/part/", sure="yes", shared="leave")
    assert "You gave some of this away once." in noor.page(f"/history/{ID}/")


def test_an_hour_is_told_on_the_persons_own_clock(noor):
    noor.says()
    page = noor.page("/history/")
    assert "19:12" in page
    assert "18:12" not in page
