"""Prints what the house is made of, as CycloneDX 1.6: `.venv/bin/python tools/sbom.py > sbom.json`

Names, versions and hashes come from `requirements.lock`, licences from what is installed, and what the pages bring along
from `frame/LICENSES.md`.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
BORROWED = ROOT / "src" / "hearthlight" / "frame" / "LICENSES.md"
PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)[^\n]*((?:\n\s+--hash=\S+[^\n]*)*)", re.M)

# What packages say in words of their own, in the words of SPDX.
IN_SPDX = {
    "apache": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "mit": "MIT",
    "mit license": "MIT",
    "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause",
    "apache-2.0": "Apache-2.0",
}


@dataclass(frozen=True)
class Part:
    """One package that the house is installed with."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def licence(self) -> str:
        """Return the licence as an SPDX expression; raises LookupError when the package names none that is known."""
        told = metadata.metadata(self.name)
        if expression := told.get("License-Expression"):
            return str(expression)
        classes = [line.rpartition("::")[2] for line in told.get_all("Classifier") or [] if line.startswith("License")]
        for words in [str(told.get("License") or ""), *classes]:
            if known := IN_SPDX.get(words.strip().lower()):
                return known
        raise LookupError(self.name)


def parts() -> list[Part]:
    """Return every package of the lock."""
    found = PINNED.findall(LOCK.read_text())
    return [Part(name, version, tuple(re.findall(r"sha256:(\w{64})", hashes))) for name, version, hashes in found]


def borrowed() -> Iterator[tuple[str, str]]:
    """Yield what the pages bring along, each with its licence as it is told there."""
    for line in BORROWED.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0] not in ("what", "---"):
            yield cells[0], cells[2].partition(",")[0]


def bill() -> dict[str, Any]:
    """Return the whole bill of materials."""
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / "src/hearthlight/__init__.py").read_text())
    packages = [
        {
            "type": "library",
            "name": part.name,
            "version": part.version,
            "purl": f"pkg:pypi/{part.name}@{part.version}",
            "licenses": [{"expression": part.licence}],
            "hashes": [{"alg": "SHA-256", "content": one} for one in part.hashes],
        }
        for part in parts()
        if _is_here(part)
    ]
    files = [{"type": "file", "name": name, "licenses": [{"license": {"name": told}}]} for name, told in borrowed()]
    house = {"type": "application", "name": "hearthlight", "version": version.group(1) if version else "0"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": house | {"licenses": [{"expression": "AGPL-3.0-or-later"}]}},
        "components": packages + files,
    }


def _is_here(part: Part) -> bool:
    """Return whether this system needs the package; the lock names some for other systems."""
    try:
        return metadata.version(part.name) == part.version
    except metadata.PackageNotFoundError:
        return False


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=2)
