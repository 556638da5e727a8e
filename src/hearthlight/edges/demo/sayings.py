"""What made-up people say and do: a handful of words, feelings and small acts, picked by mood. Nobody wrote these."""

MEDICINE = "The dose goes up from today. Dr Amin says to give it a few weeks."

_LOW = (
    "Everything is a bit far away today.",
    "I could not get going. The sofa won.",
    "Too many people at work. I am glad to be home.",
    "I slept badly and it shows.",
    "Nothing is wrong between us. I am just flat.",
)
_MIDDLE = (
    "An ordinary day. Soup helped.",
    "I answered two letters that lay there for weeks.",
    "We watched half a film. It was nice.",
    "A bit tense, and then the rain stopped.",
)
_BRIGHT = (
    "I laughed at lunch and noticed it.",
    "The walk by the canal was good for me.",
    "I cooked. It was too salty and we ate it all.",
    "I looked forward to something today.",
)
_FEELINGS = (("numb", "sad", "tired", "lonely"), ("tired", "tense", "not_sure"), ("calm", "tender"))
_NEEDS = (("quiet", "sleep", "to_be_held"), ("company", "help_with_a_task"), ("company", "space"))
_ACTS = (("sips-of-water", "three-breaths-own-chest"), ("half-a-song", "wrap-up-warm"), ("one-song",))


def words(mood: float, luck: float) -> str:
    """Return a sentence that fits `mood` (0 to 10); `luck`, from 0 to 1, picks it."""
    return _pick((_LOW, _MIDDLE, _BRIGHT)[_level(mood)], luck)


def feelings(mood: float, luck: float) -> tuple[str, ...]:
    """Return the key of a feeling that fits `mood`."""
    return (_pick(_FEELINGS[_level(mood)], luck),)


def needs(energy: float, luck: float) -> tuple[str, ...]:
    """Return the key of a need that fits `energy`, or none."""
    return (_pick(_NEEDS[_level(energy)], luck),) if luck < 0.8 else ()


def act(mood: float, luck: float) -> str:
    """Return the id of a small act that fits `mood`."""
    return _pick(_ACTS[_level(mood)], luck)


def _level(value: float) -> int:
    return 0 if value < 4 else 1 if value < 6.5 else 2


def _pick(choices: tuple[str, ...], luck: float) -> str:
    return choices[min(int(luck * len(choices)), len(choices) - 1)]
