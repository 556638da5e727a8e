"""What a database says of a move: a place that is being filled, or one that the house has left.

A place being filled holds an empty table `move_begun`. A place that was left has its table `home` under another name,
so that a program still running over it can keep nothing there: what it does not acknowledge is not lost.
"""

from enum import Enum

from django.db import connections, transaction

BEGUN = "move_begun"
HOME, LEFT = "home", "home_moved"


class State(Enum):
    """How a database stands."""

    OURS = "ours"
    FILLING = "filling"
    AWAY = "away"


def state_of(alias: str) -> State:
    """Return how the database `alias` stands."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    if BEGUN in tables:
        return State.FILLING
    return State.AWAY if LEFT in tables else State.OURS


def begin(alias: str) -> None:
    """Mark a place as one that is being filled; a place that was left before is taken up again."""
    before = state_of(alias)
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        if before is not State.FILLING:
            cursor.execute(f"CREATE TABLE {BEGUN} (mark integer)")
        if before is State.AWAY:
            cursor.execute(f"ALTER TABLE {LEFT} RENAME TO {HOME}")


def leave(alias: str) -> None:
    """Mark a place as left; nothing can be kept there any more."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"ALTER TABLE {HOME} RENAME TO {LEFT}")


def live_in(alias: str) -> None:
    """Mark a place as the one where the house lives."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"DROP TABLE {BEGUN}")
