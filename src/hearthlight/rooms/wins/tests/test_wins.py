"""The jar: what goes in stays in, for oneself unless it is given, and nothing in it is weighed."""

import re

import pytest

from hearthlight.journal import write
from hearthlight.rooms.wins.drawing import LIGHTS

TOAST = "We laughed about the burnt toast."


def lights(page):
    return page.count("<use ")


def undo(guest, page):
    """Take back what a page offers to take back."""
    [token] = re.findall(r'name="token" value="([^"]+)"', page.content.decode())
    guest.post("/check-in/undo/", token=token)


def put(guest, words=TOAST, to="me", **more):
    return guest.post("/wins/put/", words=words, **{"for": to}, **more)


def test_a_win_goes_in_and_is_for_oneself(noor, sam):
    page = put(noor).content.decode()
    assert TOAST in page
    assert "Only you" in page
    assert "Kept to yourself." in page
    assert TOAST not in sam.page("/wins/")
    assert TOAST not in sam.page("/?show=everything")


def test_a_win_that_is_given_is_in_both_jars(noor, sam):
    page = put(noor, to="us").content.decode()
    assert "Both of you" in page
    assert "Sam can read it now." in page
    assert TOAST in sam.page("/wins/")
    sam.says()
    assert TOAST in sam.page("/?show=everything")


def test_a_ready_made_line_is_enough(noor):
    assert "I got out of bed." in put(noor, words="", line="got_up").content.decode()


def test_own_words_go_before_a_ready_made_line(noor):
    page = put(noor, line="got_up").content.decode()
    assert TOAST in page
    assert "I got out of bed." not in page


@pytest.mark.parametrize("sent", [{}, {"line": "no-such-line"}, {"line": "step"}, {"words": "  \n "}])
def test_an_empty_one_is_asked_for_again(noor, sent):
    answer = noor.post("/wins/put/", **sent)
    assert answer.status_code == 422
    assert "Write a few words, or pick one of these." in answer.content.decode()


def test_words_that_are_too_many_stay_on_the_page(noor):
    answer = put(noor, words="toast " * 200)
    assert answer.status_code == 422
    assert "toast toast" in answer.content.decode()


def test_the_same_form_sent_twice_is_one_win(noor, sam):
    for _ in range(2):
        page = put(noor, to="us", id="ab" * 16).content.decode()
        assert "Sam can read it now." in page
    assert page.count(TOAST) == noor.page("/wins/").count(TOAST)
    assert len(sam.visit().recent_ours.since(sam.visit().today)) == 1


def test_undo_takes_it_out_of_both_jars(noor, sam):
    undo(noor, put(noor, to="us"))
    assert TOAST not in noor.page("/wins/")
    assert TOAST not in sam.page("/wins/")


def test_what_was_taken_back_is_not_brought_back_by_an_old_page(noor):
    undo(noor, put(noor, id="ab" * 16))
    answer = put(noor, id="ab" * 16)
    assert answer.status_code == 422
    assert TOAST in answer.content.decode()
    assert TOAST not in noor.page("/wins/")


def test_the_number_of_lights_never_falls(noor, sam):
    put(noor, id="ab" * 16)
    put(sam, to="us", id="cd" * 16)
    assert lights(noor.page("/wins/")) == 2
    noor.post(f"/history/{'ab' * 16}/let-go/")
    sam.post(f"/history/{'cd' * 16}/let-go/")
    assert lights(noor.page("/wins/")) == 2
    assert lights(sam.page("/wins/")) == 1


def test_a_full_jar_takes_in_more(noor):
    for number in range(len(LIGHTS) + 3):
        put(noor, words=f"One more {number}")
    page = noor.page("/wins/")
    assert lights(page) == len(LIGHTS)
    assert f"One more {len(LIGHTS) + 2}" in page


def test_the_new_light_lifts_but_not_in_the_week_after_a_hard_answer(noor, hands):
    assert 'class="new"' in put(noor).content.decode()
    assert 'class="new"' not in noor.page("/wins/")
    visit = noor.visit()
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    assert 'class="new"' not in put(noor).content.decode()
    hands.pass_by(days=9)
    noor.unlock()
    assert 'class="new"' in put(noor).content.decode()


def test_no_number_of_wins_is_told(noor, sam):
    for number in range(4):
        put(noor, words=f"Toast {'again ' * number}")
    words = re.sub(r"<[^>]+>", " ", noor.page("/wins/"))
    assert not re.search(r"\b(4|four)\b", words)


def test_the_week_is_read_back_and_what_came_before_stays(noor, sam, hands):
    put(noor, words="Soup on Tuesday.")
    hands.pass_by(days=9)
    noor.unlock()
    put(noor)
    page = noor.page("/wins/")
    assert page.index("This week you two put in") < page.index(TOAST) < page.index("Before that")
    assert page.index("Before that") < page.index("Soup on Tuesday.") < page.index("Last week")


def test_after_a_long_while_the_jar_is_the_same_and_nothing_is_said_about_it(noor, hands):
    put(noor)
    hands.pass_by(days=400)
    noor.unlock()
    page = noor.page("/wins/")
    assert TOAST in page
    assert "November 2026" in page
    assert "This week" not in page


def test_years_of_wins_are_read_some_months_at_a_time(noor, hands):
    for number in range(6):
        for each in range(5):
            put(noor, words=f"Win {number} {each}.")
        hands.pass_by(days=31)
        noor.unlock()
    first = noor.page("/wins/")
    assert "Win 5 4." in first
    assert "Win 0 0." not in first
    [further] = re.findall(r"\?until=(\d{4}-\d\d)", first)
    assert "Win 0 0." in noor.page(f"/wins/?until={further}")


@pytest.mark.parametrize("until", ["", "soon", "2026-13", "9999-99", "2026-11-01"])
def test_a_strange_month_shows_the_latest(noor, until):
    put(noor)
    assert TOAST in noor.page(f"/wins/?until={until}")


def test_a_finished_step_is_offered_once(noor):
    noor.says()
    noor.post("/closer/step/", act="sips-of-water", answer="done")
    assert "/wins/put/?step=1" in noor.page("/?show=everything")
    form = noor.page("/wins/put/?step=1")
    assert re.search(r'value="step" checked>\w', form)
    put(noor, words="", line="step")
    assert 'value="step"' not in noor.page("/wins/put/?step=1")


def test_a_thank_you_reaches_the_partner(noor, sam):
    noor.post("/wins/thank/", line="quiet", **{"for": "us"})
    assert "Thank you for the quiet." in sam.page("/wins/")
    sam.says()
    assert "Noor: Thank you for the quiet." in sam.page("/?show=everything")


def test_a_thank_you_may_stay_with_oneself(noor, sam):
    noor.post("/wins/thank/", words="For the tea.", **{"for": "me"})
    assert "For the tea." in noor.page("/wins/")
    assert "For the tea." not in sam.page("/wins/")


def test_somebody_on_their_own_finds_no_partner_parts(noor):
    assert noor.get("/wins/thank/").status_code == 404
    assert "Just me" not in noor.page("/wins/put/")
    put(noor, to="us")
    page = noor.page("/wins/")
    assert "This week you put in" in page
    assert "Only you" in page


def test_a_dial_at_only_me_keeps_words_with_oneself(noor, sam):
    noor.post("/settings/choose/", form="dials", headline="partner", words="me")
    assert "Your dial stands at only me." in noor.page("/wins/put/")
    page = put(noor, to="us").content.decode()
    assert "Your dial stands at only me." in page
    assert TOAST not in sam.page("/wins/")


def test_while_sharing_is_paused_nothing_is_given(noor, sam):
    noor.post("/settings/choose/", paused="yes")
    assert "Sharing is paused." in put(noor, to="us").content.decode()
    assert TOAST not in sam.page("/wins/")


def test_a_locked_phone_may_put_one_in(noor, sam):
    noor.lock()
    assert TOAST not in put(noor, to="us").content.decode()
    noor.unlock()
    page = noor.page("/wins/")
    assert TOAST in page
    assert "Only you" in page
    assert TOAST not in sam.page("/wins/")


def test_one_left_while_locked_in_another_month_lies_in_its_own(noor, hands):
    noor.lock()
    put(noor, words="Left in November.")
    hands.pass_by(days=40)
    noor.unlock()
    put(noor)
    assert noor.page("/wins/").count('"voice">Left in November.') == 1
    assert "Left in November." in noor.page("/history/?month=2026-11")
    assert "Left in November." not in noor.page("/history/?month=2027-01")


def test_after_parting_what_was_given_stays_as_the_leaver_chose(noor, sam, hands):
    put(sam, to="us")
    sam.post("/leave/part/", sure="yes", shared="leave")
    hands.pass_by(days=40)
    noor.unlock()
    page = noor.page("/wins/")
    assert TOAST in page
    assert "Given to you" in page
    assert "Sam" not in page


def test_today_reads_nothing_more_for_its_row(noor, sam, django_assert_max_num_queries):
    put(sam, to="us")
    noor.says()
    noor.page("/?show=everything")
    with django_assert_max_num_queries(8) as before:
        noor.page("/?show=everything")
        few = len(before)
    for number in range(30):
        put(noor, words=f"One more {number}")
    noor.page("/?show=everything")
    with django_assert_max_num_queries(few):
        noor.page("/?show=everything")


CALLS = "I got up today. I want to die."


@pytest.mark.parametrize("path", ["/wins/put/", "/wins/thank/"])
def test_words_that_call_for_help_are_kept_and_a_card_stands_before_anything_else(noor, sam, path):
    page = noor.post(path, words=CALLS, **{"for": "us"}).content.decode()
    assert "Help is here, if you want it." in page
    assert CALLS not in page
    assert "Help is here" not in noor.page("/wins/")
    assert CALLS in sam.page("/wins/")
    assert "Help is here" not in sam.page("/wins/")


def test_the_card_comes_on_a_locked_phone_too(noor):
    noor.lock()
    assert "Help is here, if you want it." in put(noor, words=CALLS).content.decode()
