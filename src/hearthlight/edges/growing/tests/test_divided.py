"""A house whose tables are divided is the same house, and every query looks into one part of a table."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from tests.guests import PASSPHRASE, Guest, Hands

from hearthlight.edges.growing import divide
from hearthlight.journal.models import Row

PARTS = 8
PART = re.compile(r"\b(home(?:_[a-z]+)?_\d{3})\b")
PAGES = ("/", "/check-in/", "/closer/", "/plan/", "/patterns/", "/history/", "/wins/", "/care/", "/settings/")


def rules(table: divide.Table) -> set[str]:
    """Return the keys and indexes of a table, in PostgreSQL's own words."""
    with connection.cursor() as cursor:
        return {rule.replace(" ONLY ", " ") for rule in divide.rules(cursor, table)}


def rows() -> list[Any]:
    return sorted(tuple(map(repr, row)) for row in Row.objects.values_list("home", "seq", "entry", "author", "bucket"))


@contextmanager
def looked_into() -> Iterator[list[tuple[str, set[str]]]]:
    """Collect every query on the tables of the journal, with the parts that PostgreSQL would look into for it."""
    found: list[tuple[str, set[str]]] = []
    names = {table.name for table in divide.tables()}

    def explain(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if set(re.findall(r'[a-z_"]+', sql.replace('"', ""))) & names and not many and not sql.startswith("EXPLAIN"):
            with connection.connection.cursor() as cursor:
                cursor.execute("EXPLAIN " + sql, params)
                plan = "\n".join(line for (line,) in cursor.fetchall())
            found.append((sql, set(PART.findall(plan))))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def live_an_evening(noor: Guest, sam: Guest, hands: Hands) -> None:
    for guest in (noor, sam):
        guest.says(to="partner")
        guest.lock()
        guest.says()
        guest.post("/sign-in/", name=guest.name, passphrase=PASSPHRASE)
        guest.post("/wins/", text="Rang my sister", **{"for": "partner"})
        for page in PAGES:
            guest.page(page)
        hands.pass_by(days=1)


def test_every_row_every_key_and_every_index_is_still_there(noor: Guest, sam: Guest) -> None:
    noor.says(to="partner")
    before = rows(), [rules(table) for table in divide.tables()]
    assert divide.divide(PARTS) >= len(before[0])
    assert (rows(), [rules(table) for table in divide.tables()]) == before
    assert all(len(divide.parts_of(table)) == PARTS for table in divide.tables())


def test_every_query_of_an_evening_looks_into_one_part_of_a_table(noor: Guest, sam: Guest, hands: Hands) -> None:
    divide.divide(PARTS)
    with looked_into() as found:
        live_an_evening(noor, sam, hands)
    assert len(found) > 50
    for sql, parts in found:
        of_each = [part.rpartition("_")[0] for part in parts]
        assert len(of_each) == len(set(of_each)), (sql, parts)


def test_it_is_decided_once(noor: Guest) -> None:
    divide.divide(PARTS)
    with pytest.raises(divide.DividedAlready):
        divide.divide(PARTS * 2)


def test_what_came_out_short_changes_nothing(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    noor.says()
    before = rows()
    monkeypatch.setattr(divide, "_count", lambda _cursor, name: int(name.endswith("_whole")))
    with pytest.raises(divide.NotEqual):
        divide.divide(PARTS)
    assert rows() == before
    assert not any(map(divide.parts_of, divide.tables()))
