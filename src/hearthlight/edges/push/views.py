"""The page on which somebody turns notices on for the phone in their hand, picks the words, and turns them off again."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from hearthlight.due import bells, wishes
from hearthlight.edges.push import keys
from hearthlight.edges.push.forms import CHOICES, NoticesForm
from hearthlight.frame import bar
from hearthlight.frame.policy import known, signed_in, visit_of

REFUSED = 422
MARK = "X-Hearthlight"


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show whether notices come to this phone, or keep that they do."""
    visit, posted = visit_of(request), request.method == "POST"
    phone = visit.phone
    before = bells.of(phone) if phone else None
    form = NoticesForm(before, request.POST if posted else None, contact=_contact(request))
    if phone and posted and form.is_valid() and form.way:
        bells.hang(phone, form.way)
        return _done("saved")
    wished = wishes.read(lambda name: visit.recent_mine.settled(name, 0))
    shown = {
        "form": form,
        "choices": CHOICES,
        "chosen": form["wording"].value(),
        "is_on": before is not None,
        "has_times": bool(wished.slots),
        "house": keys.told(settings.SERVER_SECRET),
    }
    return render(request, "push/page.html", shown, status=REFUSED if posted else 200)


@signed_in
def off(request: HttpRequest) -> HttpResponse:
    """Bring no more notices to this phone."""
    visit = visit_of(request)
    if request.method == "POST" and visit.phone:
        bells.take_down(bytes(visit.phone.id))
    return _done("saved" if request.method == "POST" else "")


# A worker holds no form token. Instead it sends a header that no other site can send without being asked first, and the
# cookie of the phone is sent to this site alone.
@csrf_exempt
@known
def again(request: HttpRequest) -> HttpResponse:
    """Take the new address of a browser that has notices already: push services change it now and again."""
    phone = visit_of(request).phone
    before = bells.of(phone) if phone and request.headers.get(MARK) == "notices" else None
    if request.method != "POST" or phone is None or before is None:
        raise Http404
    form = NoticesForm(before, request.POST.dict() | {"wording": before.wording}, contact=before.contact)
    if not form.is_valid() or form.way is None:
        return HttpResponse(status=REFUSED)
    bells.hang(phone, form.way)
    return HttpResponse(status=204)


def _contact(request: HttpRequest) -> str:
    """Return how a push service finds this house when its keeper said nothing else: by the address that phones use."""
    return f"https://{request.get_host()}" if request.is_secure() else ""


def _done(what: str) -> HttpResponse:
    response = redirect("push:page")
    if what:
        bar.show_next(response, what)
    return response
