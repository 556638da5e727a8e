"""Every language but English: complete before it is offered, whole in its placeholders, short enough, and in the same voice."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation
from tools import po, words

from tests.house import sources

OFFERED = [code for code, _ in settings.LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?\w+[^>]*>")
# Words of German that push, blame or promise; "normal" and "einfach" measure people against others.
NEVER = {
    "de": re.compile(
        r"\b(müss\w*|muss(t|test)?|sollte\w*|solltest|versag\w*|versäum\w*|verpasst\w*|faul\w*|normal\w*|einfach\w*"
        r"|perfekt\w*|kaputt\w*|heil(en|ung|t)|streak\w*|serie\w*|deine Depression|wenigstens|zumindest|gefälligst"
        r"|Patient\w*|Punktzahl|Ehefrau|Ehemann|Freundin)\b",
        re.IGNORECASE,
    )
}
SHOUTING = re.compile(r"!|\b(?!(?:CSV|UTF|MB|GB|QR|CA|PDF|OK|PHQ|GAD|WHO|TLS|UTC|WLAN|NFC|URL|ISO)\b)[A-ZÄÖÜ]{2,}\b")
TYPEWRITER = re.compile(r"['\"]|\.\.\.| - ")
FORMAL = re.compile(r"(?<=[a-zäöüß,] )(Sie|Ihnen|Ihre[mnrs]?)\b")
# A button, a tab or a chip is a short text; a word of five letters may grow by as many again.
LONGEST = 1.6
SHORT_TEXT, LITTLE_MORE = 24, 6


def translations(language: str) -> Iterator[tuple[po.Key, str, str]]:
    """Yield each translated text with what it stands for: the one, or the many."""
    for key, texts in words.translated(language).items():
        for form, text in enumerate(texts):
            yield key, key.plural if form else key.text, text


@pytest.mark.parametrize("language", OFFERED)
def test_an_offered_language_says_everything(language):
    waiting = {
        key.text: words.said()[key] for file in words.laid(language).values() for key in file if not all(file[key])
    }
    assert waiting == {}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_file_is_compiled_as_it_is_written(language):
    files = [path for path in (words.file_of(folder, language) for folder in words.folders()) if path.exists()]
    assert len(files) > 30
    assert [path for path in files if path.with_suffix(".mo").read_bytes() != po.compiled(path)] == [], "tools/words.py"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_placeholder_and_mark_of_a_text_is_in_its_translation(language):
    torn = [
        (english, text)
        for key, english, text in translations(language)
        if set(PLACEHOLDER.findall(english)) - numbers_of(key) != set(PLACEHOLDER.findall(text)) - numbers_of(key)
    ]
    assert torn == []


def numbers_of(key: po.Key) -> set[str]:
    """Return the placeholders that only the plural has, as in “1 day” and “%(days)s days”."""
    return set(PLACEHOLDER.findall(key.plural)) ^ set(PLACEHOLDER.findall(key.text)) if key.plural else set()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_it_says_pushes_blames_or_promises_a_cure(language):
    assert [text for _, _, text in translations(language) if NEVER[language].search(text)] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_it_says_shouts_or_is_set_like_a_typewriter(language):
    wrong = re.compile(f"{SHOUTING.pattern}|{TYPEWRITER.pattern}")
    assert [text for _, _, text in translations(language) if wrong.search(PLACEHOLDER.sub(" ", text))] == []


def test_german_says_du():
    assert [text for _, _, text in translations("de") if FORMAL.search(text)] == []


def test_german_quotes_like_a_german_book():
    assert [text for _, _, text in translations("de") if text.count("„") != text.count("“") or "”" in text] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_short_text_stays_short(language):
    long = [
        (english, text)
        for _, english, text in translations(language)
        if len(english) <= SHORT_TEXT and len(text) > max(LONGEST * len(english), len(english) + LITTLE_MORE)
    ]
    assert long == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_compiled_file_reads_back_what_people_wrote(language):
    with translation.override(language):
        for key, texts in words.translated(language).items():
            if not key.plural and not key.context and all(texts):
                assert translation.gettext(key.text) == texts[0]


def test_every_pattern_of_a_day_that_people_read_can_be_written_differently():
    from hearthlight.frame.dates import PATTERNS

    used = {
        pattern
        for path in sources.templates()
        for pattern in re.findall(r'\|date:"([^"]+)"', path.read_text(encoding="utf-8"))
    }
    used |= {
        node.args[1].value
        for path in sources.program()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "date_format" and len(node.args) > 1
        if isinstance(node.args[1], ast.Constant)
    }
    # One letter is one word, and what opens with the year is for programs.
    assert {pattern for pattern in used if " " in pattern} <= set(PATTERNS)
