"""Looked at in a house that is spread: what is written lies far away, and each home in one place."""

from collections.abc import Callable

from django.db import connection

from tests.guests import Guest


def test_each_home_lies_whole_on_one_far_server(house: None, people: Callable[[str], Guest]) -> None:
    for name in ("Ada", "Bea", "Cem", "Dov", "Eli", "Fay", "Gus", "Hal"):
        people(name).says()
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT home, tableoid::regclass::text FROM home_row")
        lying = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_foreign_table")
        assert cursor.fetchone()[0] > 0
    assert len(lying) == len({bytes(home) for home, _ in lying})
    assert len({part for _, part in lying}) > 1
