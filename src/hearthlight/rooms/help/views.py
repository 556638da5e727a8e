"""Help, the message to someone, and Hide: nothing here is counted, logged or written down."""

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.context_processors import csp
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from hearthlight.frame.policy import open_to_all, visit_of
from hearthlight.safety import helplines, rows

COUNTRY_COOKIE = "country"
ONE_YEAR = 365 * 24 * 60 * 60
LONGEST_MESSAGE = 1000


@open_to_all
def page(request: HttpRequest) -> HttpResponse:
    """Help for the country this phone was asked to remember, else for anywhere."""
    return _help(request, request.COOKIES.get(COUNTRY_COOKIE, ""))


@open_to_all
def country(request: HttpRequest, code: str) -> HttpResponse:
    """Help for one country, for this look only."""
    return _help(request, code)


@open_to_all
def sources(request: HttpRequest, code: str) -> HttpResponse:
    """Where each number of a country was read and when, and which lines are left out because nobody could check them."""
    numbers = helplines.numbers_for(rows.directory(), code)
    if numbers is None:
        return redirect("help:choose")
    checked = rows.directory().compiled
    return _render(request, "help/sources.html", {"numbers": numbers, "checked": checked, "code": code})


@open_to_all
def choose(request: HttpRequest) -> HttpResponse:
    """Pick a country; the choice goes into the address and nowhere else."""
    code = request.GET.get("country", "")
    if helplines.numbers_for(rows.directory(), code):
        return redirect("help:country", code=code)
    return _render(request, "help/choose.html", _everywhere(request))


# A form token would set a cookie on everybody who opens Help. Where the browser says the form came from is enough here.
@csrf_exempt
@open_to_all
def remember(request: HttpRequest) -> HttpResponse:
    """Keep the country on this phone when asked to, or forget it."""
    answer = redirect("help:page")
    code = request.POST.get("country", "")
    if request.method != "POST" or not _sent_from_here(request):
        return answer
    if code and helplines.numbers_for(rows.directory(), code):
        answer.set_cookie(
            COUNTRY_COOKIE,
            code,
            max_age=ONE_YEAR,
            path="/help/",
            secure=settings.TLS,
            httponly=True,
            samesite="Strict",
        )
    else:
        answer.delete_cookie(COUNTRY_COOKIE, path="/help/", samesite="Strict")
    return answer


# The words come back on the same page and are kept nowhere, so a form token would protect nothing and set a cookie.
@csrf_exempt
@open_to_all
def sit(request: HttpRequest) -> HttpResponse:
    """A message to someone, already written, to change or to send as it is."""
    own = request.POST.get("message", "").strip()[:LONGEST_MESSAGE] if _sent_from_here(request) else ""
    message = own or _(
        "I’m having a hard time and I don’t want to be alone with it. "
        "Can you sit with me, or stay on the phone? You don’t need to say anything wise."
    )
    return _render(request, "help/sit.html", {"message": message, "link": rows.message_link(message), "own": bool(own)})


# Somebody in danger may press Hide on a page that has been open for a day. Locking harms nobody, so it asks for no token
# and works by link as well as by button.
@csrf_exempt
@open_to_all
def hide(request: HttpRequest) -> HttpResponse:
    """Lock the house on this phone and leave for the neutral page."""
    # Leaving comes first: a database that does not answer keeps nobody on the page.
    with suppress(DatabaseError):
        visit = visit_of(request)
        if visit.signed_in:
            visit.lock()
    return redirect("help:quiet")


@open_to_all
def quiet(_request: HttpRequest) -> HttpResponse:
    """The neutral page, rendered without the request so that nothing of the house can reach it."""
    return HttpResponse(render_to_string("help/quiet.html"))


@open_to_all
def practice(request: HttpRequest) -> HttpResponse:
    """What Hide does and what it does not, and a chance to try it."""
    return _render(request, "help/practice.html")


def _help(request: HttpRequest, code: str) -> HttpResponse:
    numbers = helplines.numbers_for(rows.directory(), code)
    if numbers is None:
        return _render(request, "help/anywhere.html", _everywhere(request))
    today = timezone.localdate()
    return _render(
        request,
        "help/page.html",
        {
            "lines": rows.lay(numbers),
            "worldwide": rows.directory().worldwide,
            "checked": rows.directory().compiled,
            "stale": helplines.is_stale(rows.directory(), today),
            "remembered": request.COOKIES.get(COUNTRY_COOKIE) == code,
        },
    )


def _render(request: HttpRequest, template: str, context: dict[str, object] | None = None) -> HttpResponse:
    """Render without looking who is here: Help reads nothing about anybody, and opens when the database does not."""
    return HttpResponse(render_to_string(template, {**csp(request), **(context or {})}))


def _everywhere(request: HttpRequest) -> dict[str, object]:
    return {
        "countries": helplines.countries(rows.directory()),
        "worldwide": rows.directory().worldwide,
        "remembered": COUNTRY_COOKIE in request.COOKIES,
    }


def _sent_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
