"""What is true: all cards at any time, and one at a time that can be put by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.frame import truths
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.journal import write

SIDES: dict[truths.Side, Promise] = {
    "both": _("For anybody in this"),
    "low": _("When you are the low one"),
    "beside": _("When you are the one beside"),
}
GRADES: dict[str, Promise] = {
    "strong": _("Well known"),
    "moderate": _("Fairly well known"),
    "weak": _("Some signs of it"),
    "plausible": _("Makes sense, little tested"),
}


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show every card by whom it is for, and the one that is offered now."""
    visit = visit_of(request)
    parts = [
        (title, [(card, GRADES[card.evidence.grade]) for card in truths.all_cards() if card.side == side])
        for side, title in SIDES.items()
    ]
    return render(request, "truths/page.html", {"parts": parts, "offered": truths.offered(visit), "tab": "closer"})


@signed_in
def read(request: HttpRequest) -> HttpResponse:
    """Put a card by, so that it is not offered again. It stays on the page of all."""
    visit, card = visit_of(request), request.POST.get("card", "")
    if request.method == "POST" and card in {one.id for one in truths.all_cards()}:
        write.settle(visit.mine, truths.READ, " ".join(sorted(truths.read(visit) | {card})))
    place = request.POST.get("at", "")
    return redirect(place if place in truths.HELPS_AT else "truths:page")
