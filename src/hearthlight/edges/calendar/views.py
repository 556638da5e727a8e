"""What a calendar is told, the page of its address, and the page on which a calendar file says when somebody is busy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.due import anew, wishes
from hearthlight.due import feed as feeds
from hearthlight.edges.calendar.forms import WORDS, BusyForm, TellsForm
from hearthlight.entries.ahead import settles, tells
from hearthlight.frame import ahead, bar, clock
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.plan import free

REFUSED = 422


@open_to_all
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Tell a calendar the hours behind this address; to anybody with another one there is nothing here."""
    hours = feeds.look(token)
    if hours is None:
        raise Http404
    # Imported here because icalendar is large, and most houses are never asked.
    from hearthlight.edges.calendar.translate import to_calendar

    calendar = to_calendar(hours, title=str(WORDS[hours.title]), address=token, now=clock.now())
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show the address and what it tells, or keep what it is to tell."""
    visit, posted = visit_of(request), request.method == "POST"
    form = TellsForm(tells(visit.recent_mine.settled("feed_tells", 0)), request.POST if posted else None)
    if posted and form.is_valid():
        write.settle(visit.mine, "feed_tells", settles(form.tells()))
        response = _laid(request, visit)
        bar.show_next(response, "saved")
        return response
    token = visit.choice("feed")
    wished = wishes.read(lambda name: visit.recent_mine.settled(name, 0))
    address = request.build_absolute_uri(reverse("calendar:feed", args=[token])) if token else ""
    shown = {"address": address, "has_times": bool(wished.times), "form": form}
    return render(request, "calendar/page.html", shown, status=REFUSED if posted else 200)


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Make an address; one that was there answers no more."""
    visit = visit_of(request)
    if request.method == "POST":
        write.settle(visit.mine, "feed", feeds.new_token())
    return _laid(request, visit)


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Take the address away: from now on it answers nobody."""
    visit = visit_of(request)
    if request.method == "POST":
        write.unsettle(visit.mine, "feed")
    return _laid(request, visit)


@signed_in
def busy(request: HttpRequest) -> HttpResponse:
    """Take from a calendar file when somebody is busy, or let what was taken go."""
    visit, posted = visit_of(request), request.method == "POST"
    form = BusyForm(*((request.POST, request.FILES) if posted else ()), today=visit.today, zone=visit.zone)
    away = posted and "away" in request.POST
    if not away and not form.is_valid():
        shown = {"form": form, "busy_until": free.busy_until(visit), "tab": "plan"}
        return render(request, "calendar/busy.html", shown, status=REFUSED if posted else 200)
    free.keep_busy(visit, {} if away else form.busy)
    response = redirect("plan:page")
    bar.show_next(response, "saved")
    return response


def _laid(request: HttpRequest, visit: Visit) -> HttpResponse:
    response = redirect("calendar:page")
    if request.method == "POST":
        visit.look_again()
        anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
        bar.show_next(response, "saved")
    return response
