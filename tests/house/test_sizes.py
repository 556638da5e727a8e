"""Everything in the house is short enough to read in one go."""

from tests.house import sources

LONGEST_FILE, LONGEST_TEMPLATE = 400, 200
LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_TEST = 50, 35, 40


def test_every_file_can_be_read_in_one_go():
    assert longer_than(LONGEST_FILE, sources.python()) == {}


def test_every_template_can_be_read_in_one_go():
    assert longer_than(LONGEST_TEMPLATE, sources.templates()) == {}


def test_every_function_view_and_test_fits_on_one_screen():
    long = {
        f"{sources.name(path)}: {function.name}": sources.lines_of(function)
        for path in sources.python()
        for function in sources.functions(path)
        if sources.lines_of(function) > ceiling_of(path, function)
    }
    assert long == {}


def longer_than(ceiling, paths):
    lines = {sources.name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {name: count for name, count in lines.items() if count > ceiling}


def ceiling_of(path, function):
    if function.name.startswith("test_"):
        return LONGEST_TEST
    takes = [each.arg for each in function.args.args]
    return LONGEST_VIEW if takes[:1] == ["request"] and "views" in path.as_posix() else LONGEST_FUNCTION
