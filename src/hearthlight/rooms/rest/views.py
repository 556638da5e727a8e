"""Rest: tonight's evening, the night that was, and one's own nights over the weeks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar, evening, two_taps
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.rest import laid
from hearthlight.rooms.rest.forms import EveningForm, NightForm

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Tonight, last night, and what the weeks come to."""
    return render(request, "rest/page.html", {"rest": laid.lay(visit_of(request))} | two_taps.asked(NightForm()))


@signed_in
def night(request: HttpRequest) -> HttpResponse:
    """Keep the night that was."""
    form = NightForm(request.POST)
    return two_taps.keep_said(request, form, form.entry, page="rest:page", again="rest/night.html")


@signed_in
def hours(request: HttpRequest) -> HttpResponse:
    """The window somebody can live with."""
    visit = visit_of(request)
    form = EveningForm(evening.own(visit), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        laid.keep_window(visit, form.window())
        response = redirect("rest:page")
        bar.show_next(response, "saved")
        return response
    return render(request, "rest/evening.html", {"form": form, "tab": "plan"}, status=REFUSED if form.is_bound else 200)


@signed_in
def tonight(request: HttpRequest) -> HttpResponse:
    """Not tonight, or tonight after all; the other side sees the same as when nothing was ever said."""
    visit = visit_of(request)
    if request.method == "POST":
        laid.rest_tonight(visit, rests=request.POST.get("shared") != "yes")
    response = redirect("rest:page")
    bar.show_next(response, "saved")
    return response


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Almost nothing left to look at."""
    return render(request, "rest/away.html", {"tab": "plan"})
