"""Movement: what fits today, drawn and told, and a way to say that one moved a little."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame import two_taps
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.movement import laid
from hearthlight.rooms.movement.forms import MovedForm


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show what fits one's own energy, or the size that was asked for."""
    moving = laid.lay(visit_of(request), request.GET.get("size", ""))
    return render(request, "movement/page.html", {"moving": moving} | two_taps.asked(MovedForm()))


@signed_in
def moved(request: HttpRequest) -> HttpResponse:
    """Keep that somebody moved a little, for themselves alone."""
    form = MovedForm(request.POST)
    return two_taps.keep_said(request, form, form.entry, page="movement:page", again="movement/moved.html")
