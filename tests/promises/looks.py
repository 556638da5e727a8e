"""What a person can see of the house: every page with its headers, without what is drawn afresh for each look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.test import Client
from tests.guests import PASSPHRASE, Guest
from tests.promises.addresses import every_address

# Each is random or a time by the second, and none of them depends on what anybody wrote.
DRAWN_AFRESH = (
    r'(?<=nonce=")[^"]+',
    r'(?<=name="csrfmiddlewaretoken" value=")\w+',
    r'(?<="X-CSRFToken": ")\w+',
    r'(?<=name="id" value=")[0-9a-f]{32}',
    r'(?<=name="offers" value=")[\w:.-]+',
    r"(?<='nonce-)[^']+",
)
# Four words a page offers for a passphrase; the only thing drawn that is not always of one length.
OFFERED = r'(?<=four of ours: <b lang="en">)[a-z ]+'
# These lock the phone, end a bar or change something by being looked at.
NOT_LOOKED_AT = ("help:hide", "/hide")


def settled(text: str) -> str:
    """Return a page or header without what is drawn afresh for each look."""
    for pattern in DRAWN_AFRESH:
        text = re.sub(pattern, "…", text)
    return text


def look(client: Client, path: str) -> tuple[int, str, int, list[tuple[str, str]]]:
    """Return everything one look at a page gives: status, words, length and headers."""
    answer = client.get(path)
    headers = sorted((name, settled(value)) for name, value in answer.headers.items())
    cookies = sorted((name, morsel["path"]) for name, morsel in answer.cookies.items())
    page = re.sub(OFFERED, "…", answer.content.decode())
    return answer.status_code, settled(page), len(page), [*headers, *cookies]


def come_back(guest: Guest) -> None:
    """Open this phone again, when something that was pressed has locked it or signed it out."""
    answer = guest.client.get("/settings/")
    if answer.status_code == 302:
        guest.unlock()
    elif answer.status_code == 404:
        guest.post("/sign-in/", name=guest.name, passphrase=PASSPHRASE)


def everything_seen_by(guest: Guest, *more: str) -> dict[str, Any]:
    """Return every page of the house as this person sees it now."""
    paths = [one.path for one in every_address() if one.name not in NOT_LOOKED_AT]
    return {path: look(guest.client, path) for path in (*paths, "/?show=everything", "/?show=low", *more)}


def all_rows(*, but: Iterable[str] = ()) -> dict[str, set[tuple[Any, ...]]]:
    """Return every row of every table, to see what changed."""
    left_out = set(but)
    return {
        model._meta.db_table: {
            tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
            for row in model._base_manager.values_list(*(one.attname for one in model._meta.concrete_fields))
        }
        for model in apps.get_models()
        if model._meta.db_table not in left_out
    }


def changed(before: dict[str, set[tuple[Any, ...]]], after: dict[str, set[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
    """Return the rows that came, went or became others."""
    return [(table, *row) for table in before for row in before[table] ^ after[table]]


def is_kind(answer: Any) -> bool:
    """Return whether an answer is a page with a sentence of ours, or leads to one."""
    if answer.status_code in (302, 301):
        return str(answer.headers["Location"]).startswith("/")
    if answer.headers["Content-Type"] == "application/json" or answer.streaming:
        # Our own script asks for the one and says the sentence; the other is a file to take along.
        return bool(answer.status_code < 500)
    return answer.status_code < 500 and b"<h1" in answer.content and b"Traceback" not in answer.content
