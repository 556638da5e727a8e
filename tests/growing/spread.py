"""Spreads the test database over three servers before any test: `pytest -p tests.growing.spread …`.

The tables of the journal become partitions by home. Each part is a foreign table whose leaf, with its keys, lies on one
of three servers: those that `FAR_SERVERS` names, or three more databases of the same server.
"""

import os
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from hearthlight.edges.growing import divide

SERVERS = 3


@pytest.fixture(scope="session", autouse=True)
def _over_three_servers(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the far leaves, and let the near tables stand for them."""
    with django_db_blocker.unblock():
        far = os.environ.get("FAR_SERVERS", "").split() or _more_databases()
        _spread([urlsplit(address) for address in far])
        connection.close()


def _more_databases() -> list[str]:
    here = urlsplit(os.environ["HEARTHLIGHT_DATABASE_URL"])
    names = [f"spread_far_{number}" for number in range(SERVERS)]
    with psycopg.connect(here.geturl(), autocommit=True) as server:
        for name in names:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
    return [here._replace(path=f"/{name}").geturl() for name in names]


def _spread(far: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
        for number, place in enumerate(far):
            cursor.execute(
                f"CREATE SERVER far_{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS "
                f"(host '{place.hostname}', port '{place.port}', dbname '{place.path.strip('/')}')"
            )
            cursor.execute(
                f"CREATE USER MAPPING FOR CURRENT_USER SERVER far_{number} "
                f"OPTIONS (user '{place.username}', password '{place.password}')"
            )
        for table in divide.tables():
            _spread_table(cursor, table, far)


def _spread_table(cursor: Any, table: divide.Table, far: list[Any]) -> None:
    rules = divide.rules(cursor, table)
    columns = _columns(cursor, table)
    cursor.execute(f"DROP TABLE {table.name}")
    cursor.execute(f"CREATE TABLE {table.name} ({columns}) PARTITION BY HASH ({table.home})")
    for number, place in enumerate(far):
        with psycopg.connect(place.geturl()) as server:
            server.execute(f"DROP TABLE IF EXISTS {table.name}")
            server.execute(f"CREATE TABLE {table.name} ({columns})")
            for rule in rules:
                server.execute(rule)
        cursor.execute(
            f"CREATE FOREIGN TABLE {divide.part_name(table, number)} PARTITION OF {table.name} "
            f"FOR VALUES WITH (MODULUS {len(far)}, REMAINDER {number}) "
            f"SERVER far_{number} OPTIONS (table_name '{table.name}')"
        )


def _columns(cursor: Any, table: divide.Table) -> str:
    cursor.execute(
        "SELECT string_agg(format('%%I %%s%%s', attname, format_type(atttypid, atttypmod), "
        "CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END), ', ' ORDER BY attnum) "
        "FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        [table.name],
    )
    return str(cursor.fetchone()[0])
