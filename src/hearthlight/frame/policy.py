"""Who may come through which door. Every view wears one of these; to anyone outside, the page is simply not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse

from hearthlight.frame.visit import Visit, visit_of

__all__ = [
    "NoPolicy",
    "at_the_lock",
    "known",
    "open_to_all",
    "signed_in",
    "to_unlock",
    "together",
    "visit_of",
    "wear",
    "writing",
]

type View = Callable[..., HttpResponseBase]


class NoPolicy(Exception):
    """A view was put into the house without saying who may come in."""


def open_to_all(view: View) -> View:
    """Anyone: the welcome, the doors, Help and Hide."""
    view.policy = "open_to_all"  # type: ignore[attr-defined]
    return view


def known(view: View) -> View:
    """A phone that signed in once, locked or not: it may write, unless it has a second lock."""
    return _policy("known", view, lambda visit: visit.known, second_lock=True)


def at_the_lock(view: View) -> View:
    """A phone that signed in once, at the lock itself: what opens it, closes it, or forgets it."""
    return _policy("known", view, lambda visit: visit.known)


def signed_in(view: View) -> View:
    """A phone that is open. A locked one is shown the lock; a stranger finds nothing."""
    return _policy("signed_in", view, lambda visit: visit.known, unlocked=True)


def together(view: View) -> View:
    """One of two people who live here together."""
    return _policy("together", view, lambda visit: visit.locked or (visit.known and visit.together), unlocked=True)


def _policy(
    name: str, view: View, may: Callable[[Visit], bool], *, unlocked: bool = False, second_lock: bool = False
) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if not may(visit):
            raise Http404
        if visit.locked and (unlocked or (second_lock and visit.has_second_lock)):
            return to_unlock(request, writes=hasattr(view, "writes"))
        return view(request, *args, **kwargs)

    checked.policy = name  # type: ignore[attr-defined]
    return checked


def writing(view: View) -> View:
    """A page on which somebody writes: what was typed when the phone locked in between waits at the lock."""
    view.writes = True  # type: ignore[attr-defined]
    return view


def to_unlock(request: HttpRequest, *, writes: bool = False) -> HttpResponse:
    """Show the lock, and remember which page was wanted; what was typed on a page for writing goes along."""
    along = writes and request.method == "POST"
    wanted = request.path if request.method == "GET" or along else "/"
    address = f"{reverse('door:unlock')}?{urlencode({'next': wanted})}" if wanted != "/" else reverse("door:unlock")
    return redirect(address, preserve_request=along)


def wear(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Return `patterns`, after looking that every view in them wears a policy; raises NoPolicy."""
    for one in patterns:
        if isinstance(one, URLResolver):
            wear(list(one.url_patterns))
        elif not hasattr(one.callback, "policy"):
            raise NoPolicy(str(one.pattern))
    return patterns
