"""When something goes wrong: kind pages that say what happened and how to go on, and keep what was typed."""

from collections.abc import Iterable
from contextlib import suppress

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.http.multipartparser import MultiPartParserError
from django.middleware.csp import get_nonce
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string

from hearthlight.journal.write import Full

# Names of fields that hold a key to the house; they are never shown again.
SECRETS = ("token", "pass", "code", "kit", "key", "secret")
# Names of fields that a page fills in by itself.
NOT_TYPED = ("id", "offers")
SHORTEST_WORDS = 24
# A part of a page that went wrong takes the place of the page's own words, and leaves its frame as it is.
IN_THE_PAGE = {"HX-Retarget": "#main", "HX-Reswap": "innerHTML", "HX-Reselect": "#main > *"}
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read, is larger than the house takes, or finds no room in its home."""
    if isinstance(exception, Full):
        return _page(request, "full", 507, _kept(request))
    if isinstance(exception, TOO_BIG):
        return _page(request, "too_big", 413)
    return _page(request, "unread", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a door that is closed; it looks like a page that is not there."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a page that is not there, or not there for this person: signed out elsewhere, words come back to copy."""
    return _page(request, "not_found", 404, _kept(request))


def our_side(request: HttpRequest) -> HttpResponse:
    """Answer when the house itself went wrong."""
    return _page(request, "our_side", 500, _kept(request))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old or gone: the words typed come back on the page, ready to copy."""
    no_cookies = reason == REASON_NO_CSRF_COOKIE and not request.COOKIES
    return _page(request, "no_cookies" if no_cookies else "expired", 403, _kept(request))


def _page(request: HttpRequest, name: str, status: int, kept: Iterable[str] = ()) -> HttpResponse:
    # Rendered without the request, so that nothing is looked up: what went wrong may be the very thing that is asked.
    html = render_to_string(f"frame/trouble/{name}.html", {"kept": kept, "csp_nonce": get_nonce(request)})
    headers = {"Cache-Control": "no-store"} | (IN_THE_PAGE if "HX-Request" in request.headers else {})
    return HttpResponse(html, status=status, headers=headers)


def _kept(request: HttpRequest) -> list[str]:
    # Another site may post words of its own here; they are not shown as if this person had typed them.
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    # A body that was read only in part, or cannot be read, keeps nothing; the page still comes.
    with suppress(OSError, ValueError, RawPostDataException, SuspiciousOperation, BadRequest, MultiPartParserError):
        fields = list(request.POST.lists())
        # Where a passphrase or digits are asked for, other keys lie under plain names: new ones, or the words of a kit.
        if any("pass" in name.lower() or name == "pin" for name, _ in fields):
            return []
        return [words for name, values in fields for words in values if _is_free_text(name, words)]
    return []


def _is_free_text(name: str, words: str) -> bool:
    if name in NOT_TYPED or any(secret in name.lower() for secret in SECRETS):
        return False
    return " " in words.strip() or len(words) >= SHORTEST_WORDS
