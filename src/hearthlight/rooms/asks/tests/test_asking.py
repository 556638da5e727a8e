"""Asking: a yes shows at once, and everything else reads the same at the hour that was picked."""

import datetime as dt
import re

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.looks import look

from hearthlight.frame import asking
from hearthlight.rooms.asks import forms

TEA = "tea-in-the-dark-ten"
WORDS = "Tea in the dark, tonight? No is fine."


def ask(guest: Guest, **more: str) -> str:
    """Ask for something that needs no list, and return the hour that was picked."""
    by = asking.hours(guest.visit())[1].isoformat()
    response = guest.post("/closer/ask/", **{"item": TEA, "words": WORDS, "by": by, **more})
    assert response.status_code == 200, response.content
    return by


def test_an_ask_reaches_the_other_one_in_its_own_words(noor: Guest, sam: Guest) -> None:
    ask(noor, words="Tea, when you are done? Any answer is good.")
    assert "Tea, when you are done?" in sam.page("/closer/ask/answer/")
    assert "Sam asks" not in noor.page("/closer/")
    for path in ("/closer/", "/?show=everything"):
        assert "Noor asks something" in sam.page(path)
        assert "asks something" not in noor.page(path)
    sam.post("/closer/ask/answer/", answer="no")
    assert "asks something" not in sam.page("/?show=everything")


def test_the_usual_words_are_offered_for_what_is_picked(noor: Guest, sam: Guest) -> None:
    assert WORDS in noor.page(f"/closer/ask/?item={TEA}")


def test_a_yes_shows_at_once_and_lands_in_the_plan_of_both(noor: Guest, sam: Guest) -> None:
    ask(noor)
    sam.post("/closer/ask/answer/", answer="yes")
    assert "Yes, tonight" in noor.page("/closer/ask/mine/")
    for guest in (noor, sam):
        assert [one.act for one in asking.agreed(guest.visit())] == [TEA]


@pytest.mark.parametrize("minutes", [5, 240], ids=["before the hour", "after it"])
def test_no_another_time_and_silence_leave_the_asker_the_same_pages(
    noor: Guest, sam: Guest, hands: Hands, minutes: int
) -> None:
    ask(noor)
    seen = []
    for answer in ("no", "later", ""):
        with in_another_world(noor, sam, hands=hands):
            if answer:
                sam.post("/closer/ask/answer/", answer=answer)
            hands.pass_by(minutes=minutes)
            noor.unlock()
            paths = ("/closer/ask/mine/", "/closer/", "/closer/ask/", "/plan/", "/?show=everything")
            seen.append([look(noor.client, path) for path in paths])
    assert seen[0] == seen[1] == seen[2]


def test_at_the_hour_everything_but_a_yes_reads_not_tonight(noor: Guest, sam: Guest, hands: Hands) -> None:
    by = dt.datetime.fromisoformat(ask(noor))
    hands.now = by - dt.timedelta(minutes=1)
    noor.unlock()
    assert "Asked, kindly" in noor.page("/closer/ask/mine/")
    hands.now = by
    assert "Not tonight." in noor.page("/closer/ask/mine/")
    assert "Nothing is asked" in sam_page(sam)


def sam_page(sam: Guest) -> str:
    sam.unlock()
    return sam.page("/closer/ask/answer/")


def test_a_yes_after_the_hour_comes_too_late_to_be_one(noor: Guest, sam: Guest, hands: Hands) -> None:
    hands.now = dt.datetime.fromisoformat(ask(noor))
    sam.unlock()
    sam.post("/closer/ask/answer/", answer="yes")
    noor.unlock()
    assert "Not tonight." in noor.page("/closer/ask/mine/")


def test_a_yes_can_be_taken_back_and_then_reads_like_none(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    seen = []
    for answers in (["yes", "later"], []):
        with in_another_world(noor, sam, hands=hands):
            for answer in answers:
                sam.post("/closer/ask/answer/", answer=answer)
            seen.append(look(noor.client, "/closer/ask/mine/"))
    assert seen[0] == seen[1]


def test_the_one_who_answers_is_told_how_each_answer_reads(noor: Guest, sam: Guest) -> None:
    ask(noor)
    page = sam.page("/closer/ask/answer/")
    assert "the same as for no answer" in page
    for word in ("Yes", "Another time", "No thanks"):
        assert f'<button class="btn ghost" name="answer" value="{_value(word)}">{word}</button>' in page


def _value(word: str) -> str:
    return {"Yes": "yes", "Another time": "later", "No thanks": "no"}[word]


def test_one_ask_a_day_and_it_fades_by_morning(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    noor.post("/closer/ask/", item=TEA, words="Once more?", by=asking.hours(noor.visit())[0].isoformat())
    assert "Once more?" not in sam.page("/closer/ask/answer/")
    noor.post("/closer/ask/back/")
    assert "rests until tomorrow" in noor.page("/closer/ask/")
    assert "Nothing is asked" in sam.page("/closer/ask/answer/")
    hands.pass_by(hours=10)
    noor.unlock()
    assert "No ask is open" in noor.page("/closer/ask/mine/")
    assert "What would be nice" in noor.page("/closer/ask/")


def test_an_ask_still_fades_by_morning_when_it_was_a_yes(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    sam.post("/closer/ask/answer/", answer="yes")
    hands.pass_by(hours=10)
    sam.unlock()
    assert asking.agreed(sam.visit()) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"words": ""}, "Say it in a few words"),
        ({"words": "x" * 301}, "That is a lot for one ask"),
        ({"item": "hold-hands-two-minutes"}, "Pick what you would like to ask for"),
        ({"by": "2026-11-24T12:00:00+00:00"}, "That hour has passed by now"),
        ({"by": "soon"}, "That hour has passed by now"),
        ({"by": "2027-11-24T12:00:00+00:00"}, "That hour has passed by now"),
    ],
)
def test_what_does_not_fit_is_told_kindly_and_the_words_stay(
    noor: Guest, sam: Guest, sent: dict[str, str], sentence: str
) -> None:
    usual = {"item": TEA, "words": "my own kind words", "by": asking.hours(noor.visit())[0].isoformat()}
    response = noor.client.post("/closer/ask/", usual | sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "my own kind words" in page or "words" in sent


def test_touch_can_only_be_asked_for_from_the_list_both_hold(noor: Guest, sam: Guest) -> None:
    offered = forms.items(noor.visit())
    assert all(item.act.closeness <= 1 for item in offered.values())


def test_while_paused_no_ask_goes_out(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    assert "While sharing is paused" in noor.page("/closer/ask/")


def test_hours_are_those_of_the_clock_on_the_wall(noor: Guest, sam: Guest) -> None:
    # It is 19:12 in Amsterdam and 18:12 in UTC.
    hours = re.findall(r"> *(\d\d:\d\d)</label>", noor.page("/closer/ask/"))
    assert hours == ["20:00", "21:00", "22:00", "23:00", "00:00", "01:00"]
    ask(noor)
    assert "Something shows here by 21:00." in noor.page("/closer/ask/mine/")
    assert "at 21:00, the same as for no answer" in sam.page("/closer/ask/answer/")
    sam.get("/closer/")
    assert "Sunday 18:00 at the soonest" in noor.page("/closer/")
    assert "18:00 at the soonest" in noor.page("/closer/wishes/")


def test_the_hours_offered_are_of_this_evening_even_late(noor: Guest, hands: Hands) -> None:
    for hour in range(24):
        hands.now = dt.datetime(2026, 11, 25, hour, 40, tzinfo=dt.UTC)
        noor.unlock()
        visit = noor.visit()
        assert all(visit.now < each < asking.until(visit) for each in asking.hours(visit))


def test_words_that_call_for_help_are_sent_as_they_are_and_a_card_stands_before_anything_else(
    noor: Guest, sam: Guest
) -> None:
    words, by = "Hold me tonight. I want to die.", asking.hours(noor.visit())[1].isoformat()
    page = noor.post("/closer/ask/", item=TEA, words=words, by=by).content.decode()
    assert "Help is here, if you want it." in page
    assert words not in page
    assert "Asked, kindly" in noor.page("/closer/ask/mine/")
    assert "Help is here" not in sam.page("/closer/ask/answer/")
