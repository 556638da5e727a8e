"""A sentence from one's own side, built by picking: I feel, when, I would like. Every part may stay empty."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthlight.frame.sent import DoesNotFit

OWN_LIMIT = 200
FEEL = {
    "lonely": _("I feel lonely"),
    "tired": _("I feel tired"),
    "sad": _("I feel sad"),
    "tense": _("I feel tense"),
    "numb": _("I feel numb"),
    "tender": _("I feel tender"),
    "calm": _("I feel calm"),
}
WHEN = {
    "own_evening": _("when I’m on my own in the evening"),
    "screens": _("when we both look at our phones"),
    "apart_to_bed": _("when we go to bed apart"),
    "plans_change": _("when plans change late in the day"),
    "long_day": _("when the day was long"),
    "near": _("when we sit near each other"),
}
LIKE = {
    "sit": _("I’d like to sit with you for a while tonight, if that suits you"),
    "held": _("I’d like to be held for a moment, if you feel like it"),
    "talk": _("I’d like ten quiet minutes to talk, on any evening that fits"),
    "walk": _("I’d like to walk to the corner and back with you, if you’re up for it"),
    "quiet": _("I’d like an hour of quiet, and then to find you again"),
    "stay": _("I’d like you near. Nothing has to be said"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three parts as the page shows it: what can be picked, and what was typed instead."""

    name: str
    title: str
    options: tuple[tuple[str, str | Promise, bool], ...]
    own: str
    can_type: bool

    @property
    def picked(self) -> bool:
        return any(on for _key, _words, on in self.options)


def shown(sent: QueryDict) -> list[Part]:
    """Return the three parts, with what was picked and typed so far."""
    titles = {"feel": gettext("I feel …"), "when": gettext("… when …"), "like": gettext("I would like …")}
    return [
        Part(
            name,
            titles[name],
            tuple((key, words, sent.get(name) == key) for key, words in options.items()),
            sent.get(f"{name}_words", ""),
            can_type=name != "feel",
        )
        for name, options in (("feel", FEEL), ("when", WHEN), ("like", LIKE))
    ]


def sentence(sent: QueryDict) -> str:
    """Return what was picked as one or two sentences; own words go before a pick. Raises DoesNotFit."""
    feel, when, like = _part(sent, "feel", FEEL, ""), _part(sent, "when", WHEN, gettext("when %(words)s")), ""
    like = _part(sent, "like", LIKE, gettext("I’d like %(words)s"))
    if not (feel or when or like):
        raise DoesNotFit(gettext("Pick any of them. One is enough."))
    told = gettext("%(feel)s %(when)s") % {"feel": feel, "when": when} if feel and when else feel or when
    return " ".join(_closed(each) for each in (told, like) if each)


def _part(sent: QueryDict, name: str, options: Mapping[str, str | Promise], frame: str) -> str:
    words = " ".join(sent.get(f"{name}_words", "").replace("\0", "").split()) if frame else ""
    if len(words) > OWN_LIMIT:
        raise DoesNotFit(
            gettext("That is a lot for one part. Everything is still here. A little shorter, and it fits.")
        )
    return frame % {"words": words} if words else str(options.get(sent.get(name, ""), ""))


def _closed(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words[-1] in ".?…" else f"{words}."
