"""How the list, the answers and the wishes are laid for a page: in the reader's words, and never who said what."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthlight.acts import answers, menu
from hearthlight.acts.menu import Group, Item
from hearthlight.frame import turns
from hearthlight.frame.visit import Visit
from hearthlight.rooms.closeness import forms
from hearthlight.rooms.closeness import tonight as fitting

NAMES = {"tiny": _("Tiny, under 5 minutes"), "longer": _("Longer"), "weekly": _("Weekly")}
ANSWERS = {"yes": _("Yes"), "maybe": _("Maybe"), "not_now": _("Not now")}
WISHES = {
    "touch": (_("Some touch"), _("A hand, a shoulder, feet.")),
    "rest": (_("Rest, near each other"), _("The same room is enough.")),
    "closeness": (_("Closeness"), _("Talk, quiet, a slow evening.")),
    "sex": (_("Sex"), _("Nothing has to come of it.")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to pick: its value, its word, and whether it stands now."""

    value: str
    word: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One item as a page shows it, with the answers to pick from where it asks for one."""

    id: str
    title: str
    line: str
    minutes: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One group: its name, and the rows in it."""

    name: str
    title: str | Promise
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish to tick."""

    name: str
    title: str | Promise
    line: str | Promise
    chosen: bool


def on_our_list(visit: Visit) -> tuple[Part, ...]:
    """Return what both are open to, group by group; a group with nothing on it is left out."""
    both = turns.found(visit, turns.LIST)
    parts = (_part(visit, group, tuple(one for one in group.items if one.id in both)) for group in menu.groups())
    return tuple(part for part in parts if part.rows)


def asked(visit: Visit, group: Group) -> Part:
    """Return a group with this person's own answers."""
    said = answers.read(forms.sheet_of(visit, "answers"), visit.today)
    rows = tuple(_row(visit, item, said.get(item.id, ""), asks=True) for item in group.items)
    return Part(group.name, NAMES[group.name], rows)


def tonight(visit: Visit) -> tuple[Row, str] | None:
    """Return what fits tonight, and why; None when there is nothing to suggest."""
    item = fitting.fits(visit)
    if item is None:
        return None
    why = gettext("One from your list") if fitting.shared_energy(visit) is None else gettext("Fits tonight’s energy")
    return _row(visit, item, "", asks=False), why


def wishes(visit: Visit) -> tuple[Wish, ...]:
    """Return the wishes, with this person's own ticked."""
    wished = answers.wished(forms.sheet_of(visit, "wishes"), visit.now)
    return tuple(Wish(name, *words, chosen=name in wished) for name, words in WISHES.items())


def wished_by_both(visit: Visit) -> tuple[str | Promise, ...]:
    """Return the wishes both had when they last showed."""
    both = turns.found(visit, turns.WISHES)
    return tuple(words[0] for name, words in WISHES.items() if name in both)


def _part(visit: Visit, group: Group, items: tuple[Item, ...]) -> Part:
    return Part(group.name, NAMES[group.name], tuple(_row(visit, item, "", asks=False) for item in items))


def _row(visit: Visit, item: Item, said: str, *, asks: bool) -> Row:
    choices = tuple(Choice(value, word, value == said) for value, word in ANSWERS.items()) if asks else ()
    title = gettext(item.name or item.act.title).replace("{partner}", visit.partner)
    return Row(item.id, title, gettext(item.act.line).replace("{partner}", visit.partner), item.act.minutes, choices)
