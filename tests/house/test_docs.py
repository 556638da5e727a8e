"""The documents tell the truth: every column, cookie and kind of entry is in them, and every file they name is there."""

import re

import msgspec
import pytest
from django.apps import apps

from hearthlight.entries import base, codec, preference, step
from tests.guests import Guest
from tests.house import sources

DOCS = sources.ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), sources.ROOT / "README.md", sources.ROOT / "CONTRIBUTING.md"])


def rows_of(page, heading=""):
    """Return the cells of each row in the tables of a page, or of one part of it, without their marks."""
    text = (DOCS / page).read_text(encoding="utf-8")
    part = text.partition(f"## {heading}\n")[2].partition("\n## ")[0] if heading else text
    lines = [line for line in part.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def first_cells(page, heading):
    return {row[0] for row in rows_of(page, heading)[1:]}


def test_every_column_of_every_table_is_in_the_page_on_threats():
    told = {(row[0], row[1]) for row in rows_of("threats.md", "Every column of every table")[1:]}
    there = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.column
    }
    assert told == there


def test_what_a_column_is_comes_in_one_of_four_words():
    rows = rows_of("threats.md", "Every column of every table")[1:]
    assert {row[2] for row in rows} == {"sealed", "hashed", "random", "clear"}
    assert all(len(row) == 4 and row[3] for row in rows)


def test_every_cookie_is_in_the_page_on_threats(noor, sam):
    noor.says(to="us")
    noor.client.post("/help/remember/", {"country": "NL"})
    noor.client.post("/check-in/", {"energy": "3", "mood": "3", "for": "me"})
    noor.client.post("/settings/choose/", {"language": "en"})
    kept = {name for guest in (noor, sam, Guest("Kim")) for name in guest.client.cookies}
    assert {"hearth", "form", "bar", "country", "language"} == kept
    assert {name.removeprefix("__Host-") for name in first_cells("threats.md", "Cookies")} == kept


@pytest.mark.parametrize("kind", codec.KINDS, ids=lambda kind: kind.__struct_config__.tag)
def test_every_field_of_every_kind_of_entry_is_told(kind):
    shared = {field.name for field in msgspec.structs.fields(base.Entry)}
    own = {field.name for field in msgspec.structs.fields(kind)} - shared
    assert first_cells("entries.md", f"`{kind.__struct_config__.tag}`") == own
    assert first_cells("entries.md", "Every kind") == shared


def test_every_name_of_a_settled_choice_is_told():
    assert first_cells("entries.md", "What can be settled") == set(preference.NAMES)


def test_the_small_maps_inside_an_entry_are_told():
    page = (DOCS / "entries.md").read_text(encoding="utf-8")
    fields = [*msgspec.structs.fields(base.Imported), *msgspec.structs.fields(step.Offered)]
    assert [field.name for field in fields if f"`{field.name}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=sources.name)
def test_every_file_a_page_names_is_there(page):
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / target for target in re.findall(r"\]\(([^)#:]+)\)", text)]
    named = [sources.ROOT / path for path in re.findall(r"`((?:src|tests|docs|tools|bench)/[\w./-]*\w/?)`", text)]
    assert [str(path) for path in (*linked, *named) if not path.exists()] == []


def test_every_choice_that_others_will_wonder_about_has_its_four_parts():
    parts = ("**Question.**", "**Options.**", "**Choice.**", "**Consequences.**")
    for page in (DOCS / "decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert [part for part in parts if part not in text] == [], page
