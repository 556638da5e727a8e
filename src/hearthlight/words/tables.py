"""The tables of one language, read from the files beside this one and nowhere else."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

LANGUAGE = "english"


@cache
def text(name: str) -> str:
    """Return one table as it was written."""
    return resources.files("hearthlight.words").joinpath(LANGUAGE, name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """Return the bytes of one file of numbers."""
    return resources.files("hearthlight.words").joinpath(LANGUAGE, name).read_bytes()


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a table that say something; what follows a # is a word to its reader."""
    for line in text(name).splitlines():
        told = line.partition("#")[0].strip()
        if told:
            yield told


def sections(name: str) -> Iterator[tuple[str, str]]:
    """Yield (heading, line) for each line below a [heading]."""
    heading = ""
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        else:
            yield heading, line


@cache
def sentences(kind: str) -> dict[str, str]:
    """Return what the coach says of one kind (reason, way, praise), by the labels it belongs to."""
    told = (line.partition(" = ") for heading, line in sections("sentences.txt") if heading == kind)
    return {labels: sentence for labels, _, sentence in told}
