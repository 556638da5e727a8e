"""Asking, and answering: three answers of one weight, and one sentence for everything that is not a yes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.acts.menu import items
from hearthlight.frame import aside, asking, truths
from hearthlight.frame.dates import on_the_wall
from hearthlight.frame.policy import together, visit_of, writing
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit
from hearthlight.rooms.asks import forms

REFUSED = 422
OTHER_ANSWERS = ("later", "no")


@together
@writing
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for something tonight, or for a good window ahead; once a day, so that nobody feels pushed."""
    visit = visit_of(request)
    if not asking.may_ask(visit):
        return redirect("asks:mine")
    if request.method != "POST":
        return _form(request, forms.form(visit, request.GET))
    try:
        asked = forms.asked(request.POST, visit)
    except DoesNotFit as reason:
        return _form(request, forms.form(visit, request.POST, wrong=str(reason)), status=REFUSED)
    asking.send(visit, act=asked.act, words=asked.words, by=asked.by, at=asked.at)
    response, card = redirect("asks:mine"), aside.card_in(asked.words)
    return aside.show(request, card, onward=reverse("asks:mine"), kept=response) if card else response


def _form(request: HttpRequest, form: forms.Form, *, status: int = 200) -> HttpResponse:
    return render(request, "asks/ask.html", {"form": form, "tab": "closer"}, status=status)


@together
def mine(request: HttpRequest) -> HttpResponse:
    """Show how one's own ask stands. Before its hour, and without a yes, nothing tells anything apart."""
    visit = visit_of(request)
    ask = asking.mine(visit)
    tank = forms.own_tank(visit)
    context = {
        "ask": ask,
        "stands": ask.stands(visit.now) if ask else "none",
        "by": on_the_wall(ask.by, visit.zone) if ask else None,
        "about": forms.when(ask.at, visit) if ask and ask.at else "",
        "what": forms.title_of(ask.act, visit.partner) if ask else "",
        "tank": (_(tank.title), _(tank.line)),
        "may_ask": asking.may_ask(visit),
        "truth": truths.offered(visit, "asks:mine"),
        "tab": "closer",
    }
    return render(request, "asks/mine.html", context)


@together
def take_back(request: HttpRequest) -> HttpResponse:
    """Take one's own ask back."""
    if request.method == "POST":
        asking.take_back(visit_of(request))
        return redirect("closeness:page")
    return redirect("asks:mine")


@together
def answer(request: HttpRequest) -> HttpResponse:
    """Read what the other one asks, and answer or not. All three answers go the same way and look the same."""
    visit = visit_of(request)
    ask = asking.theirs(visit)
    if request.method == "POST" and ask is not None and _may_answer(visit, ask):
        if request.POST.get("answer") == "yes":
            asking.say_yes(visit, ask)
        elif request.POST.get("answer") in OTHER_ANSWERS:
            asking.put_by(visit, ask)
        return redirect("asks:answer")
    context = {
        "ask": ask,
        "stands": ask.stands(visit.now) if ask else "none",
        "put_by": ask is not None and asking.was_put_by(visit, ask),
        "by": on_the_wall(ask.by, visit.zone) if ask else None,
        "about": forms.when(ask.at, visit) if ask and ask.at else "",
        "line": forms.line_of(ask.act, visit.partner) if ask and ask.act in items() else "",
        "tab": "closer",
    }
    return render(request, "asks/answer.html", context)


def _may_answer(visit: Visit, ask: asking.Ask) -> bool:
    """Return whether this ask still takes an answer: until its hour, and a yes can be taken back until it fades."""
    return ask.is_yes or ask.stands(visit.now) == "open"
