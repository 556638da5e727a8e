"""Every address of the house, from the table the house itself answers by, so that a new page cannot be forgotten."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# A value for each address that needs one. A new address of this kind is added here; the walk says so.
VALUES = {"help:country": "help/GB/", "door:join_with": "join/with/apple-river-stone/"}


class NeedsAValue(AssertionError):
    """An address has a gap in it, and VALUES does not say what to put there."""


@dataclass(frozen=True)
class Address:
    """One address: its full name (or its path when it has none), where it is, and the view behind it."""

    name: str
    path: str
    view: Callable[..., Any]


def every_address() -> list[Address]:
    """Return every address of the house."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], space: str, before: str) -> Iterator[Address]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, path)
            continue
        name = f"{space}{pattern.name}" if pattern.name else f"/{path}"
        if re.search(r"[<^(]", path):
            if name not in VALUES:
                raise NeedsAValue(f"{name} has a gap: {path}")
            path = VALUES[name]
        yield Address(name, "/" + path, pattern.callback)
