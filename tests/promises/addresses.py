"""Every address of the house, from the table the house itself answers by, so that a new page cannot be forgotten."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# What may stand in the gap of an address; the first that fits is put there.
SAMPLES = ("apple-river-stone", "0" * 32, "2026-11-24", "1", "GB", "phq-9")
WRITTEN_AS_PATTERNS = {"help:country": "help/GB/", "help:sources": "help/GB/sources/"}


class NeedsASample(AssertionError):
    """An address has a gap in it, and no sample fits there."""


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
        yield Address(name, "/" + WRITTEN_AS_PATTERNS.get(name, _filled(name, path, pattern)), pattern.callback)


def _filled(name: str, path: str, pattern: URLPattern) -> str:
    """Return the path with a sample in each gap."""
    for converter in pattern.pattern.converters.values():
        fitting = [sample for sample in SAMPLES if re.fullmatch(converter.regex, sample)]
        if not fitting:
            raise NeedsASample(f"{name} has a gap: {path}")
        path = re.sub(r"<[^>]+>", fitting[0], path, count=1)
    if re.search(r"[<^(]", path) and name not in WRITTEN_AS_PATTERNS:
        raise NeedsASample(f"{name} has a gap: {path}")
    return path
