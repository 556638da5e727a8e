"""The address a shortcut posts to, which answers every stranger alike, and the page where a way in is made."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from hearthlight.edges.inbox import said, ways
from hearthlight.frame import bar, clock
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.journal import letters, seal, write
from hearthlight.people import limits
from hearthlight.rooms.door import accounts

_BEARER = "Bearer "


@csrf_exempt
@open_to_all
def inbox(request: HttpRequest) -> HttpResponse:
    """Take one entry in: it is sealed at once and opened at the next sign-in. Nothing can be read here."""
    now = clock.now()
    if request.method != "POST":
        return _answer("post", 405)
    try:
        limits.count(limits.INBOX_PLACE, accounts.place(request), now=now)
        found = ways.look(request.headers.get("Authorization", "").removeprefix(_BEARER).strip()[:100])
        if found is None:
            return _answer("unknown", 404)
        person, zone, token = found
        limits.count(limits.INBOX_TOKEN, token.hex(), now=now)
        if len(request.body) > said.LARGEST:
            return _answer("not understood", 422)
        entry_id, entry = said.read(request.body, token=token, zone=zone, now=now)
        letters.post(bytes(person.home), entry, entry_id, author=0, readers={0: bytes(person.public)})
    except limits.TooMany:
        return _answer("later", 429)
    except (said.NotUnderstood, seal.TooLong):
        return _answer("not understood", 422)
    except write.WasForgotten:
        return _answer("taken back", 409)
    except write.Full:
        return _answer("full", 507)
    except seal.NotShared:
        return _answer("unknown", 404)
    return _answer("kept", 201)


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The ways in there are; a POST makes one, and shows it this once."""
    visit = visit_of(request)
    token = ""
    if request.method == "POST" and len(ways.names(visit.person)) < ways.MOST:
        token = ways.make(visit.person, visit.zone)
    shown = {
        "token": token,
        "names": ways.names(visit.person),
        "most": ways.MOST,
        "address": request.build_absolute_uri(reverse("inbox:inbox")),
    }
    return render(request, "inbox/page.html", shown)


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Take one way in away."""
    if request.method == "POST":
        ways.away(visit_of(request).person, request.POST.get("name", ""))
    response = redirect("inbox:page")
    bar.show_next(response, "saved")
    return response


def _answer(what: str, status: int) -> HttpResponse:
    return JsonResponse({"inbox": what}, status=status)
