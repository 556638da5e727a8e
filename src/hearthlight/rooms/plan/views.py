"""The plan: good windows in the week ahead, the hours that are free, and small rituals in three sizes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from hearthlight.acts.catalogue import Act, all_acts
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.insight.windows import PARTS, WEEK
from hearthlight.rooms.plan import free, week
from hearthlight.rooms.plan.forms import FreeForm

SIZES = (2, 10, 20)
IN_EACH = 4
REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show the week ahead, and a few rituals of two, ten and twenty minutes."""
    visit = visit_of(request)
    audience = "together" if visit.together else "alone"
    fitting = [act for act in all_acts() if act.kind in ("ritual", "rest", "movement") and act.audience == audience]
    sizes = [
        (minutes, [_words(act, visit.partner) for act in fitting if act.minutes == minutes][:IN_EACH])
        for minutes in SIZES
    ]
    shown = {"week": week.lay(visit), "has_free": bool(free.cells(visit)), "sizes": [size for size in sizes if size[1]]}
    return render(request, "plan/page.html", {"tab": "plan", **shown})


@signed_in
def free_hours(request: HttpRequest) -> HttpResponse:
    """Tick which parts of a usual week are free."""
    visit = visit_of(request)
    form = FreeForm(free.cells(visit), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        free.keep(visit, form.cleaned_data["free"])
        response = redirect("plan:page")
        bar.show_next(response, "saved")
        return response
    rows = [(week.ROWS[part], [_box(weekday, part, form) for weekday in range(WEEK)]) for part in PARTS]
    shown = {"form": form, "rows": rows, "days": week.weekdays(), "busy_until": free.busy_until(visit)}
    return render(request, "plan/free.html", {"tab": "plan", **shown}, status=REFUSED if form.is_bound else 200)


def _box(weekday: int, part: str, form: FreeForm) -> tuple[str, str, bool]:
    cell = f"{weekday}-{part}"
    return cell, week.when(weekday, part), cell in form.ticked()


def _words(act: Act, partner: str) -> tuple[str, str]:
    return gettext(act.title).replace("{partner}", partner), gettext(act.line).replace("{partner}", partner)
