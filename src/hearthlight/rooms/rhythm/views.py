"""The page of Patterns, from a person's own check-ins alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.rhythm import helping, seen, weeks, words

ENOUGH_CHECKINS = 10


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The last weeks once there is something to see. Only the person's own home is read, never the shared one."""
    visit = visit_of(request)
    looks = seen.look(visit.mine, visit.today)
    if looks.checkins < ENOUGH_CHECKINS:
        return render(request, "rhythm/empty.html", {"tab": "patterns"})
    laid = {
        "large": weeks.large(looks.measures["mood"], visit.today),
        "panels": weeks.panels(looks.measures, visit.today),
        "helping": helping.rows(looks.next_day, visit.partner),
        "later": helping.rows([one for one in looks.same_day if one.is_sure], visit.partner),
        "basis": words.basis(looks.checkins),
        "worth_knowing": words.worth_knowing(looks.measures["mood"].seen),
    }
    return render(request, "rhythm/page.html", {"tab": "patterns", **laid})
