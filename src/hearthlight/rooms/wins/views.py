"""The jar: look at it, put something in, thank somebody. Nothing in it is weighed, and nothing falls out."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.due import wishes
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import aside, bar
from hearthlight.frame.policy import known, signed_in, together, visit_of, writing
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.frame.visit import Visit
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.wins import forms, giving, jar
from hearthlight.rooms.wins.forms import Form

REFUSED = 422
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
BAR = {"shared": "given"}


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The jar and what is in it, the latest first; `until` goes further back."""
    visit, until = visit_of(request), request.GET.get("until", "")
    laid = jar.look(visit, until if MONTH.fullmatch(until) else "")
    lifts = "new" in request.GET and not _is_still(visit)
    return render(request, "wins/page.html", {"jar": laid, "new": lifts, "tab": "patterns"})


def _is_still(visit: Visit) -> bool:
    """Return whether this is the week after a hard answer, in which nothing here celebrates."""
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0)).is_still(visit.today)


@known
@writing
def put(request: HttpRequest) -> HttpResponse:
    """Put a win in. A locked phone may, too."""
    return _page(request, "wins/put.html", forms.for_win, forms.a_win)


@together
@writing
def thank(request: HttpRequest) -> HttpResponse:
    """Write a thank-you to the partner."""
    return _page(request, "wins/thank.html", forms.for_thanks, forms.a_thank_you)


def _page(
    request: HttpRequest,
    template: str,
    form: Callable[..., Form],
    take: Callable[[QueryDict, Visit], Win | Thanks],
) -> HttpResponse:
    visit, sent = visit_of(request), request.POST
    if request.method != "POST":
        shown = form(visit, chosen=forms.STEP if "step" in request.GET else "")
        return render(request, template, _context(visit, shown))
    try:
        return _put_in(request, visit, take(sent, visit))
    except DoesNotFit as reason:
        wrong = str(reason)
    except WasForgotten:
        wrong = _("This one was taken back before. Here is a fresh page, with what you wrote.")
    shown = form(visit, chosen=sent.get("line", ""), words=sent.get("words", ""), wrong=wrong)
    return render(request, template, _context(visit, shown), status=REFUSED)


def _context(visit: Visit, shown: Form) -> dict[str, object]:
    held = visit.signed_in and visit.together and giving.is_held(visit)
    return {"form": shown, "held": held, "tab": "patterns"}


def _put_in(request: HttpRequest, visit: Visit, entry: Win | Thanks) -> HttpResponse:
    sent = request.POST
    outcome = giving.put_in(visit, entry, entry_id(sent), give=sent.get("for") == "us")
    onward = reverse("door:unlock") if visit.locked else f"{reverse('wins:page')}?new=1"
    response = redirect(onward)
    bar.show_next(response, BAR.get(outcome.how, outcome.how), entry=outcome.entry, shared=outcome.shared)
    card = aside.card_in(entry.words)
    return aside.show(request, card, onward=onward, kept=response) if card else response
