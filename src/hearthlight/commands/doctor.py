"""Looks whether all is well with the house, and says it in plain words, with the way out of what is not."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from hearthlight.commands.looks import around, kept
from hearthlight.commands.looks.finding import Finding, grave
from hearthlight.commands.refusal import Refused
from hearthlight.site import environment

# The keys come before the database: looking into it loads the settings, which would make a server secret anew.
LOOKS = (
    around.python,
    around.settings,
    around.data_folder,
    around.disk,
    around.clock,
    kept.keys,
    kept.database,
    kept.backups,
    around.certificate,
    around.address,
    around.helpline_age,
)
MARKS = {"well": "  well  ", "look": "  look  ", "grave": "  grave "}


def add(_parser: argparse.ArgumentParser) -> None:
    """`hearthlight doctor` takes nothing."""


def run(_args: argparse.Namespace) -> int:
    """Print one line per thing looked at; returns 1 when one of them is grave."""
    folder = environment.data_folder()
    findings = [finding for look in LOOKS for finding in _careful(look, folder)]
    for finding in findings:
        print(f"{MARKS[finding.how]}{finding.text}")
    open_matters: list[str] = [finding.how for finding in findings if finding.how != "well"]
    print(f"\n{_sum_up(open_matters)}")
    return 1 if "grave" in open_matters else 0


def _careful(look: Callable[[Path], Iterator[Finding]], folder: Path) -> list[Finding]:
    try:
        return list(look(folder))
    except (environment.SettingRefused, Refused, OSError) as problem:
        return [grave(str(problem))]


def _sum_up(open_matters: list[str]) -> str:
    if not open_matters:
        return "All is well."
    cannot_wait = open_matters.count("grave")
    return f"{len(open_matters)} to look at" + (
        f", {cannot_wait} of them grave." if cannot_wait else ", none of them grave."
    )
