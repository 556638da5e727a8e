"""What the trust page hands out, as plain values that one process can give to another."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sheet:
    """One answer of the trust page."""

    kind: str
    body: bytes


@dataclass(frozen=True)
class Desk:
    """The server's certificate and key, every sheet of the trust page, and what the terminal shows."""

    certificate: Path
    key: Path
    sheets: dict[str, Sheet]
    for_terminal: str
