"""Offers small acts, line by line: what fits an evening, and the chance each was offered with. No house is needed."""

import argparse
from collections.abc import Mapping
from typing import Any

import msgspec

from hearthlight.acts.catalogue import Part
from hearthlight.acts.choose import Offer, OutOfRange, Past, Situation, choose
from hearthlight.commands.json_lines import NotAnswered, answer


class Asked(msgspec.Struct, frozen=True):
    """One line: the energies (0-10, or null when nothing was said), the day and its part, what both are open to, and
    what was offered before. `open` may be left out, and so may `history`; without a seed the draw is that of 0.
    """

    energy_mine: float | None
    energy_theirs: float | None
    day: int
    part: Part
    open: frozenset[str] = frozenset()
    history: tuple[Past, ...] = ()
    seed: int = 0


def add(parser: argparse.ArgumentParser) -> None:
    """This command reads lines and takes nothing else."""
    parser.epilog = (
        'A line: {"id": "a", "energy_mine": 4, "energy_theirs": 6, "day": 12, "part": "evening", '
        '"open": ["hold-hands-two-minutes"], "history": [{"day": 11, "act": "walk-five", "taken": true, "felt": 7}], '
        '"seed": 1}'
    )


def run(_args: argparse.Namespace) -> int:
    """Answer each line with at most three offers, the last "nothing"; returns 1 when any line could not be answered."""
    return answer(_offered)


def _offered(line: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        asked = msgspec.convert(line, Asked)
        offers = choose(_situation(asked), asked.history, seed=asked.seed)
    except (msgspec.ValidationError, OutOfRange, OverflowError) as reason:
        raise NotAnswered(str(reason)) from None
    return {"offers": [_told(offer) for offer in offers]}


def _situation(asked: Asked) -> Situation:
    return Situation(
        energy_mine=asked.energy_mine,
        energy_theirs=asked.energy_theirs,
        day=asked.day,
        part=asked.part,
        open=asked.open,
    )


def _told(offer: Offer) -> dict[str, Any]:
    return {"act": offer.act, "minutes": offer.minutes, "energy": offer.energy, "chance": offer.chance}
