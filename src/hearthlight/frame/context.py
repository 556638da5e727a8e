"""What every page knows: who is here, and what the undo bar says."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hearthlight.frame import bar
from hearthlight.frame.policy import visit_of


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the few names all templates share."""
    visit = visit_of(request)
    shown = bar.of(request, visit.partner if visit.signed_in else "") if bar.cookie_name() in request.COOKIES else None
    return {"visit": visit, "undo": shown, "demo": settings.DEMO}
