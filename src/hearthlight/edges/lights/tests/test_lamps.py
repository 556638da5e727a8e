"""Lamps dim for those who all said yes, at the hour they agreed, once an evening; and nobody is told who did not."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests.guests import NOW, Guest, Hands, begin, join
from tests.promises.looks import look

from hearthlight.due.models import Due, Lamp
from hearthlight.edges.lights.tests.deeds import PAGE, hours, say, set_up, words
from hearthlight.edges.lights.tests.stand_in import TOKEN, HomeAssistant

pytestmark = pytest.mark.django_db
DIM_AT = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)


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


def test_a_side_that_was_asked_to_be_deleted_has_the_usual_light(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    alone.post("/leave/delete/", sure="yes", shared="leave")
    assert alone.person.leaving_on is not None
    evening(hours=3)
    assert lamps.told == []


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


def test_a_secret_of_another_server_opens_nothing_and_the_lamps_are_set_up_once_more(
    alone: Guest, lamps: HomeAssistant, settings: Any, evening: Callable[..., None]
) -> None:
    settings.SERVER_SECRET = bytes(32)
    evening(minutes=10)
    assert 'name="token"' in alone.page(PAGE)
    set_up(alone, lamps)
    hours(alone)
    evening(hours=3)
    assert len(lamps.told) == 1


def test_the_night_on_which_clocks_change_has_one_dimming(
    alone: Guest, lamps: HomeAssistant, evening: Callable[..., None], hands: Hands
) -> None:
    hours(alone, "05:30", "06:00")
    hands.now = NOW.replace(year=2026, month=10, day=24, hour=20)
    alone.unlock()
    evening(hours=12)
    assert len(lamps.told) == 1
