"""Coming back: sign in, use the kit, unlock, lock, sign out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hearthlight.entries.codec import TooNew
from hearthlight.frame import taps
from hearthlight.frame.policy import at_the_lock, open_to_all, visit_of
from hearthlight.frame.visit import find
from hearthlight.journal import locks, seal
from hearthlight.people import limits, passkeys
from hearthlight.rooms.door import accounts, second_lock
from hearthlight.rooms.door.forms import Pin, SignIn, Unlock, UseKit
from hearthlight.rooms.door.views.begin import wait_text

# The fields of the forms that open the lock; every other one came along from a page for writing.
OF_THE_LOCK = ("csrfmiddlewaretoken", "next", "passphrase", "pin", "credential", "secret")


@open_to_all
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or open this phone."""
    if visit_of(request).signed_in:
        return redirect("today:page")
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid() and _opened(request, form, accounts.sign_in):
        return redirect("today:page")
    return render(request, "door/sign_in.html", {"form": form})


@open_to_all
def use_kit(request: HttpRequest) -> HttpResponse:
    """Open this phone with the kit; a new passphrase and a new kit follow."""
    form = UseKit(request.POST or None)
    if request.method == "POST" and form.is_valid() and _opened(request, form, accounts.sign_in_with_kit):
        return redirect("door:kit")
    return render(request, "door/use_kit.html", {"form": form})


@at_the_lock
def unlock(request: HttpRequest) -> HttpResponse:
    """Show the lock, with a check-in that can be written all the same; or open this phone."""
    wanted = inside(request, request.POST.get("next") or request.GET.get("next") or "/")
    if visit_of(request).signed_in:
        return onward(request, wanted)
    form = Unlock(request.POST if "passphrase" in request.POST else None)
    pin = Pin(request.POST if "pin" in request.POST else None)
    if pin.is_bound and pin.is_valid() and _opened(request, pin, accounts.open_with_pin):
        return onward(request, wanted)
    if form.is_bound and form.is_valid() and _opened(request, form, accounts.unlock):
        return onward(request, wanted)
    return render(request, "door/unlock.html", {"form": form, "pin": pin, "next": wanted} | _lock_page(request))


def onward(request: HttpRequest, wanted: str) -> HttpResponse:
    """Go on to the page that was wanted; words that waited at the lock are shown first, and sent by a press alone.

    Whoever held the phone while it was locked may have typed them.
    """
    held = waiting(request)
    if not held:
        return redirect(inside(request, wanted))
    words = [value for _name, value in held if " " in value.strip()]
    return render(request, "door/waited.html", {"held": held, "words": words, "next": inside(request, wanted)})


def waiting(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a page for writing that was sent when the phone was locked already."""
    return [(name, value) for name, values in request.POST.lists() if name not in OF_THE_LOCK for value in values]


def _lock_page(request: HttpRequest) -> dict[str, Any]:
    """Return what else the lock shows: the taps, unless there is a second lock, and which ways open it."""
    # The tries may just have run out, so the phone is looked at as it is now.
    visit = find(request)
    held = waiting(request)
    return {
        "held": held,
        "taps": None if held or visit.has_second_lock else taps.empty(visit),
        "touch": passkeys.has_any(visit.person),
        "pin_waits": second_lock.waits(visit),
    }


@at_the_lock
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this phone now."""
    if request.method == "POST":
        visit_of(request).lock()
    return redirect("door:unlock")


@at_the_lock
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget this browser; it remembers no name."""
    if request.method != "POST":
        return redirect("door:settings")
    response = redirect("welcome:page")
    visit_of(request).sign_out(response)
    return response


def _opened(request: HttpRequest, form: forms.Form, way: Callable[..., Any]) -> bool:
    try:
        way(request, **form.cleaned_data)
    except locks.KitUnreadable:
        form.add_error("words", _("These words don’t fit together. One may be misspelt or left out."))
    except seal.WrongKey:
        form.add_error(None, _nothing_opened(form))
    except TooNew:
        form.add_error(None, _("A newer Hearthlight wrote this. Ask who keeps the server to bring it up to date."))
    except (seal.Damaged, seal.NotShared):
        form.add_error(None, _("Something in this house was changed from outside. Ask who keeps the server first."))
    except limits.TooMany as many:
        form.add_error(None, wait_text(many))
    return form.is_valid()


def inside(request: HttpRequest, wanted: str) -> str:
    """Return `wanted` when it is a page of this house, else Today."""
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if inside else "/"


def _nothing_opened(form: forms.Form) -> str:
    """Return what to say when a secret opens nothing: at the lock no name was asked, so none is spoken of."""
    if "name" in form.fields:
        return _("Name and secret don’t open anything together. Have another look; nothing is lost.")
    return _("That isn’t the passphrase this opens with. Have another look; nothing is lost.")
