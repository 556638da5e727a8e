"""Which language a browser is shown: what it asks for by itself, until somebody chooses one and signs in with that choice."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, get_language_info

CHOICE = "language"
COOKIE_AGE = dt.timedelta(days=400)
# Languages whose nouns are written large wherever they stand.
LARGE_NOUNS = ("de",)


def names() -> tuple[tuple[str, str], ...]:
    """Return every language that is complete, under its own name."""
    return tuple((code, str(get_language_info(code)["name_local"])) for code, _ in settings.LANGUAGES)


def accepted() -> tuple[str, ...]:
    """Return what a person may choose; an empty text is what the browser asks for."""
    return ("", *(code for code, _ in settings.LANGUAGES))


def remember(response: HttpResponse, chosen: str) -> None:
    """Let this browser have the chosen language on every page, Help too, where nobody is looked up."""
    if not chosen:
        forget(response)
        return
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=COOKIE_AGE,
        secure=settings.TLS,
        httponly=True,
        samesite="Strict",
    )


def forget(response: HttpResponse) -> None:
    """Let this browser have what it asks for again."""
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Strict")


def inside(word: str) -> str:
    """Return a word as it stands inside a sentence: English begins it small, German keeps what it is given."""
    return word if get_language() in LARGE_NOUNS else word[:1].lower() + word[1:]
