"""The house speaks like a calm friend: no push, no blame, no shouting, in every string it can say."""

import re

from tests.house import language

NEVER = re.compile(
    r"\b(should(n’t)?|must|fail\w*|missed|streak\w*|lazy|normal\w*|simply|easy|easily|perfect\w*|scor(e|es|ed|ing)|fix\w*"
    r"|broken|cure\w*|your depression|at least|just (try|do|start|go|get|ask|tell|be|take|talk|relax|think))\b",
    re.IGNORECASE,
)
SHOUTING = re.compile(r"!|\b(?!(?:CSV|UTF|MB|GB|QR|CA|PDF|OK|PHQ|GAD|WHO|TLS|UTC)\b)[A-Z]{2,}\b")
# A straight quotation mark or three single dots are a typewriter's, not a book's.
TYPEWRITER = re.compile(r"['\"]|\.\.\.| - ")
GENDERED = re.compile(r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend)\b", re.IGNORECASE)


def places(pattern):
    return {text: place for text, place in language.sayings().items() if pattern.search(text)}


def test_the_house_has_a_lot_to_say():
    assert len(language.sayings()) > 600


def test_nothing_it_says_pushes_blames_or_promises_a_cure():
    assert places(NEVER) == {}


def test_nothing_it_says_shouts():
    assert places(SHOUTING) == {}


def test_its_quotation_marks_and_dashes_are_those_of_a_book():
    assert places(TYPEWRITER) == {}


def test_nobody_is_taken_for_a_man_or_a_woman():
    assert places(GENDERED) == {}


def test_the_list_of_words_tells_a_push_from_a_plain_sentence():
    assert NEVER.search("You should just try harder")
    assert not NEVER.search("Just me. It just started to rain, and that is easier to read.")
