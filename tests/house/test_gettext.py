"""Every string that people read can be translated: nothing is said past gettext."""

import ast
import re
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from tests.house import language, sources

# Attributes that are read out or shown.
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "content")
# The same in every language.
THE_SAME_EVERYWHERE = ("Hearthlight",)
FOR_BROWSERS = ("viewport", "robots", "color-scheme", "htmx-config")
# Where strings for people are made. The command line speaks to the keeper, in one language; made-up people say what they say.
SPEAKING = ("rooms/", "today/", "frame/", "edges/imports/", "site/urls.py")
# The words of other people's files, which are read and never shown.
READ_ONLY = "edges/imports/formats/"
WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-Z“][a-z’]+[.?:…”]*$")
FOR_PROGRAMS = ("Strict", "Indigenous people", "Location")


class Reader(HTMLParser):
    """Gathers what a page says outside of its translate tags."""

    def __init__(self):
        super().__init__()
        self.said = []

    def handle_data(self, data):
        self.said.append(data)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "meta" and told.get("name") in FOR_BROWSERS:
            return
        self.said += [value for attribute, value in told.items() if attribute in SPOKEN and value]


def test_no_template_says_anything_outside_of_its_translate_tags():
    past = {sources.name(path): said_past_gettext(path.read_text(encoding="utf-8")) for path in sources.templates()}
    assert {name: said for name, said in past.items() if said} == {}


def test_a_word_past_the_translate_tags_is_found():
    assert said_past_gettext('<p title="Later">{% translate "Now" %} or {{ never }}</p>') == ["Later", "or"]


def test_no_sentence_in_the_code_goes_to_people_past_gettext():
    past = [
        f"{sources.name(path)}:{node.lineno}: {node.value}"
        for path in sources.program()
        if path.relative_to(sources.HOUSE).as_posix().startswith(SPEAKING) and READ_ONLY not in path.as_posix()
        for node in plain_strings(sources.tree(path))
        if WORDS.search(node.value) and "<" not in node.value and node.value not in FOR_PROGRAMS
    ]
    assert "\n".join(past) == ""


def test_every_label_hint_and_error_of_a_form_goes_through_gettext():
    past = [
        f"{sources.name(path)}:{node.lineno}"
        for path in sources.program()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.keyword) and node.arg in ("label", "help_text") and is_plain(node.value)
    ]
    assert "\n".join(past) == ""


def said_past_gettext(template):
    page, inside = [], False
    for token in Lexer(template).tokenize():
        words = token.contents.split() if token.token_type is TokenType.BLOCK else [""]
        if words[0] in ("blocktranslate", "blocktrans"):
            inside = True
        elif words[0] in ("endblocktranslate", "endblocktrans"):
            inside = False
        if token.token_type is TokenType.TEXT and not inside:
            page.append(token.contents)
    reader = Reader()
    reader.feed("".join(page))
    # A block may stand inside a tag of the page around it; what is left of its attributes are no words.
    said = (re.sub(r'[\w-]+="[^"]*"|·', "", text).strip() for text in reader.said)
    return [text for text in said if re.search(r"[^\W\d_]", text) and text not in THE_SAME_EVERYWHERE]


def plain_strings(tree):
    """Yield the strings of a file that are neither docstrings, nor handed to gettext, nor for other programmers."""
    spoken = {id(each) for node in ast.walk(tree) if set_aside(node) for each in ast.walk(node)}
    spoken |= {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in keys_of_sayings(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node


def keys_of_sayings(table):
    """Yield the keys under which a table holds what is said."""
    return (key for key, value in zip(table.keys, table.values, strict=True) if language.is_gettext(value))


def set_aside(node):
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_annotation = isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"
    is_exception = isinstance(node, ast.Raise) and "ValidationError" not in ast.dump(node)
    return is_docstring or is_annotation or is_exception or isinstance(node, ast.Assert) or language.is_gettext(node)


def is_plain(value):
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
