"""Patterns, through its door: empty and calm at first, then three pictures and their words, from one's own days alone."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import write
from hearthlight.journal.models import Digest, new_id
from hearthlight.rooms.rhythm.tests.conftest import TODAY

EMPTY = "Nothing to see yet, and that’s fine"


def four_weeks(guest) -> None:
    """Two dips that ended, energy that follows mood, and two days without an entry."""
    moods = [5, 7, 5, 7, 5, 1, 1, 1, 5, 7, 5, 7, 5, 7, 5, 7, 5, 1, 1, 5, 7, 5, None, None, 7, 5, 7, 5]
    for days_ago, mood in zip(range(27, -1, -1), moods, strict=True):
        if mood is not None:
            guest.say(days_ago, mood=mood, energy=mood)


def test_below_ten_checkins_the_page_is_calm_about_it(guest) -> None:
    noor = guest()
    for day in range(9):
        noor.say(day, mood=5)
    main = noor.main()
    for words in (
        EMPTY,
        "A picture starts to show after about ten check-ins. They don’t have to be in a row.",
        "A forecast needs about four weeks. Until then we’d only be guessing, so we won’t.",
        "Do a three-tap check-in",
    ):
        assert words in main
    assert "chart" not in main


def test_the_tenth_checkin_brings_the_picture(guest) -> None:
    noor = guest()
    for day in range(0, 30, 3):
        noor.say(day, mood=5)
    main = noor.main()
    assert EMPTY not in main
    assert "Three things, four weeks" in main
    assert "Built from 10 check-ins." in main


def test_four_weeks_are_drawn_and_told(guest) -> None:
    noor = guest()
    four_weeks(noor)
    main = noor.main()
    assert "Dipped twice" in main
    assert "Moves with mood" in main
    assert "both dips ended. The first took 3 days, the second took 2 days." in main
    assert "Your usual: between" in main
    assert (main.count('role="img"'), main.count("<table")) == (3, 2)


def test_each_picture_has_one_sentence_for_those_who_hear_it_and_a_table_after_it(guest) -> None:
    noor = guest()
    four_weeks(noor)
    main = noor.main()
    labels = re.findall(r'role="img" aria-label="([^"]*)"', main)
    assert labels[0].startswith("Mood over the last ")
    assert labels[1] == "Mood over the last four weeks, between Heavy and Okay: Dipped twice."
    assert main.index(labels[1]) < main.index("<caption") < main.index("</table>")
    assert main.count('<tr><th scope="row">') == 2 * 26


def test_gaps_stay_gaps(guest) -> None:
    noor = guest()
    four_weeks(noor)
    lines = re.findall(r'class="line" d="([^"]*)"', noor.main())
    assert [line.count("M") for line in lines] == [2, 2, 2]
    assert all("missing" not in words for words in re.findall(r">([^<]+)<", noor.main()))


def test_closeness_that_was_never_said_is_no_empty_chart(guest) -> None:
    noor = guest()
    four_weeks(noor)
    assert "Closeness is part of the fuller check-in." in noor.main()


def test_long_ago_leaves_the_weeks_empty_without_a_word_of_blame(guest) -> None:
    noor = guest()
    for day in range(100, 120):
        noor.say(day, mood=5)
    main = noor.main()
    assert "Nothing to see in these weeks, and that’s fine." in main
    assert 'role="img"' not in main


def test_picture_and_words_are_chosen_without_a_script(guest) -> None:
    noor = guest()
    four_weeks(noor)
    main = noor.main()
    assert '<input type="radio" name="shown" value="picture" checked>' in main
    assert '<input type="radio" name="shown" value="words">' in main
    assert "<script" not in main


def test_nothing_on_the_page_breaks_its_own_rules(guest) -> None:
    noor = guest()
    four_weeks(noor)
    main = noor.main()
    assert not re.search(r"\s(style|on[a-z]+)=", main)
    assert not re.search(r"(?i)\b(should|must|fail\w*|missed|streak|lazy|score|fix|broken|cure)\b", main)


def test_what_the_partner_keeps_or_shares_changes_nothing(pair) -> None:
    noor, sam, ours = pair
    four_weeks(noor)
    before = noor.main()
    for day in range(20):
        sam.say(day, mood=9, energy=1, closeness=3)
        write.append(ours, Checkin(day=TODAY, mood=9, energy=1, closeness=3))
    assert noor.main() == before


def test_a_checkin_that_was_taken_back_is_gone_from_the_picture(guest) -> None:
    noor = guest()
    four_weeks(noor)
    before = noor.main()
    extra = noor.say(23, mood=9)
    assert noor.main() != before
    write.forget(noor.home, [extra], today=TODAY)
    assert noor.main() == before


def test_the_page_is_the_same_when_its_digest_is_thrown_away(guest) -> None:
    noor = guest()
    four_weeks(noor)
    before = noor.main()
    assert Digest.objects.exists()
    Digest.objects.all().delete()
    assert noor.main() == before


def test_ten_years_of_days_take_as_many_reads_as_four_weeks(guest) -> None:
    noor, sam = guest(), guest()
    for one in (noor, sam):
        four_weeks(one)
    long_ago = (Checkin(day=TODAY - dt.timedelta(days=back), mood=5, energy=5) for back in range(100, 3750))
    write.append_many(sam.home, [(new_id(), entry) for entry in long_ago])
    reads = []
    for one in (noor, sam):
        one.main()
        with CaptureQueriesContext(connection) as queries:
            one.main()
        reads.append(len(queries))
    assert reads[0] == reads[1]


def test_a_stretch_that_goes_on_is_not_said_to_have_ended(guest) -> None:
    noor = guest()
    for days_ago in range(80):
        noor.say(days_ago, mood=1 if days_ago < 4 else 5 + days_ago % 2)
    main = noor.main()
    assert "A lower stretch just now" in main
    assert "ended" not in main


@pytest.mark.django_db
def test_the_page_is_not_there_for_a_stranger(client) -> None:
    assert client.get("/patterns/").status_code == 404
