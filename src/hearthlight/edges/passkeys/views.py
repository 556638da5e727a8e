"""Opening by touch: one's own passkeys, and the way in with one. A browser asks with script; each answer is a page."""

import binascii
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.edges.passkeys import ceremony, keys
from hearthlight.edges.passkeys.ceremony import NoName, NotHeld
from hearthlight.edges.passkeys.challenge import NotOurs
from hearthlight.edges.passkeys.forms import NewPasskey, PassphraseByTouch
from hearthlight.frame import bar
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.journal import seal
from hearthlight.people import limits, passkeys
from hearthlight.rooms.door.views.begin import is_theirs, wait_text
from hearthlight.rooms.door.views.sign_in import onward, unlock, waiting

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show one's own passkeys, and how to add one."""
    visit = visit_of(request)
    called = keys.names(visit)
    rows = [{"id": one.id.hex(), "name": called.get(one.id.hex(), "")} for one in passkeys.of(visit.person)]
    rows.sort(key=lambda row: row["name"].casefold())
    context = {"rows": rows, "form": NewPasskey(), "elsewhere": _elsewhere(request)}
    return render(request, "passkeys/page.html", context)


@signed_in
def ask_new(request: HttpRequest) -> HttpResponse:
    """Tell the browser what to make, once the passphrase is given."""
    if request.method != "POST":
        return redirect("passkeys:page")
    form = NewPasskey(request.POST)
    if not is_theirs(visit_of(request), form):
        wrong = " ".join(str(one) for told in form.errors.values() for one in told)
        return JsonResponse({"wrong": wrong}, status=REFUSED)
    try:
        return HttpResponse(keys.ask_new(request), content_type="application/json")
    except NoName:
        return JsonResponse({"wrong": _("A passkey needs a name in the address, not a number.")}, status=REFUSED)


@signed_in
def add(request: HttpRequest) -> HttpResponse:
    """Keep the passkey a browser made."""
    if request.method != "POST":
        return redirect("passkeys:page")
    response = redirect("passkeys:page")
    try:
        answer = ceremony.read(request.POST.get("credential", ""), request.POST.get("secret", ""))
        keys.add(request, answer, name=request.POST.get("name", ""))
    except (NotHeld, NoName, NotOurs):
        bar.show_next(response, "not_added")
    else:
        bar.show_next(response, "saved")
    return response


@signed_in
def name(request: HttpRequest) -> HttpResponse:
    """Give one of one's own passkeys another name."""
    visit, one = visit_of(request), _id(request)
    called = request.POST.get("name", "").strip()
    response = redirect("passkeys:page")
    if called and one in [bytes(each.id) for each in passkeys.of(visit.person)]:
        keys.rename(visit, one, called)
        bar.show_next(response, "saved")
    return response


@signed_in
def remove(request: HttpRequest) -> HttpResponse:
    """Remove one of one's own passkeys; passphrase and kit stay."""
    visit, one = visit_of(request), _id(request)
    response = redirect("passkeys:page")
    if one in [bytes(each.id) for each in passkeys.of(visit.person)]:
        keys.remove(visit, one)
        bar.show_next(response, "saved")
    return response


@signed_in
def passphrase(request: HttpRequest) -> HttpResponse:
    """Choose a new passphrase by touch, when the one before is forgotten."""
    if not passkeys.has_any(visit_of(request).person):
        return redirect("passkeys:page")
    form = PassphraseByTouch(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        response = redirect("door:settings")
        bar.show_next(response, "saved")
        return response
    context = {"form": form, "elsewhere": _elsewhere(request)}
    return render(request, "passkeys/passphrase.html", context, status=REFUSED if form.errors else 200)


def _set(request: HttpRequest, form: PassphraseByTouch) -> bool:
    try:
        answer = ceremony.read(request.POST.get("credential", ""), request.POST.get("secret", ""))
        keys.set_passphrase(request, answer, form.cleaned_data["new"])
    except (NotHeld, NoName, NotOurs, seal.SealError):
        form.add_error(None, _("That passkey opened nothing, so the passphrase stays as it was."))
    except limits.TooMany as many:
        form.add_error(None, wait_text(many))
    return form.is_valid()


@open_to_all
def ask(request: HttpRequest) -> HttpResponse:
    """Tell the browser which passkeys open this phone."""
    if request.method != "POST":
        return redirect("door:sign_in")
    try:
        return HttpResponse(keys.ask(request), content_type="application/json")
    except NoName:
        return JsonResponse({"wrong": _("A passkey needs a name in the address, not a number.")}, status=REFUSED)


@open_to_all
def open_by_touch(request: HttpRequest) -> HttpResponseBase:
    """Open this phone with the answer a passkey gave; on the way in, or at the lock."""
    back = redirect("door:unlock" if visit_of(request).known else "door:sign_in")
    if request.method != "POST":
        return back
    try:
        answer = ceremony.read(request.POST.get("credential", ""), request.POST.get("secret", ""))
        keys.open_by_touch(request, answer)
    except (NotHeld, NoName, NotOurs, seal.SealError):
        if visit_of(request).known and waiting(request):
            # The lock itself, and not the way to it, so that the words that wait there are not sent anywhere.
            return unlock(request)
        bar.show_next(back, "not_opened")
        return back
    except limits.TooMany as many:
        return render(request, "passkeys/wait.html", {"wait": wait_text(many)}, status=REFUSED)
    return onward(request, request.POST.get("next", "/"))


def _elsewhere(request: HttpRequest) -> str:
    """Return the name this house has on its own computer, for a page at an address in numbers; else an empty text."""
    try:
        ceremony.place_of(request)
    except NoName:
        port = urlsplit(f"//{request.get_host()}").port
        return f"localhost:{port}" if port else "localhost"
    return ""


def _id(request: HttpRequest) -> bytes:
    try:
        return binascii.unhexlify(request.POST.get("key", "")) if request.method == "POST" else b""
    except (binascii.Error, ValueError):
        return b""
