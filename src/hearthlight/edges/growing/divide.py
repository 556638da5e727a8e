"""The journal's tables of one PostgreSQL divided by home: each home lies in one part of each table.

No code knows of it. Every query on these tables names its home, so PostgreSQL looks into one part alone.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper


class DividedAlready(Exception):
    """The tables are divided; into how many parts is decided once."""


class NotEqual(Exception):
    """A divided table does not hold as many rows as the one before; the text is its name."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the journal, and the column that says which home a row is of."""

    name: str
    home: str


def tables() -> list[Table]:
    """Return the tables that lead with the home."""
    models = apps.get_app_config("journal").get_models()
    return [Table(model._meta.db_table, str(model._meta.pk_fields[0].column)) for model in models]


def parts_of(table: Table) -> list[str]:
    """Return the names of the parts of a table, or none when it is whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1", [table.name]
        )
        return [name for (name,) in cursor.fetchall()]


@transaction.atomic
def divide(parts: int) -> int:
    """Divide every table of the journal into `parts`, all or none; return how many rows lie in them.

    Nobody can write meanwhile. Raises DividedAlready, and NotEqual when a row was lost on the way.
    """
    found = tables()
    if any(parts_of(table) for table in found):
        raise DividedAlready
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(table.name for table in found)} IN ACCESS EXCLUSIVE MODE")
        return sum(_divide(cursor, table, parts) for table in found)


def _divide(cursor: CursorWrapper, table: Table, parts: int) -> int:
    whole = f"{table.name}_whole"
    again = rules(cursor, table)
    cursor.execute(f"ALTER TABLE {table.name} RENAME TO {whole}")
    cursor.execute(
        f"CREATE TABLE {table.name} (LIKE {whole} INCLUDING DEFAULTS INCLUDING CONSTRAINTS) "
        f"PARTITION BY HASH ({table.home})"
    )
    for part in range(parts):
        cursor.execute(
            f"CREATE TABLE {part_name(table, part)} PARTITION OF {table.name} "
            f"FOR VALUES WITH (MODULUS {parts}, REMAINDER {part})"
        )
    cursor.execute(f"INSERT INTO {table.name} SELECT * FROM {whole}")  # noqa: S608 - Names of our own tables.
    rows = _count(cursor, table.name)
    if rows != _count(cursor, whole):
        raise NotEqual(table.name)
    # The names of keys and indexes are free again once the table that had them is gone.
    cursor.execute(f"DROP TABLE {whole}")
    for rule in again:
        cursor.execute(rule)
    return rows


def part_name(table: Table, part: int) -> str:
    """Return what a part of a table is called."""
    return f"{table.name}_{part:03}"


def rules(cursor: CursorWrapper, table: Table) -> list[str]:
    """Return the statements that give a table its keys and its indexes."""
    cursor.execute(
        "SELECT format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)) "
        "FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u') "
        "UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index "
        "WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        [table.name, table.name],
    )
    return [rule for (rule,) in cursor.fetchall()]


def _count(cursor: CursorWrapper, name: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {name}")  # noqa: S608 - Names of our own tables.
    return int(cursor.fetchone()[0])
