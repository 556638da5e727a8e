"""One's own phones: their names, signing one or all of them out, a second lock, and a new key."""

import binascii

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.entries.codec import TooNew
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.people import phones as held
from hearthlight.rooms.door import own_phones, renewing, second_lock
from hearthlight.rooms.door.forms import NewPassphrase, NewPin
from hearthlight.rooms.door.views.begin import is_theirs


@signed_in
def phones(request: HttpRequest) -> HttpResponse:
    """Show one's own phones. Nothing is kept of when or where they were used."""
    visit = visit_of(request)
    assert visit.phone is not None, "signed in"
    context = {"rows": own_phones.rows(visit), "second_lock": visit.phone.second_lock}
    return render(request, "door/phones.html", context)


@signed_in
def name_phone(request: HttpRequest) -> HttpResponse:
    """Give one of one's own phones a name."""
    response = redirect("door:phones")
    called = request.POST.get("name", "").strip()
    if called and own_phones.rename(visit_of(request), _id(request), called):
        bar.show_next(response, "saved")
    return response


@signed_in
def sign_out_phone(request: HttpRequest) -> HttpResponse:
    """Sign out one of one's own phones, all others, or all of them."""
    visit, which = visit_of(request), request.POST.get("which", "")
    if request.method == "POST" and which == "all":
        response = redirect("welcome:page")
        held.sign_out_others(visit.person, visit.phone_id)
        visit.sign_out(response)
        return response
    response = redirect("door:phones")
    if request.method == "POST" and which == "others":
        held.sign_out_others(visit.person, visit.phone_id)
        bar.show_next(response, "signed_out")
    elif held.sign_out_own(visit.person, _id(request)):
        bar.show_next(response, "signed_out")
    return response


@signed_in
def pin(request: HttpRequest) -> HttpResponse:
    """Put a second lock on this phone, or take it off."""
    visit = visit_of(request)
    assert visit.phone is not None, "signed in"
    response = redirect("door:phones")
    if request.method == "POST" and request.POST.get("off") == "yes":
        second_lock.take_off(visit)
        bar.show_next(response, "saved")
        return response
    form = NewPin(request.POST or None)
    if request.method == "POST" and form.is_valid():
        second_lock.put_on(visit, form.cleaned_data["pin"])
        bar.show_next(response, "saved")
        return response
    return render(request, "door/second_lock.html", {"form": form, "is_on": visit.phone.second_lock})


@signed_in
def new_key(request: HttpRequest) -> HttpResponse:
    """Say what a new key means; with the passphrase, make one and go on to a new kit."""
    form = NewPassphrase(request.POST or None)
    if request.method == "POST" and is_theirs(visit_of(request), form):
        try:
            renewing.new_key(request, passphrase=form.cleaned_data["new"])
        except TooNew:
            form.add_error(
                None, _("A later Hearthlight wrote something here. A new key waits until this house is as new.")
            )
        else:
            return redirect("door:kit")
    return render(request, "door/new_key.html", {"form": form})


def _id(request: HttpRequest) -> bytes:
    try:
        return binascii.unhexlify(request.POST.get("phone", "")) if request.method == "POST" else b""
    except (binascii.Error, ValueError):
        return b""
