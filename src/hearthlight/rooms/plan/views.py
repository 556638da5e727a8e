"""The plan, first form: small rituals in three sizes to talk over on a better day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from hearthlight.acts.catalogue import Act, all_acts
from hearthlight.frame.policy import signed_in, visit_of

SIZES = (2, 10, 20)
IN_EACH = 4


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show a few rituals of two, ten and twenty minutes."""
    visit = visit_of(request)
    audience = "together" if visit.together else "alone"
    fitting = [act for act in all_acts() if act.kind in ("ritual", "rest", "movement") and act.audience == audience]
    sizes = [
        (minutes, [_words(act, visit.partner) for act in fitting if act.minutes == minutes][:IN_EACH])
        for minutes in SIZES
    ]
    return render(request, "plan/page.html", {"sizes": [size for size in sizes if size[1]], "tab": "plan"})


def _words(act: Act, partner: str) -> tuple[str, str]:
    return gettext(act.title).replace("{partner}", partner), gettext(act.line).replace("{partner}", partner)
