"""The ways of answering that have to look alike from the other side, each as something that two people really do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.guests import PASSPHRASE, Guest, Hands
from tests.promises.lists import GROUPS

from hearthlight.frame import asking
from hearthlight.journal import write

STEPS = "/closer/steps/"
CALM = {"adult": "yes", "free": "yes", "watched": "no", "afraid": "no", "hurts": "no", "open": "yes"}
SILENCE = "silence"


@dataclass
class Couple:
    """Noor, who answers; Sam, who looks; their clock; and whose week rests."""

    noor: Guest
    sam: Guest
    hands: Hands
    resting: set[bytes] = field(default_factory=set)


type Act = Callable[[Couple], object]


@dataclass(frozen=True, slots=True)
class Case:
    """Something one of the two answers: what went before, the ways that look alike, one that shows, and what comes after.

    The way that shows is the control. It need not take longer in every case.
    """

    name: str
    before: Act
    ways: dict[str, Act]
    after: Act
    looks: tuple[str, ...]
    shows: Act


def cases() -> tuple[Case, ...]:
    """Return every case."""
    return (_ask("an ask, before its hour", hours=0), _ask("an ask, at its hour", hours=5), _wish(), _list(), *_steps())


def nothing(_couple: Couple) -> None:
    """Let nothing happen."""


def come_in(*guests: Guest) -> None:
    """Sign in, one after the other, and look at nothing."""
    for guest in guests:
        guest.client.post("/lock/")
        guest.client.post("/unlock/", {"passphrase": PASSPHRASE})


def answer(guest: Guest, open_to: list[str]) -> None:
    """Answer the whole list, yes to some of it, and look at nothing."""
    for group, items in GROUPS.items():
        said = {item: "yes" if item in open_to else "not_now" for item in items}
        guest.client.post(f"/closer/answers/?group={group}", said)


def _ask(name: str, *, hours: float) -> Case:
    def asks(couple: Couple) -> None:
        by = asking.hours(couple.sam.visit())[1].isoformat()
        couple.sam.post("/closer/ask/", item="tea-in-the-dark-ten", words="Tea, tonight? No is fine.", by=by)

    def says(*words: str) -> Act:
        return lambda couple: [couple.noor.post("/closer/ask/answer/", answer=word) for word in words]

    ways = {
        SILENCE: nothing,
        "no thanks": says("no"),
        "another time": says("later"),
        "a yes taken back": says("yes", "later"),
    }
    looks = ("/", "/closer/", "/closer/ask/mine/", "/plan/")
    return Case(name, asks, ways, lambda couple: couple.hands.pass_by(hours=hours), looks, says("yes"))


def _wish() -> Case:
    def wishes(*names: str) -> Act:
        return lambda couple: couple.noor.post("/closer/wishes/", wish=list(names))

    def a_day(couple: Couple) -> None:
        come_in(couple.noor, couple.sam, couple.noor)
        couple.hands.pass_by(hours=24)

    ways = {
        SILENCE: nothing,
        "none ticked": wishes(),
        "one alone": wishes("sex"),
        "three alone": wishes("rest", "closeness", "sex"),
    }
    before = lambda couple: couple.sam.post("/closer/wishes/", wish=["touch"])  # noqa: E731
    return Case("a wish", before, ways, a_day, ("/", "/closer/", "/closer/wishes/"), wishes("touch"))


def _list() -> Case:
    mine = [item for items in GROUPS.values() for item in items[::2]]
    others = [item for items in GROUPS.values() for item in items[1::2]]

    def says(open_to: list[str]) -> Act:
        return lambda couple: answer(couple.noor, open_to)

    ways = {SILENCE: nothing, "not now": says([]), "a yes to other things": says(others), "half of it": _first_half}
    looks = ("/", "/closer/", "/closer/answers/", "/closer/ask/")
    return Case("the list", lambda couple: answer(couple.sam, mine), ways, a_week, looks, says(mine))


def _first_half(couple: Couple) -> None:
    """Say yes to everything in one group, as far as eleven answers: too few to count."""
    couple.noor.post("/closer/answers/?group=tiny", **dict.fromkeys(GROUPS["tiny"][:11], "yes"))


def a_week(couple: Couple) -> None:
    """Let both take their turns at the end of a week, and its hour pass."""
    couple.hands.pass_by(days=3)
    come_in(couple.noor, couple.sam, couple.noor)
    couple.hands.pass_by(days=2)


def _steps() -> tuple[Case, ...]:
    looks = ("/", "/closer/", STEPS)

    def says(*words: str) -> Act:
        return lambda couple: [couple.noor.post(f"{STEPS}say/", answer=word, stage="0") for word in words]

    def both_open(couple: Couple) -> None:
        for guest in (couple.noor, couple.sam):
            guest.post(f"{STEPS}questions/", **CALM)
        a_week(couple)
        come_in(couple.noor, couple.sam)

    def sam_waits(couple: Couple) -> None:
        both_open(couple)
        couple.sam.post(f"{STEPS}say/", answer="yes", stage="0")

    refusals = {SILENCE: nothing, "not now": says("not_now"), "a yes taken back": says("yes", "not_now")}
    alone = refusals | {"a yes alone": says("yes")}
    return (
        Case("a step, not asked for", both_open, alone, nothing, looks, _both_yes),
        Case("a step, one waits", sam_waits, refusals, nothing, looks, says("yes")),
        Case(
            "open to steps",
            lambda couple: couple.sam.post(f"{STEPS}questions/", **CALM),
            _closed(),
            a_week,
            looks,
            _open,
        ),
    )


def _both_yes(couple: Couple) -> None:
    for guest in (couple.noor, couple.sam):
        guest.post(f"{STEPS}say/", answer="yes", stage="0")


def _open(couple: Couple) -> None:
    couple.noor.post(f"{STEPS}questions/", **CALM)


def _closed() -> dict[str, Act]:
    def worry(couple: Couple) -> None:
        couple.noor.post(f"{STEPS}questions/", **CALM | {"afraid": "yes"})

    def still(couple: Couple) -> None:
        _open(couple)
        visit = couple.noor.visit()
        write.settle(visit.mine, "still_since", visit.today.isoformat())

    def declined(couple: Couple) -> None:
        _open(couple)
        couple.hands.pass_by(days=2)
        couple.noor.post(f"{STEPS}say/", answer="not_now", stage="0")
        couple.hands.pass_by(days=-2)

    def rest(couple: Couple) -> None:
        _open(couple)
        couple.resting.add(couple.noor.visit().mine.id)

    return {SILENCE: nothing, "a worry": worry, "a quiet week": still, "a decline": declined, "a week of rest": rest}
