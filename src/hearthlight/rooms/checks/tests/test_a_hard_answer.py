"""A hard answer meets people to call at once: before any number, when nobody goes on, and in whatever order things are sent."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.guests import PASSPHRASE, Guest, Hands

from hearthlight.due import wishes
from hearthlight.insight import instruments
from hearthlight.insight.instruments import NotAnAnswer
from hearthlight.rooms.checks import walk as way
from hearthlight.rooms.checks.walk import Walk

AT = "/care/check/phq-9/"
CALLS = "Are you thinking of ending your life now?"


def begin(guest: Guest, **more: str) -> None:
    guest.post(AT, do="begin", **more)


def answer(guest: Guest, item: object, value: object) -> str:
    return str(guest.post(AT, item=str(item), answer=str(value)).content.decode())


def is_still(guest: Guest) -> bool:
    visit = guest.visit()
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0)).is_still(visit.today)


@pytest.mark.parametrize("value", [1, 2, 3])
def test_it_shows_the_calls_at_once_and_no_number(noor, value):
    begin(noor)
    for item in range(1, 9):
        answer(noor, item, 0)
    page = answer(noor, 9, value)
    assert CALLS in page
    assert "often called" not in page
    assert "of 27" not in page


def test_it_never_hangs_on_the_other_answers(noor):
    begin(noor)
    page = answer(noor, 9, 1)
    assert CALLS in page


def test_not_at_all_goes_on_and_never_says_that_anybody_is_safe(noor):
    begin(noor)
    for item in range(1, 10):
        page = answer(noor, item, 0)
    assert CALLS not in page
    assert "safe" not in page.partition("<main")[2].partition("</main>")[0].lower()
    assert not is_still(noor)


def test_calls_come_first_then_the_question_then_the_way_back(noor):
    begin(noor, country="GB")
    page = answer(noor, 9, 2)
    places = [page.index(words) for words in ("Call 999", "116 123", "Shout", CALLS, "Go back to the questions")]
    assert places == sorted(places)


def test_without_a_country_the_directory_of_every_country_is_there_and_one_can_be_picked(noor):
    begin(noor)
    assert "findahelpline.com" in answer(noor, 9, 2)
    page = noor.post(AT, do="country", country="NL").content.decode()
    assert "Call 112" in page
    assert CALLS in page


def test_a_country_can_be_let_go_of_again(noor):
    begin(noor, country="GB")
    noor.post(AT, do="away")
    begin(noor, country="")
    assert "Call 999" not in answer(noor, 9, 2)


@pytest.mark.parametrize("country", ["", "XX", "<script>"])
def test_a_country_nobody_knows_changes_nothing(noor, country):
    begin(noor, country=country)
    assert "findahelpline.com" in answer(noor, 9, 2)


def test_yes_puts_the_emergency_number_and_somebody_beside_them_first(noor):
    begin(noor, country="GB")
    answer(noor, 9, 3)
    page = noor.post(AT, do="calls", now="yes").content.decode()
    assert page.index("Please call now.") < page.index("Call 999") < page.index("116 123")
    assert page.index("Call 999") < page.index("Is someone with you?")
    assert "Ask someone to sit with me" in page


@pytest.mark.parametrize("now", ["not_now", "rather_not"])
def test_not_now_and_rather_not_say_meet_people_and_words_for_an_appointment(noor, now):
    begin(noor, country="GB")
    answer(noor, 9, 1)
    page = noor.post(AT, do="calls", now=now).content.decode()
    assert "116 123" in page
    assert "For your next appointment" in page
    assert "You don’t have to say" in page or now == "not_now"


@pytest.mark.parametrize("now", ["yes", "not_now", "rather_not", "", "anything"])
def test_the_gentle_question_leaves_no_trace(noor, now):
    from tests.promises.looks import all_rows, changed

    begin(noor)
    answer(noor, 9, 1)
    before = all_rows(but=["phone"])
    noor.post(AT, do="calls", now=now)
    assert changed(before, all_rows(but=["phone"])) == []


def test_one_goes_back_to_where_one_was_and_then_to_the_number(noor):
    begin(noor)
    for item in range(1, 10):
        answer(noor, item, 1)
    page = noor.post(AT, do="on").content.decode()
    assert "how difficult" in page
    page = answer(noor, "difficulty", 1)
    assert "9 of 27" in page
    assert CALLS not in page


def test_nothing_else_gets_past_the_calls(noor):
    begin(noor)
    answer(noor, 9, 1)
    for sent in (
        {"item": "1", "answer": "0"},
        {"item": "difficulty", "answer": "1"},
        {"item": "2", "answer": "none"},
        {"do": "later"},
        {"do": "nothing"},
        {},
    ):
        assert CALLS in noor.post(AT, **sent).content.decode(), sent
    assert CALLS in noor.page(AT)
    assert CALLS in noor.page(f"{AT}?at=0")


def test_saving_for_later_with_a_hard_answer_shows_the_calls(noor):
    begin(noor)
    assert CALLS in noor.post(AT, item="9", answer="1", do="later").content.decode()


def test_the_answer_taken_back_to_not_at_all_needs_no_calls(noor):
    begin(noor)
    answer(noor, 9, 1)
    assert CALLS not in answer(noor, 9, 0)


def test_answered_hard_again_it_shows_the_calls_again(noor):
    begin(noor)
    answer(noor, 9, 1)
    noor.post(AT, do="on")
    assert CALLS in answer(noor, 9, 2)


def test_left_there_the_calls_wait_and_the_quiet_days_have_begun(noor, hands):
    begin(noor)
    answer(noor, 9, 1)
    assert is_still(noor)
    assert CALLS in noor.page(AT)
    hands.pass_by(days=2)
    noor.unlock()
    assert CALLS not in noor.page(AT)
    assert is_still(noor)


def test_an_old_page_with_a_hard_answer_shows_the_calls_too(noor):
    assert CALLS in answer(noor, 9, 1)
    assert is_still(noor)
    assert "Begin" in noor.post(AT, do="on").content.decode()


def test_put_away_after_it_the_quiet_days_stay(noor):
    begin(noor)
    answer(noor, 9, 1)
    noor.post(AT, do="away")
    assert is_still(noor)


def test_the_quiet_days_are_seven_and_a_later_zero_does_not_end_them(noor: Guest, hands: Hands):
    begin(noor)
    answer(noor, 9, 1)
    answer(noor, 9, 0)
    assert is_still(noor)
    for days, still in ((7, True), (1, False)):
        hands.pass_by(days=days)
        noor.unlock()
        assert is_still(noor) == still


def test_a_phone_that_locked_in_between_shows_the_calls_and_nothing_of_anybody(noor):
    begin(noor, country="GB")
    noor.post("/check-in/", energy=1, mood=1, **{"for": "me"})
    noor.lock()
    page = noor.client.post(AT, {"item": "9", "answer": "1"}).content.decode()
    assert "You don’t have to carry it alone." in page
    assert "findahelpline.com" in page
    assert "United Kingdom" not in page
    assert "999" not in page
    assert "Noor" not in page


def test_a_second_lock_keeps_the_calls_from_nobody(noor):
    begin(noor)
    noor.post("/settings/second-lock/", pin="2580", again="2580")
    assert noor.visit().has_second_lock
    noor.lock()
    assert "You don’t have to carry it alone." in noor.client.post(AT, {"item": "9", "answer": "2"}).content.decode()


def test_any_other_answer_on_a_locked_phone_meets_the_lock(noor):
    begin(noor)
    noor.lock()
    for sent in ({"item": "9", "answer": "0"}, {"item": "1", "answer": "3"}, {}):
        assert noor.client.post(AT, sent).headers["Location"].startswith("/unlock/")
    noor.post("/unlock/", passphrase=PASSPHRASE)
    assert "Little interest" in noor.page(AT)


def test_the_short_mood_checks_do_not_ask_about_dying():
    for name in ("phq-8", "phq-2", "gad-7", "gad-2", "who-5"):
        assert instruments.instrument(name).danger is None


# Telling the partner is a choice of its own.


def test_nothing_goes_to_the_partner_until_the_button_is_pressed(noor, sam):
    begin(noor)
    page = answer(noor, 9, 2)
    assert "Tell Sam, if that feels safe" in page
    assert "very dark" not in sam.page("/?show=everything")
    assert "Sam can read it now." in noor.post(AT, do="tell", words="Please come home.").content.decode()
    sam.says()
    seen = sam.page("/?show=everything")
    assert "Please come home." in seen
    assert "check" not in seen[seen.index("Please come home.") - 60 : seen.index("Please come home.") + 60]
    assert CALLS in noor.page(AT)


def test_pressed_twice_it_is_one_line(noor, sam):
    begin(noor)
    answer(noor, 9, 2)
    for _ in range(2):
        page = noor.post(AT, do="tell", words="Please come home.", id="ab" * 16).content.decode()
    assert "Sam can read it now." in page
    assert len(sam.visit().recent_ours.since(sam.visit().today)) == 1


def test_empty_words_and_paused_sharing_send_nothing(noor, sam):
    begin(noor)
    answer(noor, 9, 2)
    assert "Nothing was sent." in noor.post(AT, do="tell", words=" ").content.decode()
    noor.post("/settings/choose/", paused="yes")
    assert "it stayed with you" in noor.post(AT, do="tell", words="Please come home.").content.decode()
    sam.says()
    assert "Please come home." not in sam.page("/?show=everything")


def test_somebody_on_their_own_is_offered_nobody_to_tell(noor):
    begin(noor)
    assert "if that feels safe" not in answer(noor, 9, 2)


# Sent in any order whatever, no number is reached before the calls were seen.

ITEMS = [item.id for item in instruments.instrument("phq-9").items]
PRESSES = st.one_of(
    st.tuples(st.sampled_from(ITEMS), st.one_of(st.none(), st.integers(0, 3))),
    st.tuples(st.just("difficulty"), st.one_of(st.none(), st.integers(0, 3))),
    st.tuples(st.just("on"), st.none()),
)


@given(st.lists(PRESSES, max_size=40))
def test_no_order_of_answers_reaches_a_number_before_the_calls_were_seen(presses):
    walk, owed = Walk(check="phq-9", id="00"), False
    for what, value in presses:
        shows_calls = way.step(walk) == "calls"
        if what == "on":
            # Only from the page itself can one go on.
            walk = way.go_on(walk) if shows_calls else walk
            owed = owed and not shows_calls
        elif what == "difficulty":
            with suppress(NotAnAnswer):
                walk = way.answer_difficulty(walk, value)
        else:
            walk = way.answer(walk, what, value)
            owed = bool(value) if what == "9" else owed
        assert (way.step(walk) == "calls") == owed
        assert not owed or way.step(walk) != "end"


@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_what_is_sent_shows_a_number_before_the_calls_were_seen(noor, seed):
    chance = random.Random(seed)
    begin(noor)
    owed = False
    for _ in range(14):
        what = chance.choice([*ITEMS, "9", "9", "difficulty", "on"])
        value = chance.choice([None, 0, 1, 2, 3])
        sent = {"do": "on"} if what == "on" else {"item": what, "answer": "none" if value is None else str(value)}
        page = noor.post(AT, **sent).content.decode()
        owed = bool(value) if what == "9" else owed and what != "on"
        if "Your check of" in page:
            assert not owed
            return
        assert (CALLS in page) == owed
