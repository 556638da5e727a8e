"""A part of a page that is rendered once for everybody holds nothing of anybody."""

import re

import pytest
from django.template import Context, Template

from tests.house import sources

ONCE = re.compile(r"{% once ?(?P<keys>.*?) ?%}(?P<body>.*?){% endonce %}", re.DOTALL)
OF_SOMEBODY = re.compile(r"{{|csrf|nonce|{% block|\b(?:visit|request|undo|board|form)\.\w+")


def kept_parts():
    """Yield each part that is kept, with what it includes and the keys it is kept under."""
    by_name = {"/".join(path.parts[-2:]): path for path in sources.templates()}
    for path in sources.templates():
        for found in ONCE.finditer(path.read_text(encoding="utf-8")):
            inside = [by_name[name] for name in re.findall(r'{% include "([^"]+)"', found["body"])]
            text = "".join([found["body"], *(each.read_text(encoding="utf-8") for each in inside)])
            yield sources.name(path), text, found["keys"].split()


def test_nothing_of_anybody_stands_in_a_part_that_is_kept_for_everybody():
    told = [
        f"{name}: {found.group()}"
        for name, text, keys in kept_parts()
        for found in OF_SOMEBODY.finditer(text)
        if found.group() not in keys
    ]
    assert told == []


def test_keys_are_only_what_has_few_values():
    keys = {key for _, _, keys in kept_parts() for key in keys}
    assert keys <= {"visit.theme", "visit.letters", "visit.known", "tab"}


@pytest.mark.parametrize("key", ["one", "other"])
def test_a_kept_part_is_the_same_until_its_key_changes(key):
    page = Template("{% once key %}{{ key }} {{ more }}{% endonce %}")
    first = page.render(Context({"key": key, "more": "a"}))
    assert page.render(Context({"key": key, "more": "b"})) == first
    assert page.render(Context({"key": "another", "more": "b"})) == "another b"
