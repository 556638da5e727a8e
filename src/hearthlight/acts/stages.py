"""Touch, step by step: four steps with no goal, what is in each, and what stays out of it (rules F).

Sensate focus as Weiner and Avery-Clark clarified it (doi 10.1080/14681994.2014.892920): touch for its own sake, attending to
temperature, pressure and texture. Weak evidence as an exercise on its own, so it is offered and never recommended.
"""

from dataclasses import dataclass

from hearthlight.acts.catalogue import Act, Evidence

ITEM = "touch-step-by-step"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its number, its act, and what is not part of it."""

    number: int
    act: Act
    limits: str


def _act(number: int, title: str, line: str, minutes: int) -> Act:
    return Act(
        id=f"{ITEM}-{number}",
        kind="touch",
        audience="together",
        gift=False,
        title=title,
        line=line,
        over="",
        start="Start, both of you",
        energy=3,
        minutes=minutes,
        closeness=3 if number else 0,
        part=("any",),
        indoors=True,
        quiet=True,
        children_around=False,
        body=frozenset(),
        safety="Stop if it hurts.",
        purpose="Feeling near",
        evidence=Evidence("weak", "10.1080/14681994.2014.892920"),
        smaller=None,
    )


STAGES = (
    Stage(
        0,
        _act(0, "Step 0: talk", "Ten minutes. What each of you would like, and would not like.", 10),
        "No touch in this step. That stays true afterwards tonight, too.",
    ),
    Stage(
        1,
        _act(1, "Step 1: hands, arms, back, face, feet", "In turns, about five minutes each. Clothes as you wish.", 10),
        "Not part of this step: chest, genitals, sex. That stays true afterwards tonight, too.",
    ),
    Stage(
        2,
        _act(2, "Step 2: wider, in turns", "As in step 1, and wider. Say: softer, slower, stop.", 15),
        "Not part of this step: genitals, sex. That stays true afterwards tonight, too.",
    ),
    Stage(
        3,
        _act(3, "Step 3: both at once", "The whole body, where you both want it. Curious, slow.", 20),
        "No goal in this step: not sex, not orgasm. If it turns into one, go back a step.",
    ),
)
