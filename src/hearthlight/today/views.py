"""Today: the first page, on good days and on the worst."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame.policy import open_to_all, visit_of
from hearthlight.rooms.reminders import card as reminders
from hearthlight.today import board


@open_to_all
def page(request: HttpRequest) -> HttpResponse:
    """Show Today; a locked phone is shown the lock, and anybody new the welcome."""
    visit = visit_of(request)
    if not visit.known:
        return redirect("welcome:page")
    if visit.locked:
        return redirect("door:unlock")
    reminders.welcome_back(visit)
    laid = board.lay(visit, show=request.GET.get("show", ""))
    context = {"board": laid, "tab": "today", "line_id": secrets.token_hex(16), "step_id": secrets.token_hex(16)}
    return render(request, "today/low.html" if laid.low else "today/page.html", context)
