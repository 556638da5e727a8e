"""The plan: good windows in the week ahead, the hours that are free, and what is planned."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from hearthlight.due import wishes
from hearthlight.frame import asking, bar, said, when_low
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.insight.windows import PARTS
from hearthlight.rooms.plan import free, planned, softer, week
from hearthlight.rooms.plan.forms import FreeForm

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show the week ahead, and what it holds."""
    visit = visit_of(request)
    shown = {
        "week": week.lay(visit),
        "may_ask": asking.may_ask(visit),
        "has_free": bool(free.cells(visit)),
        "held_back": free.is_held_back(visit),
        "softer": _softer(visit),
        "is_still": _is_still(visit),
        "planned": planned.lay(visit),
        "offers_low": when_low.may_offer(visit),
    }
    return render(request, "plan/page.html", {"tab": "plan", **shown})


@signed_in
def free_hours(request: HttpRequest) -> HttpResponse:
    """Tick which parts of a usual week are free."""
    visit = visit_of(request)
    form = FreeForm(free.cells(visit), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        seen = free.keep(visit, form.cleaned_data["free"])
        response = redirect("plan:page")
        bar.show_next(response, "saved" if seen or not visit.together else "paused")
        return response
    rows = [(name, [_box(weekday, part, form) for part in PARTS]) for weekday, name in enumerate(week.weekdays())]
    shown = {"form": form, "rows": rows, "parts": week.ROWS.values(), "busy_until": free.busy_until(visit)}
    return render(request, "plan/free.html", {"tab": "plan", **shown}, status=REFUSED if form.is_bound else 200)


@signed_in
def lighter(request: HttpRequest) -> HttpResponse:
    """Pick what would make a few days lighter, for oneself or with a note to the partner."""
    visit = visit_of(request)
    if request.method != "POST":
        return render(request, "plan/lighter.html", _lighter(visit))
    picked = request.POST.getlist("do")
    if not set(picked) <= {way.key for way in softer.ways(visit)}:
        wrong = gettext("One of these is not on the list. Pick again what would help.")
        return render(request, "plan/lighter.html", _lighter(visit, picked, wrong), status=REFUSED)
    softer.pick(visit, picked)
    response = redirect("plan:page")
    if request.POST.get("for") == "us" and visit.together:
        outcome = softer.send(visit, picked)
        how = "told" if outcome.how == "shared" else outcome.how
        bar.show_next(response, how, entry=outcome.entry, shared=outcome.shared)
    else:
        bar.show_next(response, "kept")
    return response


def _lighter(visit: Visit, picked: Sequence[str] = (), wrong: str = "") -> dict[str, object]:
    shown = [
        (way.key, str(way.title).replace("{partner}", visit.partner), way.line, way.key in picked)
        for way in softer.ways(visit)
    ]
    note, dinner = said.LINES["softer_days"], said.LINES["softer_days_dinner"]
    return {"ways": shown, "note": note, "dinner": dinner, "wrong": wrong, "tab": "plan"}


@signed_in
def as_usual(request: HttpRequest) -> HttpResponse:
    """Let the lighter days be over."""
    visit = visit_of(request)
    response = redirect("plan:page")
    if request.method == "POST":
        softer.pick(visit, ())
        bar.show_next(response, "saved")
    return response


def _box(weekday: int, part: str, form: FreeForm) -> tuple[str, str, bool]:
    cell = f"{weekday}-{part}"
    return cell, week.when(weekday, part), cell in form.ticked()


def _softer(visit: Visit) -> dict[str, object] | None:
    found = softer.look(visit)
    if found is None:
        return None
    return {
        "until": found.until,
        "ways": [(str(way.title).replace("{partner}", visit.partner), way.line) for way in found.ways],
    }


def _is_still(visit: Visit) -> bool:
    """Return whether this is the week after a hard answer, in which nothing here suggests anything."""
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0)).is_still(visit.today)
