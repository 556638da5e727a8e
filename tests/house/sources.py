"""The sources of the house, read once for every test that looks at them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "hearthlight"
FOLDERS = ("src", "tests", "docs", "tools", "bench", ".ci")
# What is written in bytes, in somebody else's words, or by a tool.
LEFT_OUT = {".woff2", ".ttf", ".pyc", ".png", ".zip", ".sqlite3", ".daylio", ".mo", ".bin"}


def name(path: Path) -> str:
    """Return where `path` lies in the house, as a test's own name for it."""
    return path.relative_to(ROOT).as_posix()


@cache
def texts() -> tuple[Path, ...]:
    """Return every file of the house that holds text."""
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    beside = [path for path in ROOT.iterdir() if path.name not in (".git", "LICENSE")]
    return tuple(sorted(path for path in (*inside, *beside) if path.is_file() and path.suffix not in LEFT_OUT))


@cache
def python() -> tuple[Path, ...]:
    """Return every Python file that people write; migrations are written by a tool."""
    return tuple(path for path in texts() if path.suffix == ".py" and "migrations" not in path.parts)


@cache
def program() -> tuple[Path, ...]:
    """Return the Python files that are part of the program, without its tests."""
    return tuple(path for path in python() if path.is_relative_to(HOUSE) and "tests" not in path.parts)


@cache
def templates() -> tuple[Path, ...]:
    """Return every page and part of a page."""
    return tuple(path for path in texts() if path.suffix == ".html" and "templates" in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return a Python file as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Yield every function of a file, methods and inner ones too."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def lines_of(function: ast.FunctionDef) -> int:
    """Return how many lines a function has, its docstring and decorators aside."""
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    told = function.body[0]
    assert told.end_lineno is not None
    return lines - (told.end_lineno - told.lineno + 1)
