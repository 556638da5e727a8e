"""Lamps dim for those who all said yes, at the hour they agreed, once an evening; and nobody is told who did not."""

import datetime as dt
import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests.guests import NOW, Guest, Hands, begin, join
from tests.promises.looks import look

from hearthlight.due.models import Due, Lamp
from hearthlight.edges.lights import views
from hearthlight.edges.lights.tests.stand_in import TOKEN, HomeAssistant

pytestmark = pytest.mark.django_db
DIM_AT = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
PAGE = "/rest/lights/"


def words(guest: Guest, path: str = PAGE) -> str:
    main = guest.page(path).partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def hours(guest: Guest, since: str = "22:30", until: str = "23:30") -> None:
    guest.post("/rest/evening/", since=since, until=until)


def set_up(guest: Guest, lamps: HomeAssistant, **other: str) -> Any:
    usual = {"kind": "home_assistant", "address": lamps.address, "token": TOKEN, "names": "light.sofa", "percent": "30"}
    return guest.post(PAGE, **(usual | other))


def say(guest: Guest, yes: str = "yes") -> None:
    mark = re.search(r'name="mark" value="(\w+)"', guest.page(PAGE))
    assert mark
    guest.post("/rest/lights/yes/", mark=mark.group(1), yes=yes)


@pytest.fixture
def alone(noor: Guest, lamps: HomeAssistant, at_home: Any) -> Guest:
    hours(noor)
    set_up(noor, lamps)
    return noor


@pytest.fixture
def two(noor: Guest, sam: Guest, lamps: HomeAssistant, at_home: Any) -> tuple[Guest, Guest]:
    """Both can live with half past ten, and both said yes to the lamps that Noor set up."""
    for guest in (noor, sam):
        hours(guest)
    set_up(noor, lamps)
    say(sam)
    return noor, sam


def test_on_ones_own_a_yes_of_ones_own_is_enough(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    evening(minutes=15)
    assert lamps.told == []
    evening(minutes=5)
    assert hands.now > DIM_AT
    assert lamps.told == [{"brightness_pct": 30, "transition": 300, "entity_id": ["light.sofa"]}]


def test_lamps_dim_once_an_evening_and_again_on_the_next(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    evening(hours=6)
    assert len(lamps.told) == 1
    evening(hours=24)
    assert len(lamps.told) == 2


def test_a_yes_of_one_is_not_enough_for_two(
    noor: Guest, sam: Guest, lamps: HomeAssistant, at_home: Any, evening: Callable[..., None]
) -> None:
    for guest in (noor, sam):
        hours(guest)
    set_up(noor, lamps)
    evening(hours=3)
    assert lamps.told == []


@pytest.mark.parametrize("who", [0, 1])
def test_a_yes_that_is_taken_back_stops_it_at_once_and_silently(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None], who: int
) -> None:
    other, pages = two[1 - who], (PAGE, "/rest/", "/plan/", "/")
    before = [look(other.client, path) for path in pages]
    say(two[who], "no")
    assert [look(other.client, path) for path in pages] == before
    evening(hours=3)
    assert lamps.told == []


def test_not_together_tonight_lets_the_lamps_rest_for_that_evening(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    two[1].post("/rest/tonight/", shared="no")
    evening(hours=12)
    assert lamps.told == []
    evening(hours=24)
    assert len(lamps.told) == 1


def test_a_change_of_hours_by_either_moves_the_lamps(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    hours(two[1], "23:00", "23:30")
    evening(minutes=40)
    assert lamps.told == []
    evening(minutes=20)
    assert len(lamps.told) == 1


def test_an_hour_that_suits_only_one_lets_the_light_be(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    hours(two[1], "00:30", "01:00")
    evening(hours=6)
    assert lamps.told == []


def test_another_address_needs_another_yes(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    set_up(two[0], lamps, address=f"http://localhost:{lamps.port}")
    assert "From your side they stay as they are" in words(two[1])
    evening(hours=3)
    assert lamps.told == []


def test_a_yes_to_lamps_that_have_changed_since_the_page_was_opened_counts_for_nothing(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    mark = re.search(r'name="mark" value="(\w+)"', two[1].page(PAGE))
    assert mark
    set_up(two[0], lamps, names="light.bedroom")
    two[1].post("/rest/lights/yes/", mark=mark.group(1), yes="yes")
    evening(hours=3)
    assert lamps.told == []


@pytest.mark.parametrize("who", [0, 1])
def test_after_a_parting_no_lamp_dims_and_the_other_sees_the_page_they_saw(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None], who: int
) -> None:
    stays = two[1 - who]
    before = words(stays)
    two[who].post("/leave/part/", sure="yes", shared="leave")
    assert words(stays) == before
    evening(hours=3)
    assert lamps.told == []


def test_lamps_from_before_two_people_joined_dim_no_more(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    sam = begin("Sam")
    join(alone, sam)
    evening(hours=3)
    assert lamps.told == []
    assert "light.sofa" not in words(sam)


def test_snoozed_reminders_leave_the_lamps_as_they_are(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    two[0].post("/settings/reminders/snooze/", quiet="yes")
    evening(hours=3)
    assert len(lamps.told) == 1


def test_signing_in_at_that_very_minute_takes_nothing_away(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    hands.now = DIM_AT + dt.timedelta(seconds=20)
    alone.lock()
    alone.unlock()
    evening(minutes=5)
    assert len(lamps.told) == 1


def test_a_worker_that_comes_an_hour_late_lets_the_evening_be(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    hands.now = DIM_AT + dt.timedelta(hours=1)
    evening(minutes=30)
    assert lamps.told == []


def test_somebody_who_stays_away_two_weeks_has_the_usual_light(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    for _ in range(20):
        evening(hours=24)
    assert len(lamps.told) == 14


def test_the_partner_sees_the_place_and_the_lamps_and_never_the_token(two: tuple[Guest, Guest]) -> None:
    noor, sam = two
    said = words(sam)
    assert "Noor set these up" in said and "http://127.0.0.1" in said and "light.sofa" in said
    assert "Try it once" not in said
    for guest in two:
        for path in (PAGE, f"{PAGE}?change=1"):
            assert TOKEN not in guest.page(path)
    assert "Try it once" in words(noor)


def test_the_partner_can_neither_change_nor_try_nor_take_away(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    sam = two[1]
    set_up(sam, lamps, names="light.bedroom")
    sam.post("/rest/lights/try/")
    sam.post("/rest/lights/away/")
    assert lamps.told == []
    say(sam)
    evening(hours=3)
    assert [told["entity_id"] for told in lamps.told] == [["light.sofa"]]


def test_a_try_calls_at_once_and_says_what_came_of_it(alone: Guest, lamps: HomeAssistant) -> None:
    alone.post("/rest/lights/try/")
    assert lamps.told == [{"brightness_pct": 30, "transition": 2, "entity_id": ["light.sofa"]}]
    assert "The lamps got the latest call." in words(alone)


@pytest.mark.parametrize(
    ("answers", "said"),
    [("elsewhere", "follows nowhere"), ("garbled", "not the way lamps do"), ("silent", "not the way")],
)
def test_what_went_wrong_is_said_kindly(alone: Guest, lamps: HomeAssistant, answers: str, said: str) -> None:
    lamps.answers = answers
    alone.post("/rest/lights/try/")
    assert said in words(alone)


def test_a_wrong_token_is_said_kindly_and_a_new_one_is_enough(alone: Guest, lamps: HomeAssistant) -> None:
    set_up(alone, lamps, token="an.old.token")
    alone.post("/rest/lights/try/")
    assert "The token was not taken. A fresh one" in words(alone)
    set_up(alone, lamps)
    alone.post("/rest/lights/try/")
    assert len(lamps.told) == 1


def test_without_the_setting_a_home_network_is_told_as_closed(
    alone: Guest, lamps: HomeAssistant, settings: Any
) -> None:
    settings.LAMPS_AT_HOME = False
    alone.post("/rest/lights/try/")
    assert "HEARTHLIGHT_LAMPS_AT_HOME" in words(alone)
    assert set_up(alone, lamps).status_code == 422
    assert lamps.asked == []


def test_tries_have_an_end(alone: Guest, lamps: HomeAssistant, hands: Hands) -> None:
    for _ in range(views.TRIES.tries + 3):
        alone.post("/rest/lights/try/")
    assert len(lamps.told) == views.TRIES.tries
    assert "In an hour it works again" in words(alone)


def test_a_token_that_was_given_goes_to_no_other_computer(alone: Guest, lamps: HomeAssistant) -> None:
    assert set_up(alone, lamps, token="", percent="10").status_code == 200
    alone.post("/rest/lights/try/")
    assert lamps.told[0]["brightness_pct"] == 10
    answer = set_up(alone, lamps, token="", address="https://elsewhere.example")
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "Home Assistant asks for a token" in page and 'value="https://elsewhere.example"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "fridge"},
        {"address": "not an address"},
        {"address": "http://169.254.169.254/"},
        {"names": "switch.heater"},
        {"names": " ".join(f"light.n{number}" for number in range(9))},
        {"token": "two words"},
        {"percent": "100"},
    ],
)
def test_what_does_not_fit_is_told_and_kept(
    noor: Guest, lamps: HomeAssistant, at_home: Any, wrong: dict[str, str]
) -> None:
    answer = set_up(noor, lamps, **wrong)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert 'class="error"' in page and "light." in page
    assert not Lamp.objects.exists()


def test_taken_away_nothing_of_it_is_left(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    two[0].post("/rest/lights/away/")
    assert not Lamp.objects.exists()
    assert "light.sofa" not in words(two[1])
    evening(hours=3)
    assert lamps.told == []


def test_another_zone_takes_lamps_of_ones_own_along(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    alone.post("/settings/names/", called="Noor", zone="Europe/Helsinki")
    evening(hours=3)
    assert lamps.told == []
    evening(hours=24)
    assert len(lamps.told) == 1


def test_rows_that_are_due_tell_nothing_of_lamps(
    noor: Guest, sam: Guest, lamps: HomeAssistant, at_home: Any, hands: Hands
) -> None:
    def rows() -> list[Any]:
        return sorted((bytes(row.person_id), row.due_at, len(row.box)) for row in Due.objects.all())

    for guest in (noor, sam):
        hours(guest)
        guest.unlock()
    without = rows()
    set_up(noor, lamps)
    say(sam)
    sam.post("/rest/tonight/", shared="no")
    assert rows() == without
    for guest in (noor, sam):
        guest.unlock()
    assert rows() == without


def test_neither_token_nor_address_lies_in_the_database(two: tuple[Guest, Guest], lamps: HomeAssistant) -> None:
    sealed = [bytes(row.sealed) for row in Lamp.objects.all()]
    set_up(two[0], lamps, kind="webhook", address="https://lamps.example/api/webhook/secret", token="", names="")
    assert {len(each) for each in (*sealed, *(bytes(row.sealed) for row in Lamp.objects.all()))} == {len(sealed[0])}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            kept = b"".join(bytes(value) for row in cursor for value in row if isinstance(value, bytes | memoryview))
            for secret in (TOKEN.encode(), b"127.0.0.1", b"light.sofa", b"lamps.example"):
                assert secret not in kept, table


def test_a_secret_of_another_server_opens_nothing_and_breaks_nothing(
    alone: Guest, lamps: HomeAssistant, settings: Any, evening: Callable[..., None]
) -> None:
    settings.SERVER_SECRET = bytes(32)
    evening(hours=3)
    assert lamps.told == []
    assert alone.get(PAGE).status_code == 200


def test_the_night_on_which_clocks_change_has_one_dimming(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    hours(alone, "05:30", "06:00")
    hands.now = NOW.replace(year=2026, month=10, day=24, hour=20)
    alone.unlock()
    evening(hours=12)
    assert len(lamps.told) == 1
