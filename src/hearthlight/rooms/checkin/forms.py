"""What may be said in a check-in, and the entry it becomes. What does not fit is told kindly and nothing is kept of it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from django.http import QueryDict
from django.utils.translation import gettext as _

from hearthlight.entries import checkin
from hearthlight.entries.checkin import Checkin
from hearthlight.frame.sent import DoesNotFit, is_id
from hearthlight.frame.visit import Visit


@dataclass(frozen=True)
class Draft:
    """A check-in on its way: what was chosen so far. Ratings are texts as sent, empty for not sure."""

    id: str
    energy: str = ""
    mood: str = ""
    closeness: str = ""
    desire: str = ""
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    words: str = ""

    @property
    def size(self) -> Literal["tap", "short", "full"]:
        if self.words:
            return "full"
        return "short" if self.feelings or self.needs or self.good or self.closeness or self.desire else "tap"


def new_id() -> str:
    """Return an id for a check-in, made with the form so that two sends are one entry."""
    return secrets.token_hex(16)


def entry_id(sent: str) -> bytes:
    """Return the entry id in a form, or a fresh one when it carries none; raises DoesNotFit for a strange one."""
    if not sent:
        return secrets.token_bytes(16)
    if not is_id(sent):
        raise DoesNotFit(_("This page was from another time. Here is a fresh one, with what you chose."))
    return bytes.fromhex(sent)


def taps(sent: QueryDict) -> Draft:
    """Return the draft in a three-tap form; raises DoesNotFit when a question was not answered at all."""
    if "energy" not in sent:
        raise DoesNotFit(_("Pick one for energy, or “Not sure”."))
    if "mood" not in sent:
        raise DoesNotFit(_("Pick one for how it feels, or “Not sure”."))
    draft = Draft(id=sent.get("id", ""), energy=sent.get("energy", ""), mood=sent.get("mood", ""))
    rating(draft.energy)
    rating(draft.mood)
    return draft


def in_there(draft: Draft, sent: QueryDict) -> Draft:
    """Return the draft with feelings, needs, what would feel good, closeness and wanting; unknown keys are left out."""
    for name in ("closeness", "desire"):
        rating(sent.get(name, ""))
    return replace(
        draft,
        feelings=_known(sent, "feelings", checkin.FEELINGS),
        needs=_known(sent, "needs", checkin.NEEDS),
        good=_known(sent, "good", checkin.GOOD),
        closeness=sent.get("closeness", ""),
        desire=sent.get("desire", ""),
    )


def own_words(draft: Draft, said: str) -> Draft:
    """Return the draft with the person's own words; raises DoesNotFit when they are longer than one entry holds."""
    words = said.replace("\r\n", "\n").strip()
    if len(words) > checkin.WORDS_LIMIT:
        raise DoesNotFit(
            _("That is a lot to hold in one entry. Everything is still here. A little shorter, and it fits.")
        )
    return replace(draft, words=words.replace("\0", ""))


def rating(sent: str) -> float | None:
    """Return a rating from 0 to 10, or None for not sure; raises DoesNotFit."""
    if sent == "":
        return None
    try:
        value = float(sent)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 10:
        raise DoesNotFit(_("That answer isn’t one of the five. Pick again, or “Not sure”."))
    return value


def _known(sent: QueryDict, name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    chosen = set(sent.getlist(name))
    return tuple(key for key in keys if key in chosen)


def entry(draft: Draft, visit: Visit) -> Checkin:
    """Return the entry a draft becomes, on the person's own day."""
    return Checkin(
        day=visit.today,
        at=visit.now,
        energy=rating(draft.energy),
        mood=rating(draft.mood),
        closeness=rating(draft.closeness),
        desire=rating(draft.desire),
        feelings=draft.feelings,
        needs=draft.needs,
        good=draft.good,
        words=draft.words,
        size=draft.size,
    )


def to_kept(draft: Draft) -> dict[str, str]:
    """Return a draft as the flat map a settled choice holds."""
    lists = {name: ",".join(getattr(draft, name)) for name in ("feelings", "needs", "good")}
    texts = {name: getattr(draft, name) for name in ("id", "energy", "mood", "closeness", "desire", "words")}
    return texts | lists


def from_kept(kept: Mapping[str, str]) -> Draft:
    """Return the draft that `to_kept` made a map of."""
    lists = {name: tuple(filter(None, kept.get(name, "").split(","))) for name in ("feelings", "needs", "good")}
    texts = {name: kept.get(name, "") for name in ("id", "energy", "mood", "closeness", "desire", "words")}
    return Draft(**texts, **lists)  # type: ignore[arg-type]
