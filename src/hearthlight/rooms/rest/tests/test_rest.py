"""Rest: an hour both can live with and nothing else, nights by two taps or from a file, and numbers that are one's own."""

import datetime as dt
import html
import re

import pytest
from tests.guests import NOW

from hearthlight.entries.base import Imported
from hearthlight.entries.night import Night
from hearthlight.frame import evening
from hearthlight.frame.evening import Window
from hearthlight.journal import read, write

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def words(guest, path="/rest/"):
    main = guest.page(path).partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def hours(guest, since, until):
    return guest.post("/rest/evening/", since=since, until=until)


def fill(guest, count, *, asleep=430, drift=0):
    """Let a file tell of nights that end today and on the days before."""
    told = []
    for back in range(count):
        wake = dt.datetime.combine(TODAY - dt.timedelta(days=back), dt.time(7), dt.UTC) + dt.timedelta(
            minutes=drift * (back % 2)
        )
        night = Night(
            day=wake.date(),
            imported=Imported("garmin:0"),
            bed_at=wake - dt.timedelta(minutes=480),
            asleep_at=wake - dt.timedelta(minutes=480),
            wake_at=wake,
            asleep=asleep,
        )
        told.append((bytes([back]) * 16, night))
    write.append_many(guest.visit().mine, told)


def test_an_evening_is_counted_back_from_the_light(noor):
    hours(noor, "22:30", "23:30")
    said = words(noor)
    for hour in ("19:30 Dim the lights", "21:45 Screens", "22:00 Something warm", "22:30 Lights out Your own hour"):
        assert hour in said


@pytest.mark.parametrize(
    ("mine", "theirs", "wanted"),
    [
        (("22:00", "23:00"), ("22:30", "23:30"), "22:30"),
        (("22:00", "23:00"), ("21:00", "22:00"), "22:00"),
        (("23:30", "00:30"), ("00:00", "01:00"), "00:00"),
        (("21:00", "22:00"), ("22:15", "23:00"), None),
        (("23:45", "00:15"), ("00:30", "01:00"), None),
    ],
)
def test_the_shared_hour_is_the_first_that_lies_in_both_windows(mine, theirs, wanted):
    one, other = (Window(*map(dt.time.fromisoformat, hours)) for hours in (mine, theirs))
    found = evening.shared(one, other)
    assert (found and found.isoformat("minutes")) == wanted
    assert evening.shared(other, one) == found


def test_both_see_the_hour_that_suits_both(noor, sam):
    hours(noor, "22:00", "23:00")
    hours(sam, "22:30", "23:45")
    for guest in (noor, sam):
        assert "22:30 Lights out An hour you can both live with" in words(guest)
        assert "23:45" not in words(guest)


def test_nobody_can_tell_why_there_is_no_shared_hour(noor, sam):
    hours(noor, "22:00", "23:00")
    never = words(noor)
    hours(sam, "23:30", "00:30")
    apart = words(noor)
    hours(sam, "22:30", "23:30")
    assert "An hour you can both live with" in words(noor)
    sam.post("/rest/tonight/", shared="no")
    assert never == apart == words(noor)
    sam.post("/rest/tonight/", shared="yes")
    assert "An hour you can both live with" in words(noor)


def test_a_rest_for_tonight_is_over_tomorrow(noor, sam, hands):
    hours(noor, "22:00", "23:00")
    hours(sam, "22:00", "23:00")
    sam.post("/rest/tonight/", shared="no")
    assert "Your own hour" in words(noor)
    hands.pass_by(days=1)
    noor.unlock()
    assert "An hour you can both live with" in words(noor)


def test_a_night_is_two_taps_and_private(noor, sam):
    noor.post("/rest/night/", length="450", rested="7")
    (night,) = [kept.entry for kept in read.everything(noor.visit().mine) if isinstance(kept.entry, Night)]
    assert (night.day, night.asleep, night.rested) == (TODAY, 450, 7)
    assert "7 h 30 min asleep" in words(noor)
    assert "How was the night?" not in words(noor)
    assert "asleep" not in words(sam)


def test_a_night_sent_twice_is_one(noor):
    for _ in range(2):
        noor.post("/rest/night/", length="450", rested="7", id="0" * 32)
    assert len([kept for kept in read.everything(noor.visit().mine) if isinstance(kept.entry, Night)]) == 1


def test_half_a_night_is_asked_for_kindly_and_what_was_tapped_stays(noor):
    answer = noor.post("/rest/night/", length="450")
    assert answer.status_code == 422
    assert "How does it feel?" in html.unescape(answer.content.decode())
    assert re.search(r'value="450" checked', answer.content.decode())


@pytest.mark.parametrize("sent", [{}, {"since": "x", "until": "23:00"}, {"since": "23:00", "until": "21:00"}])
def test_hours_that_do_not_fit_are_asked_again(noor, sent):
    assert noor.post("/rest/evening/", **sent).status_code == 422
    assert "Pick my hours" in words(noor)


def test_the_numbers_wait_for_seven_nights(noor):
    fill(noor, 6)
    assert "How alike" not in words(noor)


def test_steady_nights_are_alike_and_wandering_ones_less(noor, sam):
    fill(noor, 20)
    fill(sam, 20, drift=120)
    assert "where 100 is the same hours every day: 100." in words(noor)
    assert "where 100 is the same hours every day: 67." in words(sam)
    assert "Usually 7 h 10 min" in words(noor)
    assert "around 03:00" in words(noor)
    assert "On free days your nights move by 0 minutes." in words(noor)


@pytest.mark.parametrize(
    ("hours_on", "wanted"),
    [
        (-8, ["ahead"] * 4),
        (0.5, ["now", "ahead", "ahead", "ahead"]),
        (2.7, ["past", "now", "ahead", "ahead"]),
        (5, ["past", "past", "past", "now"]),
        (11, ["ahead"] * 4),
    ],
)
def test_the_evening_says_where_it_stands(noor, hands, hours_on, wanted):
    hours(noor, "22:30", "23:30")
    hands.pass_by(hours=hours_on)
    noor.unlock()
    page = noor.page("/rest/")
    assert re.findall(r'<li class="(past|now|ahead)"', page) == wanted
    assert page.count('aria-current="step"') == wanted.count("now")


def test_the_last_page_has_almost_nothing_on_it(noor):
    page = noor.page("/rest/away/")
    assert 'data-theme="winddown"' in page
    assert words(noor, "/rest/away/").endswith("Goodnight. Basket, please. Back, if you need me")
    assert 'class="tabs"' not in page
    assert 'action="/hide/"' in page and 'href="/help/"' in page
