"""The sources say why they are there, leave nothing for later, and know nothing of where they were written."""

import ast
import re

from tests.house import sources

LATER = re.compile(r"\b(TODO|FIXME|HACK|XXX)\b")
PUT_ASIDE = {"skip", "skipif", "xfail", "importorskip"}
A_MACHINE = re.compile(r"(?<![\w.~$}/])/(home/\w|root/|work/|Users/\w|mnt/\w)|\b[A-Z]:\\\\")
A_REGISTRY = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|--(extra-)?index-url|find-links")
# Words about people that this house does not think in, not even in the name of a function.
NOT_OURS = re.compile(
    r"(?<![a-z])(scor(e|es|ed|ing)|failures?|streaks?|compliance|performance|should)(?![a-z])", re.IGNORECASE
)
NAMED_BY_OTHERS = ("CSRF_FAILURE_VIEW", '"scores"', '"score": ("score",')


def places(pattern, paths):
    """Return every line where `pattern` stands, in any of `paths` but this one."""
    return [
        f"{sources.name(path)}:{number}: {line.strip()}"
        for path in paths
        if path.name != "test_sources.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later():
    assert places(LATER, sources.texts()) == []


def test_no_path_of_a_machine_stands_anywhere():
    assert places(A_MACHINE, sources.texts()) == []


def test_no_address_of_a_package_registry_stands_anywhere():
    assert places(A_REGISTRY, sources.texts()) == []


def test_the_program_and_its_pages_do_not_speak_of_scores_and_streaks():
    found = places(NOT_OURS, (*sources.program(), *sources.templates()))
    assert [line for line in found if not any(name in line for name in NAMED_BY_OTHERS)] == []


def test_every_file_opens_with_a_sentence_that_says_why_it_is_there():
    wordless = [sources.name(path) for path in sources.python() if path.stat().st_size and not opens_well(path)]
    assert wordless == []


def test_only_a_folder_without_anything_to_say_is_without_words():
    assert [
        sources.name(path) for path in sources.python() if not path.stat().st_size and path.stem != "__init__"
    ] == []


def test_no_test_is_put_aside():
    aside = [
        f"{sources.name(path)}:{node.lineno}"
        for path in sources.python()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Attribute) and node.attr in PUT_ASIDE and mentions_pytest(node)
    ]
    assert aside == []


def test_every_test_is_named_by_what_is_true_when_it_passes():
    names = {
        f"{sources.name(path)}: {function.name}": function.name.split("_")[1:]
        for path in sources.python()
        for function in sources.functions(path)
        if function.name.startswith("test_")
    }
    assert [name for name, words in names.items() if len(words) < 3] == []


def opens_well(path):
    told = ast.get_docstring(sources.tree(path)) or ""
    return told.partition("\n\n")[0].rstrip().endswith((".", ".”", "`"))


def mentions_pytest(node):
    """Say whether an attribute such as pytest.mark.skip belongs to pytest or unittest."""
    return any(isinstance(each, ast.Name) and each.id in ("pytest", "unittest") for each in ast.walk(node))
