"""How a helpline reads on the page: one row with a name, a quiet line and a number that can be tapped."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hearthlight.safety import helplines, local
from hearthlight.safety.helplines import Directory, Line, Numbers


@dataclass(frozen=True)
class Number:
    """A number as it is written in its country, and the link that dials it."""

    shown: str
    link: str


@dataclass(frozen=True)
class Row:
    """One line as the page shows it: `icon` is phone or message, `others` are further numbers of the same line."""

    name: str
    about: str
    number: Number
    icon: str
    others: tuple[Number, ...] = ()
    chat: str = ""


@dataclass(frozen=True)
class Page:
    """Everything the page of one country shows."""

    code: str
    country: str
    emergency: tuple[Number, ...]
    emergency_seen: bool
    voices: tuple[Row, ...]
    texts: tuple[Row, ...]
    home: tuple[Row, ...]
    sexual: tuple[Row, ...]
    fear_of_hurting: tuple[Row, ...]


def directory() -> Directory:
    """Return the list this house shows; the keeper may put one of their own into the data folder, and add lines to it."""
    folder = Path(settings.DATA)
    return local.beside(helplines.directory(folder / "helplines.json"), folder)


def lay(numbers: Numbers) -> Page:
    """Return the page for `numbers`, voices first and text for when talking is too much."""
    return Page(
        code=numbers.code,
        country=numbers.country,
        emergency=tuple(dialled(number) for number in numbers.emergency),
        emergency_seen=numbers.emergency_seen,
        voices=tuple(by_voice(line) for line in (*numbers.crisis, *numbers.support)),
        texts=tuple(by_text(line) for line in numbers.texts),
        home=_by_voice_and_text(numbers.home),
        sexual=_by_voice_and_text(numbers.sexual),
        fear_of_hurting=_by_voice_and_text(numbers.fear_of_hurting),
    )


def dialled(number: str) -> Number:
    """Return `number` with a tel: link that keeps the short code and loses only spaces and hyphens."""
    return Number(number, "tel:" + quote(re.sub(r"[\s-]", "", number), safe="+*"))


def message_link(body: str, to: str = "") -> str:
    """Return an sms: link with the message already written; the odd ?& is what both kinds of phone read."""
    return f"sms:{re.sub(r'[\s-]', '', to)}" + (f"?&body={quote(body, safe='')}" if body else "")


def by_voice(line: Line) -> Row:
    """Return the row of a line that somebody answers."""
    first, *others = (dialled(number) for number in line.call)
    # A line that also answers texts shows its chat there, beside the other way to write.
    chat = "" if line.text else line.chat or ""
    return Row(line.name, _about(line), first, "phone", tuple(others), chat)


def by_text(line: Line) -> Row:
    """Return the row of a line that writes back."""
    text = line.text
    if text is None:
        raise ValueError(f"{line.id} has no text number")
    number = Number(text.to, message_link(text.body or "", text.to))
    start = _("Text the word %(word)s") % {"word": text.body} if text.body else _("By text")
    return Row(
        line.name, _joined(start, _when(line), _whom(line), _added(line)), number, "message", chat=line.chat or ""
    )


def _by_voice_and_text(lines: tuple[Line, ...]) -> tuple[Row, ...]:
    rows = [row for line in lines for row in ((line.call and by_voice(line)), (line.text and by_text(line))) if row]
    return tuple(rows)


def _about(line: Line) -> str:
    about = (_("Free call") if line.cost == "free" else "", _when(line), _whom(line), _languages(line), _added(line))
    return _joined(*about)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _added(line: Line) -> str:
    return _("added by the keeper of this house") if line.added else ""


def _when(line: Line) -> str:
    hours = line.hours or ""
    if line.added:
        return hours
    if hours.startswith("24/7"):
        return _("any time")
    return hours.replace("-", "–") if re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", hours) else ""


def _whom(line: Line) -> str:
    audiences = {
        "women": _("for women"),
        "men": _("for men"),
        "adults": _("for adults"),
        "Indigenous people": _("for Indigenous people"),
    }
    return audiences.get((line.audience or "").split(";")[0], "")


def _languages(line: Line) -> str:
    return ", ".join(_language(code) for code in line.languages or ())


def _language(code: str) -> str:
    """Return a language in its own name; what is no language code is shown as it stands."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
