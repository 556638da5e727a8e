"""The move of a whole house from one database to another, in one function."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from hearthlight.edges.moving import rows, state
from hearthlight.edges.moving.state import State


class LivesElsewhere(Exception):
    """The place to move from is not where the house lives."""


class InTheWay(Exception):
    """Somebody lives already where the house would go."""


def move(here: str, there: str, *, told: Callable[[str, int], None]) -> int:
    """Move every row from the database `here` to `there`; return how many. Nobody can write in between.

    Can be called again after any interruption: the house lives in one of the two places, never in both.

    Raises LivesElsewhere, InTheWay, and rows.NotEqual when what was written does not read back.
    """
    before, target = state.state_of(here), state.state_of(there)
    if before is State.AWAY and target is State.FILLING:
        # Everything was compared and the old place was left; only the mark on the new one remained.
        state.live_in(there)
        return 0
    if before is not State.OURS:
        raise LivesElsewhere
    _take_up(there, target)
    with transaction.atomic(using=here):
        _hold_still(here)
        moved = rows.copy(here, there, told=told)
        rows.compare(here, there)
        state.leave(here)
    state.live_in(there)
    return moved


def _take_up(there: str, target: State) -> None:
    if target is State.OURS and rows.any_in(there):
        raise InTheWay
    state.begin(there)
    executor = MigrationExecutor(connections[there])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        # Cut off while its tables were made, or left long ago: what is here lies in the other place as well.
        rows.clear(there)
        call_command("migrate", database=there, interactive=False, verbosity=0)


def _hold_still(alias: str) -> None:
    # SQLite is held by the transaction itself, which is one that writes from its beginning.
    if connections[alias].vendor == "postgresql":
        held = ", ".join(model._meta.db_table for model in rows.tables())
        with connections[alias].cursor() as cursor:
            cursor.execute(f"LOCK TABLE {held} IN EXCLUSIVE MODE")
