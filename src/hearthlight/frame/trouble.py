"""When something goes wrong: kind pages that say what happened and how to go on, and keep what was typed."""

from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render

# Names of fields that hold a key to the house; they are never shown again.
SECRETS = ("token", "pass", "code", "kit", "key", "secret")
SHORTEST_WORDS = 24
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@dataclass(frozen=True, slots=True)
class Kept:
    """One field somebody filled in: its name, for the page's own ids, and their words."""

    name: str
    words: str


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read, or that is larger than the house takes."""
    if isinstance(exception, TOO_BIG):
        return render(request, "frame/trouble/too_big.html", status=413)
    return render(request, "frame/trouble/unread.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a door that is closed; it looks like a page that is not there."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a page that is not there, or not there for this person."""
    return render(request, "frame/trouble/not_found.html", status=404)


def our_side(request: HttpRequest) -> HttpResponse:
    """Answer when the house itself went wrong; nothing of the page may depend on what went wrong."""
    kept = _kept(request)
    return render(request, "frame/trouble/our_side.html", {"kept": kept}, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old or gone: the words typed come back on the page, ready to copy."""
    if reason == REASON_NO_CSRF_COOKIE and not request.COOKIES:
        return render(request, "frame/trouble/no_cookies.html", {"kept": _kept(request)}, status=403)
    return render(request, "frame/trouble/expired.html", {"kept": _kept(request)}, status=403)


def _kept(request: HttpRequest) -> list[Kept]:
    # Another site may post words of its own here; they are not shown as if this person had typed them.
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    # A body that was read only in part, or cannot be read, keeps nothing; the page still comes.
    with suppress(OSError, ValueError, RawPostDataException, SuspiciousOperation):
        fields = request.POST.lists()
        return [Kept(name, words) for name, values in fields for words in values if _is_free_text(name, words)]
    return []


def _is_free_text(name: str, words: str) -> bool:
    if any(secret in name.lower() for secret in SECRETS):
        return False
    return " " in words.strip() or len(words) >= SHORTEST_WORDS
