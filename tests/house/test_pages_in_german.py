"""Every page in German, as the same people see it: no English between the lines, and nothing drawn that a browser cannot read."""

import re

import pytest

from tests.house import pages

# Words that stand in nearly every English sentence and in no German one.
ENGLISH = re.compile(r"\b(the|and|you|your|with|is|are|of|not|this|that|for|from)\b", re.IGNORECASE)
# Names, and what somebody wrote or chose, stay in their own language, and the page says which.
IN_ENGLISH = re.compile(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', re.DOTALL)
WRITTEN = "We laughed about the burnt toast."
# A number with a comma is right for people and wrong for a drawing or a field.
DRAWN = re.compile(r'\s(x|y|x1|x2|y1|y2|cx|cy|rx|ry|r|width|height|offset|stroke-width|value|min|max|step)="-?\d+,\d+"')


@pytest.fixture
def seen(house):
    return pages.every_page("de")


def test_every_page_is_there_in_german_too(seen):
    # A fragment takes the language of the page it is put into.
    whole = [page for page in seen if "<html" in page.html]
    assert [str(page) for page in whole if '<html lang="de"' not in page.html] == []
    assert len(whole) > 150


def test_no_english_is_left_between_the_lines(seen):
    left = {
        line: str(page)
        for page in seen
        for line in pages.lines_of(IN_ENGLISH.sub("", page.html).replace(WRITTEN, ""))
        if ENGLISH.search(line)
    }
    assert left == {}


def test_what_is_drawn_keeps_the_point_in_its_numbers(seen):
    assert [f"{page}: {drawn}" for page in seen for drawn in DRAWN.findall(page.html)] == []


def test_the_settings_offer_both_languages_under_their_own_names(seen):
    (settings, *_) = [page.html for page in seen if page.address == "/settings/"]
    assert '<span lang="en">English</span>' in settings
    assert '<span lang="de">Deutsch</span>' in settings
