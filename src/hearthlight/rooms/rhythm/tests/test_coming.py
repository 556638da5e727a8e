"""What may come, through the door: the fan and its silence, the heads-up with both halves, and a shift already under way."""

import re
from functools import cache

import numpy as np
import pytest

from hearthlight.frame import when_low
from hearthlight.insight import outlook
from hearthlight.insight.notice import Notice
from hearthlight.insight.odds import HeadsUp
from hearthlight.insight.series import DaySeries
from hearthlight.journal import write
from hearthlight.rooms.rhythm import coming, looks
from hearthlight.rooms.rhythm.tests.conftest import TODAY, Guest

ALARM = re.compile(r"(?i)\b(relapse|risk|warning|alert|danger|likely|percent|Monday|Tuesday|Wednesday|Thursday)\b|%")


@cache
def before_a_low_stretch() -> tuple[float, ...]:
    """Return moods of somebody whose last day raises a heads-up: the first such day in a row of made-up lives."""
    for seed in range(40):
        rng, slow, moods = np.random.default_rng(seed), 0.0, list[float]()
        for _ in range(130):
            slow = 0.93 * slow + rng.normal(0, 0.55)
            moods.append(float(np.clip(2 * np.round((4 + slow + rng.normal(0, 0.7)) / 2) + 1, 1, 9)))
        _, kept = outlook.look(DaySeries("mood", tuple(range(130)), tuple(moods)), today=140)
        for day in sorted(told.day for record in kept.odds for told in record.told if told.raised):
            found, _ = outlook.look(DaySeries("mood", tuple(range(day + 1)), tuple(moods[: day + 1])), today=day)
            if coming.heads_up(found.heads_up):
                return tuple(moods[: day + 1])
    raise AssertionError("nobody among forty made-up people was ever told")


def tell(guest: Guest, moods: tuple[float, ...]) -> None:
    for back, mood in enumerate(reversed(moods)):
        guest.say(back, mood=mood)


def test_the_heads_up_comes_first_with_ten_dots_and_both_halves(guest) -> None:
    noor = guest()
    tell(noor, before_a_low_stretch())
    main = noor.main()
    card = main[main.index('class="lit ahead"') : main.index("</section>")]
    assert main.index(card) < main.index("Your mood")
    assert card.count("<circle") == 10
    odds = re.search(r"(\d) in 10 dipped. (\d) didn’t. Usually (\d) in 10.", card)
    assert odds is not None
    chance, others, usual = map(int, odds.groups())
    assert card.count('class="on"') == chance == 10 - others > usual
    assert "It can be wrong, and it isn’t a verdict. Only you see this." in card
    assert "Make those days lighter" in card
    assert not ALARM.search(re.sub(r"<[^>]+>", " ", card))


def test_words_for_a_low_day_stand_beside_it_once_there_are_some(guest) -> None:
    noor = guest()
    tell(noor, before_a_low_stretch())
    assert "What you wrote for a low day" not in noor.main()
    write.settle(noor.home, when_low.NAME, when_low.YES)
    assert "What you wrote for a low day" in noor.main()


def test_the_day_after_next_it_is_not_said_any_more(guest) -> None:
    noor = guest()
    tell(noor, (*before_a_low_stretch(), 5.0, 5.0))
    assert 'class="lit ahead"' not in noor.main()


def test_a_heads_up_is_nowhere_on_the_partners_pages(pair) -> None:
    noor, sam, _ = pair
    before = [sam.client.get(path).content.decode().split("<main")[1] for path in ("/patterns/", "/plan/", "/")]
    tell(noor, before_a_low_stretch())
    assert "Heads-up" in noor.main()
    after = [sam.client.get(path).content.decode().split("<main")[1] for path in ("/patterns/", "/plan/", "/")]
    plain = [[re.sub(r'(value|nonce)="[^"]*"', "", page) for page in pages] for pages in (before, after)]
    assert plain[0] == plain[1]


def test_a_shift_already_under_way_is_noticed_without_alarm(guest) -> None:
    noor = guest()
    tell(noor, (*(7.0 + 2 * (day % 3 - 1) for day in range(60)), *[1.0, 3.0, 1.0] * 3))
    main = noor.main()
    assert "Your entries look different from your usual weeks" in main
    assert "It may be nothing. One of your own low-day steps may help. Only you see this." in main
    assert "This is the first time it is said here" in main
    assert 'href="/plan/lighter/"' in main
    assert not re.search(r"(?i)relapse|risk|warning", main)


def test_a_shift_upwards_is_told_as_room(guest) -> None:
    noor = guest()
    tell(noor, (*(3.0 + 2 * (day % 3 - 1) for day in range(60)), *[9.0, 7.0, 9.0] * 3))
    main = noor.main()
    assert "Your entries look lighter than your usual weeks" in main
    assert 'href="/plan/"' in main


def test_the_fan_has_both_bands_in_the_picture_and_in_words(guest) -> None:
    noor = guest()
    tell(noor, tuple(float(5 + 2 * (day % 3 - 1)) for day in range(20)))
    main = noor.main()
    for words in ("The last few weeks, and the next few days", "Half the time", "9 times in 10", "the next days"):
        assert words in main
    assert re.search(r"The next few days: around \w+\. Half the time \w+ .*, 9 times in 10 \w+ ", main)


def test_before_two_weeks_there_is_a_kind_sentence_and_no_fan(guest) -> None:
    noor = guest()
    tell(noor, (5.0,) * 12)
    main = noor.main()
    assert "Until then we’d only be guessing, so we won’t." in main
    assert "9 times in 10" not in main


def test_where_the_own_average_does_as_well_the_house_is_silent() -> None:
    found, _ = outlook.look(DaySeries("mood", (), ()), today=TODAY.toordinal())
    quiet = outlook.Outlook("mood", (), "own average", 3.0, outlook.TrackRecord(3, 9), None, None)
    assert found.silence == "too few"
    said = coming.basis(looks.Looks(41, {}, quiet))
    assert said.startswith("Built from 41 check-ins.")
    assert "no more than your own average" in said
    assert "9 weeks" not in said


def test_the_own_track_record_stands_beside_the_forecast() -> None:
    told = outlook.Outlook("mood", (), None, 3.0, outlook.TrackRecord(8, 10), None, None)
    assert coming.basis(looks.Looks(41, {}, told)) == (
        "Built from 41 check-ins. It has been about right on 8 of 10 weeks. It can be wrong, and it isn’t a verdict."
    )


@pytest.mark.parametrize(
    ("before", "came", "said"),
    [
        (0, 0, "This is the first time it is said here, so nobody knows yet how often it is right."),
        (1, 1, "It was said once before, and it came."),
        (1, 0, "It was said once before, and did not come."),
        (5, 2, "Of 5 times it was said before, 2 came."),
    ],
)
def test_a_heads_up_tells_how_it_did_before(before: int, came: int, said: str) -> None:
    card = coming.heads_up(HeadsUp(1, 3, 0.41, 0.18, before, came))
    assert card is not None
    assert card.record == said
    assert card.odds == "In weeks that looked like this, 4 in 10 dipped. 6 didn’t. Usually 2 in 10."


def test_odds_that_ten_dots_cannot_tell_apart_are_not_shown() -> None:
    assert coming.heads_up(HeadsUp(1, 3, 0.14, 0.06, 0, 0)) is None


def test_looking_again_reckons_nothing_anew(guest, monkeypatch) -> None:
    noor = guest()
    tell(noor, (5.0, 7.0) * 10)
    before = noor.main()
    monkeypatch.setattr(looks, "look", None)
    assert noor.main() == before


@pytest.mark.parametrize(
    ("before", "came", "said"),
    [
        (1, 1, "It was said once before, and the two weeks after were so."),
        (1, 0, "It was said once before, and the two weeks after were not so."),
        (4, 3, "Of 4 times it was said before, the two weeks after were so 3 times."),
    ],
)
def test_a_shift_tells_how_it_did_before(before: int, came: int, said: str) -> None:
    assert coming.shift_record(Notice(1, "down", before, came)) == said
