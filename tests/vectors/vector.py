"""A sealed sample as a small text file: lines of `name: value`, first what has to come of opening it, last the sealed bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
OUTCOMES = ("opens", "wrong key", "damaged", "too new", "not shared")


@dataclass(frozen=True)
class Vector:
    """One sample. `expect` is one of OUTCOMES; `facts` are what the reader has in hand, bytes as hex; `says` is what opens."""

    name: str
    expect: str
    about: str
    form: str
    sealed: bytes
    facts: dict[str, str] = field(default_factory=dict)
    says: str = ""

    def bytes_of(self, fact: str) -> bytes:
        return bytes.fromhex(self.facts[fact])

    def number_of(self, fact: str) -> int:
        return int(self.facts[fact])

    def text(self) -> str:
        """Return the sample as its file holds it."""
        head = {"expect": self.expect, "about": self.about, "form": self.form}
        tail = {"says": self.says} if self.says else {}
        lines = [f"{name}: {value}" for name, value in (head | self.facts | tail).items()]
        return "\n".join([*lines, f"sealed: {self.sealed.hex()}", ""])


def read(path: Path) -> Vector:
    """Return the sample in a file; raises ValueError for a line that is not `name: value`."""
    lines = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    expect, about, form = lines.pop("expect"), lines.pop("about"), lines.pop("form")
    sealed, says = bytes.fromhex(lines.pop("sealed")), lines.pop("says", "")
    return Vector(path.stem, expect, about, form, sealed, lines, says)


def every() -> list[Vector]:
    """Return all samples, in the order of their names."""
    return [read(path) for path in sorted(HERE.glob("*.txt"))]
