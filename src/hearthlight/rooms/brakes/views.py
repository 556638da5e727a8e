"""Brakes and what helps: two lists to tick for oneself, and something small for each brake."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.journal import write
from hearthlight.rooms.brakes import lists

NAME = "brakes"


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show both lists with what this person ticked, or keep them. Nobody else sees them."""
    visit = visit_of(request)
    if request.method == "POST":
        write.settle(visit.mine, NAME, " ".join(sorted(lists.known(request.POST.getlist("tick")))))
        response = redirect("brakes:page")
        bar.show_next(response, "saved")
        return response
    chosen = lists.known(visit.choice(NAME).split())
    context = {
        "brakes": lists.ticks(((key, text) for key, (text, _) in lists.BRAKES.items()), chosen),
        "easers": lists.ticks(lists.EASERS.items(), chosen),
        "eased": [(text, gettext(act.title), gettext(act.line), act.id) for text, act in lists.eased_by(chosen)],
        "tab": "closer",
    }
    return render(request, "brakes/page.html", context)
