"""Somebody who knows no address: from page to page by what stands there, a link or a button and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.test import Client
from tests.promises.forms import forms_on

LINK = re.compile(r"<a (?P<facts>[^>]*)>(?P<inside>.*?)</a>", re.DOTALL)
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
BUTTON = re.compile(r"<button\b[^>]*>(.*?)</button>", re.DOTALL)


@dataclass
class OnFoot:
    """A browser, the page it shows and where that lies."""

    client: Client = field(default_factory=Client)
    at: str = "/"
    page: str = ""

    def arrive(self) -> OnFoot:
        """Open the house by its bare name, and stand wherever it leads."""
        self._show(self.client.get("/", follow=True))
        return self

    @property
    def words(self) -> str:
        return text_of(self.page)

    def follow(self, words: str) -> None:
        """Follow the link that says so."""
        found = [link for link in LINK.finditer(self.page) if words in said_by(link)]
        assert found, (self.at, words)
        href = re.search(r'href="([^"]+)"', found[0]["facts"])
        assert href is not None
        self._show(self.client.get(urljoin(self.at, unescape(href[1])), follow=True))

    def press(self, button: str, /, **typed: str) -> None:
        """Fill in the form whose button says so, and press it."""
        found = [
            (form, nth)
            for form in FORM.findall(self.page)
            for nth, one in enumerate(BUTTON.findall(form))
            if text_of(one) == button
        ]
        assert found, (self.at, button)
        html, nth = found[0]
        [form] = forms_on(html, self.at)
        assert set(typed) <= set(form.fields), (self.at, typed)
        data = {one.name: one.values for one in form.fields.values() if one.values}
        pressed = dict([form.buttons[nth]]) if form.buttons[nth][0] else {}
        self._show(self.client.post(form.path, data | pressed | typed, follow=True))

    def _show(self, answer: Any) -> None:
        assert answer.status_code == 200, (self.at, answer.status_code)
        self.at, self.page = answer.request["PATH_INFO"], answer.content.decode()


def said_by(link: re.Match[str]) -> str:
    """Return what a link says to the eye and to a reader of screens."""
    return text_of(f"{link['inside']} {' '.join(re.findall(r'aria-label="([^"]+)"', link['facts']))}")


def text_of(page: str) -> str:
    """Return the words of a page without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
