"""What the coach read in one line: labels, the words they rest on, one reason, and one gentler way."""

from dataclasses import dataclass, field

MARKS = ("crit", "blame", "cont", "defn", "ston", "glob", "mind", "pseudo", "cmd", "guilt", "sexp")
BLOCKS = ("feel", "fact", "need", "req", "warm")
SAFETY = ("sh", "fear", "coer")
LABELS = (*MARKS, *BLOCKS, *SAFETY)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the line, from `start` up to `end`, that carry `label`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Nudge:
    """The one phrase a page may underline, why, and one way to put it; blanks stand as `…`."""

    label: str
    span: Span
    reason: str
    scaffold: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as the coach reads it; nothing of it is kept anywhere.

    `confidence` is how sure the small model is that a marked line presses, from 0 to 1; 0 for a line without marks.
    """

    text: str
    marks: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    confidence: float = 0.0
    tender_spans: tuple[Span, ...] = field(default=(), repr=False)
    nudge: Nudge | None = field(default=None, repr=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label in the order of the guide, each once."""
        found = {*self.marks, *self.blocks, *self.safety}
        return tuple(label for label in LABELS if label in found)

    @property
    def marked(self) -> bool:
        """Whether anything in it presses or threatens."""
        return bool(self.marks) or "coer" in self.safety

    @property
    def tender(self) -> bool:
        """Whether there is something to say thanks for, and nothing that presses."""
        return bool(self.blocks) and not self.marked and not self.safety

    @property
    def leaving(self) -> bool:
        """Whether it shuts down or speaks of leaving, which no page comments on."""
        return "ston" in self.marks
