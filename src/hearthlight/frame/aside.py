"""Words that call for help: a card for the writer alone, before anything else, that is in one answer and nowhere else.

Nothing about it is kept, counted or sent, and nothing that was written is held up by it.
"""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.words.coach import read
from hearthlight.words.reading import Reading

type Card = Literal["", "help", "force"]


def card_in(said: str) -> Card:
    """Return the card that these words call for, or an empty text."""
    return card_of(read(said))


def card_of(reading: Reading) -> Card:
    """Return the card for somebody in danger, else the one for somebody who threatens, else an empty text."""
    if {"sh", "fear"} & set(reading.safety):
        return "help"
    return "force" if "coer" in reading.safety else ""


def show(request: HttpRequest, card: Card, *, onward: str, kept: HttpResponse | None = None) -> HttpResponse:
    """Show a card. `kept` is the answer it stands in front of, once the words are kept: its bar waits on the next page."""
    page = render(request, "frame/aside.html", {"card": card, "kept": kept is not None, "onward": onward})
    if kept is not None:
        page.cookies.update(kept.cookies)
    return page
