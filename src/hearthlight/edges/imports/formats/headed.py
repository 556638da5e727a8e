"""A table that an app is known by from the names in its heading, in whatever order they stand."""

from collections.abc import Iterator

from hearthlight.edges.imports import loose
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Found

_LOOKED_AT = 20


class Headed:
    """The tables of a parcel whose headings hold all of these names."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    def claims(self, parcel: Parcel) -> bool:
        """Return whether a parcel holds such a table."""
        return bool(self._own(parcel))

    def rows(self, parcel: Parcel, found: Found) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows of every such table with their numbers; what is no row is counted in `found`."""
        for member in self._own(parcel):
            with member.stream() as source:
                yield from loose.table(source, found)

    def _own(self, parcel: Parcel) -> list[Member]:
        few = (parcel.ending(".csv") or parcel.members)[:_LOOKED_AT]
        return [one for one in few if self._names <= set(loose.heading(one.head()))]
