"""Lays out what the house says for translators, and tells what waits for them: `.venv/bin/python tools/words.py [FOLDER ...]`

Every app has its words in `locale/LANGUAGE/LC_MESSAGES/django.po` beside it; words of more than one app lie in the house's
own folder. Run it after a text was added or changed in English, and after words were translated: it keeps what is there,
brings what is new, lets go of what nobody says any more, and writes the `.mo` files. With folders it looks at these alone.
"""

import ast
import os
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "hearthlight"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
if __name__ == "__main__":
    os.environ.setdefault("HEARTHLIGHT_DATA", tempfile.mkdtemp())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")

from django.conf import settings  # noqa: E402
from django.utils.translation.template import templatize  # noqa: E402
from tools.po import Key, Words, read, write  # noqa: E402

LANGUAGES = ("de",)
HEAD = "Hearthlight, in {language}: docs/translating.md tells how it speaks."
GETTEXT = re.compile(r"(n?)(p?)gettext(_lazy)?|n(p)gettext(_lazy)?")
# How a template hands a text on to be translated, once Django has turned it into calls.
IN_A_TEMPLATE = re.compile(r"""(\w*gettext|\b_)\(((?:\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?)+)""")
LITERAL = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
type Said = Iterator[tuple[Key, Path]]


def key_of(name: str, texts: list[str]) -> Key:
    """Return what a call of gettext or one of its kin says: contexts come first, plurals last."""
    name = name.removesuffix("_lazy")
    context = texts.pop(0) if "pgettext" in name else ""
    return Key(texts[0], texts[1] if "n" in name.partition("gettext")[0] else "", context)


def in_templates() -> Said:
    """Yield what the pages say."""
    for path in sorted(HOUSE.rglob("templates/**/*")):
        if path.is_file():
            for name, texts in IN_A_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
                yield key_of(name, [ast.literal_eval(text) for text in LITERAL.findall(texts)]), path


def in_python() -> Said:
    """Yield what the program says itself, under whatever name a file imports gettext."""
    for path in sorted(HOUSE.rglob("*.py")):
        if "tests" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = dict(_names(tree))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
                texts = [said.value for said in call.args if isinstance(said, ast.Constant)]
                if texts:
                    yield key_of(names[call.func.id], [str(text) for text in texts]), path


def _names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from ((each.asname or each.name, each.name) for each in node.names if "gettext" in each.name)


def in_data() -> Said:
    """Yield what stands in data files, whose English texts are what the pages translate."""
    from hearthlight.acts.catalogue import all_acts
    from hearthlight.acts.stages import STAGES
    from hearthlight.frame.truths import all_cards

    acts, stages, cards = HOUSE / "acts/catalogue", HOUSE / "acts/stages.py", HOUSE / "frame/truths.json"
    for act in all_acts():
        texts = (act.title, act.line, act.over, act.start, act.safety, act.ritual)
        yield from ((Key(text), acts / f"{act.kind}.json") for text in texts if text)
    for stage in STAGES:
        texts = (stage.act.title, stage.act.line, stage.act.start, stage.act.safety, stage.limits)
        yield from ((Key(text), stages) for text in texts if text)
    for card in all_cards():
        yield from ((Key(text), cards) for text in (card.title, card.text))


@cache
def said() -> dict[Key, tuple[str, ...]]:
    """Return everything the house says, with the files that say it."""
    found: dict[Key, set[str]] = defaultdict(set)
    for key, path in (*in_templates(), *in_python(), *in_data()):
        found[key].add(path.relative_to(HOUSE).as_posix())
    return {key: tuple(sorted(places)) for key, places in found.items()}


@cache
def folders() -> tuple[str, ...]:
    """Return every folder that may have words of its own, the house last; Django looks at them for its catalogues."""
    beside = [Path(path).parent for path in settings.LOCALE_PATHS]
    apps = [HOUSE.joinpath(*app.split(".")[1:]) for app in settings.INSTALLED_APPS if app.startswith("hearthlight.")]
    names = {path.relative_to(HOUSE).as_posix() for path in (*apps, *beside)} - {"."}
    return (*sorted(names, key=len, reverse=True), ".")


def folder_of(places: tuple[str, ...]) -> str:
    """Return where words that are said in these files lie: with their one app, or with the house."""
    homes = {next(name for name in folders() if name == "." or place.startswith(f"{name}/")) for place in places}
    return homes.pop() if len(homes) == 1 else "."


def file_of(folder: str, language: str) -> Path:
    """Return the .po file of a folder."""
    return HOUSE / folder / "locale" / language / "LC_MESSAGES" / "django.po"


def translated(language: str) -> Words:
    """Return everything that is translated, wherever it lies."""
    known: Words = {}
    for folder in folders():
        known |= {key: texts for key, texts in read(file_of(folder, language)).items() if any(texts)}
    return known


def laid(language: str) -> dict[str, Words]:
    """Return for each folder its words as they belong into its file, what waits for a translator with empty texts."""
    known, files = translated(language), dict[str, Words]()
    for key, places in said().items():
        empty = ("", "") if key.plural else ("",)
        files.setdefault(folder_of(places), {})[key] = known.get(key, empty)
    return files


def main(wanted: list[str]) -> None:
    """Write the files, and say of each how much of it is translated."""
    for language in LANGUAGES:
        for folder, words in sorted(laid(language).items()):
            if wanted and folder not in wanted:
                continue
            head = HEAD.format(language=language)
            write(file_of(folder, language), words, head=head, places=said())
            done = sum(all(texts) for texts in words.values())
            print(f"{language} {done:5} of {len(words):5}  {folder}")


if __name__ == "__main__":
    import django

    django.setup()
    main(sys.argv[1:])
