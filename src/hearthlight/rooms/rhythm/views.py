"""The page of Patterns, from a person's own days, and the one mood their partner may have shared today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.rhythm import coming, helping, seen, weeks, words

ENOUGH_CHECKINS = 10


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The last weeks and the next days, once there is something to see. No private word of the partner is ever read."""
    visit = visit_of(request)
    looks = seen.look(visit.mine, visit.today, seen.partner_today(visit))
    if looks.checkins < ENOUGH_CHECKINS:
        return render(request, "rhythm/empty.html", {"tab": "patterns"})
    laid = {
        "heads_up": coming.heads_up(looks.ahead.heads_up),
        "shift": looks.ahead.shift,
        "large": weeks.large(looks, visit.today),
        "basis": coming.basis(looks),
        "panels": weeks.panels(looks.measures, visit.today),
        "helping": helping.rows(looks.next_day, visit.partner),
        "later": helping.rows([one for one in looks.same_day if one.is_sure], visit.partner),
        "worth_knowing": words.worth_knowing(looks.measures["mood"].seen),
    }
    return render(request, "rhythm/page.html", {"tab": "patterns", **laid})
