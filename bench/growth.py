"""Whether a house for very many stays as quick: PostgreSQL, divided by home, with 1,000 and then 1,000,000 couples.

`pg_virtualenv -o fsync=off python -m bench.growth [COUPLES ...]` fills rows of the right size and shape (random bytes, as
sealed ones are), and asks for Today and for check-ins as ten people among them, in turns. A million couples need some 25 GB of disk.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from tests.browser import served

from bench.client import Phone, p95

PARTS, ROWS_EACH, SEALED = 64, 20, 304
PEOPLE, ROUNDS = 10, 24
FEW, MANY = 1_000, 1_000_000
TABLES = ("home", "home_row")


def main(sizes: list[int]) -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(_house(couples)) for couples in sizes]
        houses = [list(_people(port)) for port in ports]
        times: list[dict[str, list[float]]] = [{"Today": [], "check-in": []} for _ in houses]
        for turn in range(ROUNDS + 1):
            for phones, taken in zip(houses, times, strict=True):
                found = _ask(phones)
                # The first round only warms up.
                for what in taken if turn else ():
                    taken[what] += found[what]
    for couples, taken in zip(sizes, times, strict=True):
        for what, values in taken.items():
            ratio = p95(values) / p95(times[0][what])
            print(f"{couples:,} couples, {what}: p95 {p95(values) * 1e3:.2f} ms, ratio {ratio:.2f} (hold <= 1.2)")


@contextmanager
def _house(couples: int) -> Iterator[int]:
    """Open a house with so many couples in a database of its own; give its port."""
    address = _database(f"growth_{couples}")
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"HEARTHLIGHT_DATA": folder, "HEARTHLIGHT_DATABASE_URL": address}
        for line in (
            "from bench import growth; growth.lay_tables()",
            f"from bench import growth; growth.fill({couples})",
        ):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", line], env=env, check=True)
        print(f"{couples:,} couples, {_size(address)}; filled in {time.perf_counter() - began:.0f} s", flush=True)
        with served.house(Path(folder), postgresql=address) as house:
            yield int(house.address.rsplit(":", 1)[1])


def _database(name: str) -> str:
    given = {part: os.environ[part] for part in ("PGUSER", "PGPASSWORD", "PGHOST", "PGPORT")}
    server = "postgresql://{PGUSER}:{PGPASSWORD}@{PGHOST}:{PGPORT}".format(**given)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


def lay_tables() -> None:
    """Make the tables and divide them; in a process of its own."""
    _django()
    from django.core.management import call_command

    from hearthlight.edges.growing import divide

    call_command("migrate", verbosity=0)
    divide.divide(PARTS)


def _django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    import django

    django.setup()


def fill(couples: int) -> None:
    """Add couples who are nobody: a home each, and rows in it. Keys and indexes are laid anew afterwards."""
    _django()
    with psycopg.connect(os.environ["HEARTHLIGHT_DATABASE_URL"], autocommit=True) as server, _without_rules(server):
        server.execute("SET synchronous_commit = off")
        for start in range(0, couples, 10_000):
            homes = [os.urandom(16) for _ in range(min(10_000, couples - start))]
            with (
                server.cursor() as cursor,
                cursor.copy('COPY home (id, "check", next_seq, epoch) FROM STDIN (FORMAT binary)') as copy,
            ):
                copy.set_types(["bytea", "bytea", "int8", "bytea"])
                for home in homes:
                    copy.write_row((home, os.urandom(48), ROWS_EACH + 1, os.urandom(16)))
            with (
                server.cursor() as cursor,
                cursor.copy(
                    "COPY home_row (home, seq, entry, author, bucket, sealed) FROM STDIN (FORMAT binary)"
                ) as copy,
            ):
                copy.set_types(["bytea", "int8", "bytea", "int2", "bytea", "bytea"])
                for home in homes:
                    for seq in range(1, ROWS_EACH + 1):
                        noise = os.urandom(32 + SEALED)
                        copy.write_row((home, seq, noise[:16], seq % 2, noise[16:32], noise[32:]))
        server.execute("ANALYZE home, home_row")


@contextmanager
def _without_rules(server: psycopg.Connection) -> Iterator[None]:
    from django.db import connection

    from hearthlight.edges.growing import divide

    with connection.cursor() as cursor:
        rules = [rule for table in divide.tables() if table.name in TABLES for rule in divide.rules(cursor, table)]
        for rule in rules:
            words = rule.split()
            gone = (
                f"ALTER TABLE {words[2]} DROP CONSTRAINT {words[5]}"
                if words[0] == "ALTER"
                else f"DROP INDEX {words[2]}"
            )
            cursor.execute(gone)
    connection.close()
    yield
    server.execute("SET maintenance_work_mem = '1GB'")
    for rule in rules:
        server.execute(rule)


def _size(address: str) -> str:
    with psycopg.connect(address) as server:
        size = "SELECT pg_size_pretty(sum(pg_total_relation_size(relid))) FROM pg_partition_tree(%s)"
        found = server.execute(size, ["home_row"]).fetchone()
    return f"{found[0] if found else '?'} of rows"


def _people(port: int) -> Iterator[Phone]:
    for number in range(PEOPLE):
        phone = Phone(port)
        form = {"called": "Guest", "name": f"guest {number}", "passphrase": served.PASSPHRASE, "zone": "UTC"}
        phone.ask("POST", "/begin/", form | {"csrfmiddlewaretoken": phone.token("/begin/")})
        yield phone


def _ask(phones: list[Phone]) -> dict[str, list[float]]:
    """Return how long a check-in and Today took, asked by everybody in turn."""
    times: dict[str, list[float]] = {"Today": [], "check-in": []}
    for phone in phones:
        form = {"csrfmiddlewaretoken": phone.token("/"), "energy": "7", "mood": "7", "for": "me"}
        began = time.perf_counter()
        status, _ = phone.ask("POST", "/check-in/", form)
        times["check-in"].append(time.perf_counter() - began)
        assert status == 302, status
        times["Today"] += phone.seconds("/", 3)
    return times


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or [FEW, MANY])
