"""What the house is made of: each part pinned with its hashes, under a licence that goes with ours, and no more than is used."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Licences under which a part may stand in a program under the AGPL, version 3 or later.
FITTING = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}
IMPORTED_AS = {"python-dateutil": "dateutil", "psycopg-pool": "psycopg_pool", "prometheus-client": "prometheus_client"}
# Chosen in a setting, or used by another part, and so imported by no line of ours.
USED_BY_NAME = {"tzdata", "whitenoise"}


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(ROOT / "tools/sbom.py")], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_every_part_stands_under_a_licence_that_goes_with_ours(bill: dict[str, Any]) -> None:
    packages = [part for part in bill["components"] if part["type"] == "library"]
    assert len(packages) > 20
    for part in packages:
        (licence,) = part["licenses"]
        ways = [set(re.findall(r"[\w.-]+", way)) - {"AND"} for way in licence["expression"].split(" OR ")]
        assert any(way <= FITTING for way in ways), (part["name"], licence)


def test_every_part_is_pinned_with_its_hashes(bill: dict[str, Any]) -> None:
    for part in bill["components"]:
        assert part["type"] == "file" or part["hashes"], part["name"]
    locks = [ROOT / name for name in ("requirements.lock", "requirements-dev.lock", "bench/requirements.lock")]
    for lock in locks:
        for pinned in re.split(r"\n(?=\S)", lock.read_text().strip()):
            assert re.match(r"[a-zA-Z0-9._\[\],-]+==", pinned) and "--hash=sha256:" in pinned, (lock.name, pinned[:60])


def test_what_the_pages_bring_along_is_named(bill: dict[str, Any]) -> None:
    told = " ".join(part["name"] for part in bill["components"] if part["type"] == "file")
    assert all(name in told for name in ("Vollkorn", "Figtree", "Atkinson", "Lucide", "htmx"))


def test_no_part_is_asked_for_that_nobody_uses() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[<>=~; ]", line)[0].lower() for line in asked} - USED_BY_NAME
    used = {name for file in (ROOT / "src").rglob("*.py") for name in _imports(file)}
    assert {IMPORTED_AS.get(name, name) for name in names} <= used


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
