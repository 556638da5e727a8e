"""The two-week checks: the list, and one check from its first question to its result, at one address throughout.

Every answer goes to the same address in the same way, so that no list of addresses tells what was answered.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar, checked, ending
from hearthlight.frame.policy import at_the_lock, signed_in, to_unlock, visit_of
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit
from hearthlight.rooms.checks import calls, drafts, forms, laid, noticing, sharing, steps, still, telling
from hearthlight.rooms.checks import walk as way
from hearthlight.rooms.checks.calls import Now
from hearthlight.rooms.checks.walk import Walk

REFUSED = 422

type View = Callable[..., HttpResponse]


def in_use(view: View) -> View:
    """Only while the keeper has the checks in the house; each check that is off is not there."""

    @wraps(view)
    def looked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        check = kwargs.get("check")
        if not settings.CHECKS or (check is not None and check not in laid.names()):
            raise Http404
        return view(request, *args, **kwargs)

    return looked


@signed_in
@in_use
def page(request: HttpRequest) -> HttpResponse:
    """The checks there are, and what is worth saying now."""
    visit = visit_of(request)
    ending.forget_over(visit)
    context = {"laid": laid.page(visit), "theirs": sharing.theirs(visit), "tab": "care"}
    return render(request, "checks/page.html", context)


@signed_in
@in_use
def wishes(request: HttpRequest) -> HttpResponse:
    """Ask for invitations or not, put one off, or put a suggestion away."""
    if request.method == "POST":
        steps.keep_wish(visit_of(request), request.POST)
    return redirect("checks:page")


@signed_in
@in_use
def noticed(request: HttpRequest) -> HttpResponse:
    """Tick what was noticed in the body; what is worth saying then stands on the list of checks."""
    visit, signs = visit_of(request), noticing.ticked(request.POST)
    if request.method == "POST" and signs:
        response = redirect("checks:page")
        bar.show_next(response, "kept", entry=noticing.keep(visit, signs))
        return response
    refused = request.method == "POST"
    context = {"signs": checked.NOTICED.items(), "refused": refused, "tab": "care"}
    return render(request, "checks/noticed.html", context, status=REFUSED if refused else 200)


# A second lock on this phone is no reason to keep the calls from anybody, so this asks for no more than a known phone.
@at_the_lock
@in_use
def take(request: HttpRequest, check: str) -> HttpResponse:
    """One check: the question it is at, the page with the calls, or its results; a POST is one step of it."""
    visit = visit_of(request)
    if visit.locked:
        return _at_the_lock(request, visit, check)
    if request.method == "POST":
        return _step(request, visit, check)
    walk = drafts.current(visit)
    if walk is None or walk.check != check:
        start = laid.start(visit, check)
        return render(request, "checks/start.html", {"start": start, "tab": "care"})
    return _show(request, visit, steps.looked_back(walk, request.GET.get("at", "")))


def _at_the_lock(request: HttpRequest, visit: Visit, check: str) -> HttpResponse:
    """Show the lock; but somebody whose phone locked before a hard answer sees the calls first, and nothing of theirs."""
    if request.method == "POST" and forms.is_hard(check, request.POST):
        return _calls(request, visit, check)
    return to_unlock(request)


def _calls(request: HttpRequest, visit: Visit, check: str, *, now: Now = "", told: str = "") -> HttpResponse:
    context = {"calls": calls.lay(visit, now, told), "check": check, "tab": "care"}
    return render(request, "checks/calls.html", context)


def _step(request: HttpRequest, visit: Visit, check: str) -> HttpResponse:
    """Do what was pressed, and go back to the same address, which shows what comes next."""
    pressed, walk = request.POST.get("do", ""), drafts.current(visit)
    if walk is not None and walk.check == check and request.POST.get("item"):
        return _answered(request, visit, walk)
    if forms.is_hard(check, request.POST):
        # The check was put away or grew old meanwhile. The calls come all the same, and so do the quiet days.
        still.keep(visit, is_hard=True)
        return _calls(request, visit, check)
    if pressed == "calls":
        return _calls(request, visit, check, now=calls.reply(request.POST.get("now", "")))
    if pressed == "tell":
        return _calls(request, visit, check, told=telling.tell(visit, request.POST))
    steps.press(visit, check, walk, request.POST)
    return redirect("checks:page") if pressed == "away" else redirect("checks:take", check)


@transaction.atomic
def _answered(request: HttpRequest, visit: Visit, walk: Walk) -> HttpResponse:
    item, later = request.POST["item"], request.POST.get("do") == "later"
    if later and not request.POST.get("answer"):
        return _later()
    try:
        walk = forms.answered(walk, request.POST)
    except DoesNotFit as reason:
        return _show(request, visit, walk, wrong=str(reason))
    steps.keep(visit, walk, item)
    return _later() if later and way.step(walk) != "calls" else redirect("checks:take", walk.check)


def _later() -> HttpResponse:
    response = redirect("checks:page")
    bar.show_next(response, "saved")
    return response


def _show(request: HttpRequest, visit: Visit, walk: Walk, wrong: str = "") -> HttpResponse:
    """Show what comes next; the page with the calls before anything else."""
    context: dict[str, object] = {"check": walk.check, "tab": "care"}
    status = REFUSED if wrong else 200
    match way.step(walk):
        case "calls":
            return _calls(request, visit, walk.check)
        case "question":
            return render(request, "checks/question.html", context | {"q": laid.question(walk, wrong)}, status=status)
        case "difficulty":
            return render(request, "checks/question.html", context | {"q": laid.difficulty(walk, wrong)}, status=status)
        case "end":
            steps.finish(visit, walk)
            return redirect("checks:take", walk.check)


@signed_in
@in_use
def share(request: HttpRequest, entry_id: bytes) -> HttpResponse:
    """What of one result the partner would see, and for how long; a POST gives it or takes it back."""
    visit = visit_of(request)
    one = sharing.own(visit, entry_id)
    if one is None or not visit.together:
        raise Http404
    if request.method == "POST":
        response = redirect("checks:take", one.check)
        bar.show_next(response, sharing.press(visit, one, request.POST.get("do", "")))
        return response
    return render(request, "checks/share.html", {"one": sharing.preview(visit, one), "tab": "care"})
