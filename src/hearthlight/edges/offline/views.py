"""Where a phone's letters arrive, what it may keep to read, and where words that waited on it are put back."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from hearthlight.edges.offline import arrivals, putting_back
from hearthlight.frame.policy import known, signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.rooms.history import days as history

DAYS = dt.timedelta(days=14)
MARK = "X-Hearthlight"


# A worker holds no form token. Instead it sends a header that no other site can send without being asked first, and the
# cookie of the phone is sent to this site alone.
@csrf_exempt
@known
def post(request: HttpRequest) -> HttpResponse:
    """Tell a phone whom to seal to, and give it the last days while it is open; or take in what it wrote."""
    if request.headers.get(MARK) != "letters":
        raise Http404
    visit = visit_of(request)
    if request.method != "POST":
        return JsonResponse(_post(visit))
    try:
        answer = arrivals.take(visit, arrivals.read(request.body))
    except arrivals.NotLetters:
        return JsonResponse({"post": "not understood"}, status=422)
    return JsonResponse({"done": answer.done, "old": answer.old})


def _post(visit: Visit) -> dict[str, object]:
    return {
        "home": bytes(visit.person.home).hex(),
        "public": bytes(visit.person.public).hex(),
        "zone": str(visit.zone),
        "share": arrivals.sharing(visit),
        "second_lock": visit.has_second_lock,
        "idle": visit.phone.idle_minutes if visit.phone else 0,
        "days": _last_days(visit) if visit.signed_in else None,
    }


def _last_days(visit: Visit) -> str:
    """Return the page a phone may keep while it is open; rendered without the request, so that it holds no nonce."""
    kept = [one for one in visit.recent_mine.since(visit.today - DAYS) if history.shows(one.entry)]
    return render_to_string("offline/days.html", {"days": history.by_day(visit, kept), "csp_nonce": ""})


@signed_in
def days(request: HttpRequest) -> HttpResponse:
    """One's own last days, as a phone shows them without a connection."""
    return HttpResponse(_last_days(visit_of(request)))


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits on this phone until somebody looks: the page asks its worker, and sends what it holds to be opened."""
    visit = visit_of(request)
    if request.method != "POST":
        return render(request, "offline/waiting.html", {"tab": "today"})
    found = putting_back.opened(visit, request.POST.getlist("form"), request.POST.getlist("letter"))
    if not found:
        return redirect("today:page")
    return render(request, "offline/waited.html", {"found": found, "tab": "today"})
