"""What somebody with a link sees: a question for the words, then the page, and the same few words for everything else."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearthlight.edges.fhir.views import TYPE
from hearthlight.edges.report import links, paper
from hearthlight.edges.report.links import NothingHere, Sealed
from hearthlight.frame.policy import open_to_all, visit_of
from hearthlight.people import limits
from hearthlight.people.limits import Limit, TooMany

PLACE = Limit("for-you/place", 20, dt.timedelta(minutes=15))
LINK = Limit("for-you/link", 10, dt.timedelta(minutes=15))
REFUSED, TOO_MANY = 422, 429
FILES = {"paper": ("application/pdf", "pdf"), "table": ("text/csv; charset=utf-8", "csv"), "clinic": (TYPE, "json")}


@open_to_all
def for_you(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the words; with the right ones show the page. Any token is asked the same, and no look tells which is one."""
    if request.method != "POST":
        return _ask(request, "")
    now = visit_of(request).now
    try:
        limits.count(PLACE, request.META.get("REMOTE_ADDR", ""), now=now)
        limits.count(LINK, token, now=now)
        sealed = links.look(token, request.POST.get("words", ""), now=now)
    except TooMany:
        return _ask(request, _("That was a few tries in a row. Please wait a quarter of an hour."), TOO_MANY)
    except NothingHere:
        return _ask(
            request, _("These words open nothing here. The link may have ended, or a word may differ."), REFUSED
        )
    limits.clear(LINK, token)
    wanted = request.POST.get("file", "")
    if wanted in FILES:
        return _file(sealed, wanted)
    links.tell(token, sealed, now=now)
    return render(request, "reports/opened.html", {"sheet": sealed.sheet, "words": request.POST.get("words", "")})


def _ask(request: HttpRequest, wrong: str, status: int = 200) -> HttpResponse:
    return render(request, "report/ask.html", {"wrong": wrong}, status=status)


def _file(sealed: Sealed, wanted: str) -> HttpResponse:
    kind, ending = FILES[wanted]
    content = {"table": sealed.table, "clinic": sealed.bundle}.get(wanted) or paper.print_out(sealed.sheet)
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="appointment.{ending}"'
    return answer
