"""The guided timer: ready, running, paused, over. Pause and stop weigh the same, and a stop looks like the end."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import Act, UnknownAct
from hearthlight.entries.step import Step
from hearthlight.frame import keep, timing
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.rooms.timers import laid


@signed_in
def ready(request: HttpRequest, act: str) -> HttpResponse:
    """Show what the timer is for, and start it."""
    visit = visit_of(request)
    found = _act(act, visit)
    if request.method == "POST":
        timing.start(visit, found, sounds=request.POST.get("sound") == "soft")
        return redirect("timers:now")
    shown = laid.show(found, visit)
    return render(request, "timers/ready.html", {"shown": shown, "act": found.id, "tab": shown.tab})


@signed_in
def now(request: HttpRequest) -> HttpResponse:
    """Show the timer as it stands on both phones; after it, the same last words for a stop and an end."""
    visit = visit_of(request)
    timer = timing.current(visit)
    if timer is None:
        return redirect("closeness:page")
    state = timer.state(visit.now)
    if "HX-Request" in request.headers and request.GET.get("seen") != state:
        # The other phone paused or stopped it, or it came to its end: the whole page is another one.
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown = laid.show(timer.act, visit, timer)
    context = {"timer": timer, "state": state, "shown": shown, "felt": laid.FELT, "tab": shown.tab}
    return render(request, "timers/now.html", context)


@signed_in
def press(request: HttpRequest) -> HttpResponse:
    """Pause, go on, or stop, for both phones."""
    visit = visit_of(request)
    timer = timing.current(visit)
    presses = {"pause": timing.pause, "go_on": timing.go_on, "stop": timing.stop}
    wanted = presses.get(request.POST.get("do", ""))
    if request.method == "POST" and timer and wanted and not timer.is_over(visit.now):
        wanted(visit, timer)
    return redirect("timers:now")


@signed_in
def felt(request: HttpRequest) -> HttpResponse:
    """Keep how it was, for oneself alone; skipping keeps nothing."""
    visit = visit_of(request)
    timer = timing.current(visit)
    word, value = laid.FELT.get(request.POST.get("felt", ""), ("", None))
    if request.method == "POST" and timer and word:
        entry = Step(day=visit.today, at=visit.now, act=timer.act.id, answer="done", felt=value)
        keep.keep(visit, entry, secrets.token_bytes(16))
    return redirect(laid.home_of(timer.act) if timer else "closeness:page")


def _act(act_id: str, visit: Visit) -> Act:
    """Return the act a timer is for; one for two is not there for a person on their own."""
    try:
        found = catalogue.act(act_id)
    except UnknownAct:
        raise Http404 from None
    if found.audience != "alone" and not visit.together:
        raise Http404
    return found
