"""When something goes wrong: kind pages that keep what was typed, and a log that holds no words of anybody."""

import copy
import logging
from dataclasses import dataclass
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.utils.translation import gettext as _

# Names of fields that hold a key to the house; they are never shown again.
SECRETS = ("token", "pass", "code", "kit", "key", "secret", "word")
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
    return not_found(request, exception, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None, status: int = 404) -> HttpResponse:
    """Answer for a page that is not there, or not there for this person."""
    return render(request, "frame/trouble/not_found.html", status=status)


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
    try:
        fields = request.POST.lists()
        return [Kept(name, words) for name, values in fields for words in values if _is_free_text(name, words)]
    except Exception:  # noqa: BLE001 - the body may be the very thing that went wrong, and this page must still come.
        return []


def _is_free_text(name: str, words: str) -> bool:
    if any(secret in name.lower() for secret in SECRETS):
        return False
    return " " in words.strip() or len(words) >= SHORTEST_WORDS


class WithoutWords(logging.Filter):
    """Lets a record through as logger, level, exception class and line of code; whatever else it said is dropped."""

    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        """Return a copy of `record` that holds no path, no name, no message and no text of a person."""
        bare = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, _what(record), None, None, record.funcName
        )
        bare.created, bare.msecs = record.created, record.msecs
        return bare


def _what(record: logging.LogRecord) -> str:
    kind, trace = _raised(record)
    where = _where(trace) if trace else f"{_short(record.pathname)}:{record.lineno}"
    status = getattr(record, "status_code", None)
    parts = [str(status) if isinstance(status, int) else "", kind, where]
    return " ".join(part for part in parts if part)


def _raised(record: logging.LogRecord) -> tuple[str, TracebackType | None]:
    if not isinstance(record.exc_info, tuple) or record.exc_info[0] is None:
        return "", None
    return record.exc_info[0].__name__, record.exc_info[2]


def _where(trace: TracebackType) -> str:
    """Return the innermost line of our own in `trace`, or the innermost of all."""
    steps = [(frame.f_code.co_filename, line) for frame, line in walk_tb(trace)]
    ours = [step for step in steps if "hearthlight" in PurePath(step[0]).parts]
    path, line = (ours or steps)[-1]
    return f"{_short(path)}:{line}"


def _short(path: str) -> str:
    return "/".join(PurePath(path).parts[-2:])
