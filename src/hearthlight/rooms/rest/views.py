"""Rest: tonight's evening, the night that was, and one's own nights over the weeks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar, evening, two_taps
from hearthlight.frame.policy import signed_in, together, visit_of
from hearthlight.rooms.rest import bedtimes, hours, laid, nights
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
def window(request: HttpRequest) -> HttpResponse:
    """The window somebody can live with."""
    visit = visit_of(request)
    form = EveningForm(evening.own(visit), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        hours.keep(visit, form.window())
        response = redirect("rest:page")
        bar.show_next(response, "saved")
        return response
    return render(request, "rest/evening.html", {"form": form, "tab": "plan"}, status=REFUSED if form.is_bound else 200)


@signed_in
def tonight(request: HttpRequest) -> HttpResponse:
    """Not tonight, or tonight after all; the other side sees the same as when nothing was ever said."""
    visit = visit_of(request)
    if request.method == "POST":
        hours.rest_tonight(visit, rests=request.POST.get("shared") != "yes")
    response = redirect("rest:page")
    bar.show_next(response, "saved")
    return response


@together
def apart(request: HttpRequest) -> HttpResponse:
    """Choose to see how far apart two bedtimes lie, or no longer. It shows when both chose it."""
    visit = visit_of(request)
    if request.method == "POST" and request.POST.get("see") == "yes":
        bedtimes.choose(visit, nights.usual(nights.latest(visit), visit.today))
    elif request.method == "POST":
        bedtimes.take_back(visit)
    response = redirect("rest:page")
    bar.show_next(response, "saved")
    return response


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Almost nothing left to look at."""
    return render(request, "rest/away.html", {"tab": "plan"})
