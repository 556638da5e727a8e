"""Rows from one database to another: what is missing or different is written, what is too much goes, all is compared."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

BATCH = 500

type Cells = tuple[Any, ...]
type Model = type[models.Model]


class NotEqual(Exception):
    """A table does not hold the same rows in both places; the text is its name."""


def tables() -> list[Model]:
    """Return every table of the house, each after those its rows point to."""
    found: list[Model] = []

    def take(model: Model) -> None:
        for field in model._meta.concrete_fields:
            if field.remote_field and field.remote_field.model is not model:
                take(field.remote_field.model)
        if model not in found:
            found.append(model)

    for model in apps.get_models():
        take(model)
    return found


def any_in(alias: str) -> bool:
    """Return whether anything at all is kept in this place."""
    there = _there(alias)
    return any(model._meta.db_table in there and model._base_manager.using(alias).exists() for model in tables())


def clear(alias: str) -> None:
    """Remove the tables of the house from a place that is being filled."""
    there = _there(alias)
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for name in [*(model._meta.db_table for model in reversed(tables())), "django_migrations"]:
            if name in there:
                cursor.execute(f"DROP TABLE {name}")


def _there(alias: str) -> set[str]:
    with connections[alias].cursor() as cursor:
        return set(connections[alias].introspection.table_names(cursor))


def copy(here: str, there: str, *, told: Callable[[str, int], None]) -> int:
    """Make the rows of `there` those of `here`; return how many they are. Can be called again after any interruption."""
    for model in reversed(tables()):
        for batch in _batches(model, there):
            _remove(model, there, batch.keys() - _among(model, here, batch).keys())
    total = 0
    for model in tables():
        rows = 0
        for batch in _batches(model, here):
            _put(model, there, batch)
            rows += len(batch)
        told(model._meta.db_table, rows)
        total += rows
    return total


def compare(here: str, there: str) -> None:
    """Look at every row of both places; raises NotEqual."""
    for model in tables():
        held = model._base_manager
        same = all(batch == _among(model, there, batch) for batch in _batches(model, here))
        if not same or held.using(here).count() != held.using(there).count():
            raise NotEqual(model._meta.db_table)


def _put(model: Model, there: str, batch: dict[Cells, Cells]) -> None:
    known = _among(model, there, batch)
    fresh = {key: cells for key, cells in batch.items() if known.get(key) != cells}
    if not fresh:
        return
    names = _names(model)
    with transaction.atomic(using=there):
        _remove(model, there, fresh.keys() & known.keys())
        model._base_manager.using(there).bulk_create(
            model(**dict(zip(names, cells, strict=True))) for cells in fresh.values()
        )


def _remove(model: Model, there: str, keys: set[Cells]) -> None:
    if keys:
        # A row is taken out alone: what points to it is compared by itself.
        model._base_manager.using(there).filter(pk__in=_bare(keys))._raw_delete(there)


def _batches(model: Model, alias: str) -> Iterator[dict[Cells, Cells]]:
    """Yield all rows by key, some hundred at a time, in the order of the keys in that database."""
    rows = model._base_manager.using(alias).order_by("pk")
    batch = _read(model, rows[:BATCH])
    while batch:
        yield batch
        (last,) = _bare([next(reversed(batch))])
        batch = _read(model, rows.filter(pk__gt=last)[:BATCH])


def _among(model: Model, alias: str, batch: dict[Cells, Cells]) -> dict[Cells, Cells]:
    return _read(model, model._base_manager.using(alias).filter(pk__in=_bare(batch)))


def _read(model: Model, rows: models.QuerySet[Any]) -> dict[Cells, Cells]:
    names = _names(model)
    places = [names.index(field.attname) for field in model._meta.pk_fields]
    cells = (
        tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in rows.values_list(*names)
    )
    return {tuple(row[place] for place in places): row for row in cells}


def _names(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _bare(keys: Any) -> list[Any]:
    """Return keys as Django takes them: a tuple for a key of several columns, the value itself for one."""
    return [key if len(key) > 1 else key[0] for key in keys]
