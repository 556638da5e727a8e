"""The page of Patterns, from a person's own check-ins alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.insight.series import DaySums, add
from hearthlight.journal.digests import Fold, fold
from hearthlight.rooms.rhythm import weeks

ENOUGH_CHECKINS = 10
# A measure more, or another rule for a day, needs a new name: the days kept under this one would lack it.
DAYS = Fold("days.1", DaySums, DaySums, lambda sums, kept: add(sums, kept.entry))


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The last four weeks once there is something to see. Only the person's own home is read, never the shared one."""
    visit = visit_of(request)
    sums = fold(visit.mine, DAYS)
    if sums.checkins < ENOUGH_CHECKINS:
        return render(request, "rhythm/empty.html", {"tab": "patterns"})
    return render(request, "rhythm/page.html", {"tab": "patterns", "weeks": weeks.lay(sums, visit.today)})
