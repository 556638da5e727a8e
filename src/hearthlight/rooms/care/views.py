"""The page of Care: help first, then the slow facts: medicines, the people who can help, and what they can tell apart."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame import ending, medicines
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.care import checks, given
from hearthlight.safety.studies import COUPLES


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Help now, the latest checks, what is taken with one tap each, what the partner shared, and the ways to someone who knows."""
    visit = visit_of(request)
    ending.forget_over(visit)
    context = {
        "rows": medicines.rows(visit),
        "given": given.by_partner(visit),
        "card": checks.card(visit),
        "suggestions": checks.worth_saying_now(visit),
        "tab": "care",
    }
    return render(request, "care/page.html", context)


@signed_in
def apart(request: HttpRequest) -> HttpResponse:
    """Words alone: what someone can tell apart, and when it is worth talking to one."""
    return render(request, "care/apart.html", {"tab": "care"})


@signed_in
def together(request: HttpRequest) -> HttpResponse:
    """Words alone: how to start the talk, what to ask at a first appointment, and what each kind of help is."""
    return render(request, "care/together.html", {"tab": "care", "studies": COUPLES})
