"""Each page, in each state a person may meet it: plain words, nothing inline, and a nonce on everything that htmx touches."""

import re

import pytest

from tests.house import language, pages, reading_age, sources

HIGHEST_GRADE, HIGHEST_OF_ONE_TEXT = 6.0, 9.0
# The trust page names what stands in the menus of phones and computers, whose words are not ours.
OTHERS = "edges/tls"
TAG = re.compile(r"<[a-zA-Z][^>]*>")
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|\shx-on|hx-vals=.js:|javascript:")


@pytest.fixture
def seen(house):
    return pages.every_page()


def test_every_room_is_among_the_pages_looked_at(seen):
    assert len(seen) > 150
    assert {"/", "/check-in/", "/closer/", "/plan/", "/patterns/", "/care/", "/help/"} <= {
        page.address for page in seen
    }


def test_no_page_asks_for_more_than_six_years_of_school(seen):
    texts = {str(page): reading_age.running_text(pages.lines_of(page.html)) for page in seen}
    heavy = {page: reading_age.grade(text) for page, text in texts.items() if text}
    assert {page: grade for page, grade in heavy.items() if grade > HIGHEST_GRADE} == {}


def test_no_single_text_is_much_heavier_than_its_page():
    texts = [text for text, place in language.sayings().items() if len(text.split()) >= 10 and OTHERS not in place]
    assert {text: grade for text in texts if (grade := reading_age.grade(text)) > HIGHEST_OF_ONE_TEXT} == {}


def test_no_page_carries_style_or_script_of_its_own(seen):
    assert [str(page) for page in seen if INLINE.search(page.html)] == []


def test_no_template_carries_style_or_script_of_its_own():
    assert [sources.name(path) for path in sources.templates() if INLINE.search(path.read_text())] == []


def test_everything_that_htmx_touches_carries_the_nonce_of_its_page(seen):
    touched = [(page, tag) for page in seen for tag in TAG.findall(page.html) if re.search(r"\shx-", tag)]
    assert touched
    assert [f"{page}: {tag}" for page, tag in touched if f'hx-nonce="{page.nonce}"' not in tag] == []


def test_every_script_is_a_file_of_this_house(seen):
    scripts = {tag for page in seen for tag in TAG.findall(page.html) if tag.startswith("<script")}
    assert scripts
    assert [tag for tag in scripts if ' src="/static/' not in tag] == []


def test_no_template_touches_htmx_without_a_nonce():
    tags = ((sources.name(path), tag) for path in sources.templates() for tag in tags_of(path))
    assert [
        f"{name}: {tag}" for name, tag in tags if re.search(r"\shx-", tag) and 'hx-nonce="{{ csp_nonce }}"' not in tag
    ] == []


def test_every_page_is_one_sentence_with_a_name_and_a_language(seen):
    for page in seen:
        assert len(re.findall("<h1", page.html)) <= 1, page
        if "<html" in page.html:
            assert "<h1" in page.html, page
            assert re.search(r'<html lang="\w', page.html), page
            assert re.search(r"<title>[^<]{3,}</title>", page.html), page


def test_a_room_lays_its_pages_from_its_own_parts_and_the_frames():
    borrowed = [
        f"{sources.name(path)}: {part}"
        for path in sources.templates()
        for part in re.findall(r"{% (?:extends|include|static) [\"']([^\"']+)[\"']", path.read_text())
        if part.split("/")[0] not in (path.parent.name, "frame", "hearthlight", path.parent.parent.name)
    ]
    assert borrowed == []


def test_the_reading_grade_tells_plain_from_heavy():
    assert reading_age.grade("Sit near me. No talk.") < 2
    assert reading_age.grade("Interpersonal communication necessitates considerable deliberation.") > 15


def tags_of(path):
    """Return the tags of a template, with what the template itself does taken out of the way."""
    return TAG.findall(re.sub(r"{%.*?%}", "", path.read_text()))
