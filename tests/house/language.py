"""Every string the house says to people: from the pages' translate tags, from gettext calls, and from the catalogue of acts."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation.template import templatize

from hearthlight.acts.catalogue import all_acts
from hearthlight.acts.stages import STAGES
from hearthlight.frame.truths import all_cards
from tests.house import sources

GETTEXT = re.compile(r"^(_|said_of|[np]{0,2}gettext(_lazy)?)$")
# How a template hands a string on to be translated, once Django has turned the template into calls.
IN_A_TEMPLATE = re.compile(
    r"""(?:gettext|_)\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:,\s*u?('(?:[^'\\]|\\.)*'))?"""
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")


@cache
def sayings() -> dict[str, str]:
    """Return each string as a reader sees it, placeholders and marks aside, and one place where it stands."""
    found: dict[str, str] = {}
    for text, place in (*_from_templates(), *_from_python(), *_from_acts()):
        found.setdefault(PLACEHOLDER.sub(" ", text).strip(), place)
    return found


def is_gettext(call: ast.AST) -> bool:
    """Say whether a node calls gettext or one of its kin."""
    if not isinstance(call, ast.Call):
        return False
    return GETTEXT.match(getattr(call.func, "id", getattr(call.func, "attr", ""))) is not None


def _from_templates() -> Iterator[tuple[str, str]]:
    for path in sources.templates():
        for texts in IN_A_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
            yield from ((ast.literal_eval(text), sources.name(path)) for text in texts if text)


def _from_python() -> Iterator[tuple[str, str]]:
    for path in sources.program():
        for call in filter(is_gettext, ast.walk(sources.tree(path))):
            assert isinstance(call, ast.Call)
            for said in call.args:
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value, f"{sources.name(path)}:{call.lineno}"


def _from_acts() -> Iterator[tuple[str, str]]:
    for act in all_acts():
        for text in (act.title, act.line, act.over, act.start, act.safety, act.purpose, act.ritual):
            yield text, f"acts/catalogue: {act.id}"
    for card in all_cards():
        yield from ((text, f"frame/truths: {card.id}") for text in (card.title, card.text))
    for stage in STAGES:
        for text in (stage.act.title, stage.act.line, stage.act.safety, stage.limits):
            yield text, f"acts/stages: {stage.number}"
