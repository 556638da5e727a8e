"""The forms on a page, read and filled in the way a browser without script would send them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

type Data = dict[str, list[str]]
# Told about the form and the field, answers what to type, or None for what stands there already.
type Typing = Callable[["Form", "Field"], str | None]

TYPED = ("text", "password", "search", "email", "number", "textarea")


@dataclass
class Field:
    """One field: what kind it is, what stands in it, and which values it offers."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form: where it goes and what it holds. `buttons` are the name and value of each."""

    page: str
    action: str
    method: str
    is_multipart: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def path(self) -> str:
        return urlsplit(urljoin(self.page, self.action)).path

    @property
    def goes_to(self) -> str:
        """Return the name of the address it is sent to, as `checkin:page`."""
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return self.path

    def typed(self) -> list[Field]:
        return [one for one in self.fields.values() if one.kind in TYPED]

    def filled(self, typing: Typing) -> Iterator[Data]:
        """Yield what is sent by each button, once with every choice ticked first to last."""
        for button, value in self.buttons or [("", "")]:
            data = {one.name: self._values(one, typing) for one in self.fields.values() if one.kind != "file"}
            if button:
                data[button] = [value]
            yield {name: values for name, values in data.items() if values}

    def _values(self, one: Field, typing: Typing) -> list[str]:
        wanted = typing(self, one)
        if wanted is not None:
            return [wanted]
        if one.kind == "checkbox":
            return one.offered
        if one.kind == "radio":
            return one.offered[-1:]
        return one.values


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, list[Form]()
        self.form: Form | None = None
        self.open: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = facts.get("method", "get").lower()
            self.form = Form(
                self.page, facts.get("action") or self.page, method, "multipart" in facts.get("enctype", "")
            )
            self.found.append(self.form)
        elif self.form is not None and tag in ("input", "textarea", "select", "option", "button"):
            self._field(self.form, tag, facts)

    def _field(self, form: Form, tag: str, facts: dict[str, str]) -> None:
        name = facts.get("name", "")
        if tag == "button":
            form.buttons.append((name, facts.get("value", "")))
        elif tag == "option" and self.open is not None:
            self.open.offered.append(facts.get("value", ""))
            if "selected" in facts:
                self.open.values = [facts.get("value", "")]
        elif name and "disabled" not in facts:
            kind = facts.get("type", "text") if tag == "input" else tag
            one = form.fields.setdefault(name, Field(name, kind))
            if kind in ("radio", "checkbox"):
                one.offered.append(facts.get("value", "on"))
            elif tag == "input":
                one.values = [facts.get("value", "")]
            else:
                self.open, one.values = one, [""]

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.open.kind == "textarea":
            self.open.values = [self.open.values[0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag in ("textarea", "select"):
            self.open = None


def forms_on(html: str, page: str) -> list[Form]:
    """Return the forms of a page that lies at the address `page`."""
    reader = _Reader(page)
    reader.feed(html)
    return reader.found
