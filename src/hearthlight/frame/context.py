"""What every page knows: who is here, and what the undo bar says."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearthlight.frame import bar
from hearthlight.frame.policy import visit_of


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the few names all templates share; nothing is looked up until a template asks."""
    visit = visit_of(request)
    return {"visit": visit, "undo": SimpleLazyObject(lambda: bar.of(request, visit.partner if visit.signed_in else ""))}
