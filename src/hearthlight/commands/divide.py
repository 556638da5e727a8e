"""Divides the journal's tables in PostgreSQL by home, for a host of very many; docs/growing.md."""

import argparse

from hearthlight.commands.refusal import Refused

FEWEST, MOST = 2, 512


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight divide` takes."""
    parser.add_argument("parts", type=int, help=f"into how many parts, from {FEWEST} to {MOST}; this is decided once")


def run(args: argparse.Namespace) -> int:
    """Divide the tables and count every row; raises Refused when that cannot be, and then nothing is changed."""
    import django

    django.setup()
    from django.db import DatabaseError, connection

    from hearthlight.commands import rows
    from hearthlight.edges.growing import divide

    if not FEWEST <= args.parts <= MOST:
        raise Refused(f"Choose a number of parts from {FEWEST} to {MOST}. Nothing was changed.")
    if connection.vendor != "postgresql":
        raise Refused("Only PostgreSQL divides its tables. A house in its SQLite file does not need it.")
    if rows.waiting_migrations():
        raise Refused("The database waits for changes that the next start of the house makes. Start the house first.")
    try:
        lying = divide.divide(args.parts)
    except divide.DividedAlready:
        raise Refused("The tables are divided already. Nothing was changed.") from None
    except divide.NotEqual as table:
        raise Refused(f"The table {table} did not come out equal. Nothing was changed.") from None
    except DatabaseError as problem:
        raise Refused(f"The database said no: {str(problem).strip()}. Nothing was changed.") from None
    print(
        f"Every table of the journal lies in {args.parts} parts now, by home: {lying} rows, counted before and after."
    )
    return 0
