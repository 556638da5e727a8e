"""The page of Patterns, from a person's own days, and the one mood their partner may have shared today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from hearthlight import __version__
from hearthlight.frame import when_low
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.rooms.rhythm import coming, helping, seen, weeks, words
from hearthlight.rooms.rhythm.looks import Looks
from hearthlight.rooms.rhythm.seen import Telling

ENOUGH_CHECKINS = 10


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The last weeks and the next days, once there is something to see. No private word of the partner is ever read."""
    visit = visit_of(request)
    told = seen.page(visit.mine, seen.now_of(visit), _telling(visit))
    if not told:
        return render(request, "rhythm/empty.html", {"tab": "patterns"})
    # It was escaped when it was told, and nobody but this person's key could have changed it since.
    return render(request, "rhythm/page.html", {"tab": "patterns", "told": mark_safe(told)})  # noqa: S308


def _telling(visit: Visit) -> Telling:
    """Return how the page is told to this person; it holds no form and no nonce, so that it can be kept."""

    def tell(looks: Looks) -> str:
        if looks.checkins < ENOUGH_CHECKINS:
            return ""
        # A plain text: what marks it as escaped does not go into a digest.
        return "".join([render_to_string("rhythm/told.html", _laid(looks, visit))])

    written = "written" if when_low.is_written(visit) else ""
    return Telling(f"{__version__}/{get_language()}/{written}/{visit.partner}", tell)


def _laid(looks: Looks, visit: Visit) -> dict[str, object]:
    return {
        "partner": visit.partner,
        "heads_up": coming.heads_up(looks.ahead.heads_up),
        "when_low": when_low.is_written(visit),
        "shift": looks.ahead.shift,
        "shift_record": coming.shift_record(looks.ahead.shift),
        "large": weeks.large(looks, visit.today),
        "basis": coming.basis(looks),
        "panels": weeks.panels(looks.measures, visit.today),
        "helping": helping.rows(looks.next_day, visit.partner),
        "later": helping.rows([one for one in looks.same_day if one.is_sure], visit.partner),
        "worth_knowing": words.worth_knowing(looks.measures["mood"].seen),
    }
