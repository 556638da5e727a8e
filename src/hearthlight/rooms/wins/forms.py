"""What may go into the jar, and the entry it becomes: own words, a ready-made line, or the small step that was finished."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthlight.entries import win
from hearthlight.entries.step import Step
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import told
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit

STEP = "step"


@dataclass(frozen=True, slots=True)
class Line:
    """One ready-made line to pick."""

    key: str
    text: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a page shows it; `id` makes two sends one entry."""

    id: str
    lines: tuple[Line, ...]
    words: str = ""
    wrong: str = ""


def for_win(visit: Visit, *, chosen: str = "", words: str = "", wrong: str = "") -> Form:
    """Return the form for a win; a step that was finished today and is not in yet comes first."""
    act = finished_step(visit)
    first: dict[str, str | Promise] = {STEP: told.act(act, visit.partner)} if act else {}
    return _form({**first, **told.WINS}, chosen, words, wrong)


def for_thanks(visit: Visit, *, chosen: str = "", words: str = "", wrong: str = "") -> Form:
    """Return the form for a thank-you."""
    return _form(told.THANKS, chosen, words, wrong)


def _form(lines: Mapping[str, str | Promise], chosen: str, words: str, wrong: str) -> Form:
    shown = tuple(Line(key, text, key == chosen) for key, text in lines.items())
    return Form(secrets.token_hex(16), shown, words, wrong)


def finished_step(visit: Visit) -> str:
    """Return the act this person finished today, latest first, unless it is in the jar already."""
    if not visit.signed_in:
        return ""
    today = [one.entry for one in visit.recent_mine.since(visit.today, Step, Win)]
    put_in = {entry.act for entry in today if isinstance(entry, Win)}
    done = [entry.act for entry in today if isinstance(entry, Step) and entry.answer == "done"]
    return next((act for act in reversed(done) if act not in put_in), "")


def a_win(sent: QueryDict, visit: Visit) -> Win:
    """Return the win in a form: own words when there are any, else what was picked; raises DoesNotFit."""
    words, line = _words(sent), sent.get("line", "")
    if words:
        return Win(day=visit.today, at=visit.now, words=words)
    if line == STEP and (act := finished_step(visit)):
        return Win(day=visit.today, at=visit.now, act=act)
    return Win(day=visit.today, at=visit.now, line=_known(line, told.WINS))


def a_thank_you(sent: QueryDict, visit: Visit) -> Thanks:
    """Return the thank-you in a form; raises DoesNotFit."""
    words = _words(sent)
    line = "" if words else _known(sent.get("line", ""), told.THANKS)
    return Thanks(day=visit.today, at=visit.now, words=words, line=line)


def _words(sent: QueryDict) -> str:
    words = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()
    if len(words) > win.WORDS_LIMIT:
        raise DoesNotFit(_("That is a lot for one. Everything is still here. A little shorter, and it goes in."))
    return words


def _known(line: str, lines: Mapping[str, object]) -> str:
    if line not in lines:
        raise DoesNotFit(_("Write a few words, or pick one of these."))
    return line
