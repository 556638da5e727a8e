"""The safety plan: read it behind the lock, write it on a calmer day, and put it on paper or on this phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.entries.plan_of_safety import PARTS, WORDS_LIMIT
from hearthlight.frame import bar
from hearthlight.frame.policy import open_to_all, signed_in, to_unlock, visit_of, writing
from hearthlight.rooms.help import plan_form
from hearthlight.rooms.help.plan_form import TooLong
from hearthlight.safety import helplines, plans, rows

REFUSED = 422


@open_to_all
def read(request: HttpRequest) -> HttpResponse:
    """Show the plan; a locked phone is shown the lock, and somebody without an account what such a plan is."""
    visit = visit_of(request)
    if visit.locked:
        return to_unlock(request)
    plan = plans.show(plans.current(visit.mine)) if visit.signed_in else None
    return render(request, "help/plan.html", {"plan": plan, "titles": plans.TITLES.values(), "tab": "care"})


@signed_in
@writing
def write(request: HttpRequest) -> HttpResponse:
    """Write the plan, part by part; leaving every part empty takes it away."""
    visit = visit_of(request)
    if request.method != "POST":
        fields = plan_form.fields(plans.current(visit.mine))
        return render(request, "help/plan_write.html", {"fields": fields, "limit": WORDS_LIMIT, "tab": "care"})
    try:
        plan = plan_form.plan(request.POST)
    except TooLong as reason:
        fields = plan_form.sent(request.POST)
        context = {"fields": fields, "wrong": str(reason), "limit": WORDS_LIMIT, "tab": "care"}
        return render(request, "help/plan_write.html", context, status=REFUSED)
    plans.keep(visit.mine, plan, today=visit.today)
    response = redirect("help:plan")
    bar.show_next(response, "saved")
    return response


@open_to_all
def paper(request: HttpRequest) -> HttpResponse:
    """The plan on a page for the printer, with nothing else on it; for anybody else with room to write by hand."""
    visit = visit_of(request)
    if visit.locked:
        return to_unlock(request)
    plan = plans.current(visit.mine) if visit.signed_in else None
    parts = [(plans.TITLES[name], str(getattr(plan, name, ""))) for name in PARTS]
    code = visit.choice("help_country") if visit.signed_in else ""
    numbers = helplines.numbers_for(rows.directory(), code)
    context = {"parts": parts, "lines": rows.lay(numbers) if numbers else None, "visit": None}
    return render(request, "help/plan_paper.html", context)


@signed_in
def keep_copy(request: HttpRequest) -> HttpResponse:
    """The plan as a plain file, for somebody who wants it on this phone without a lock."""
    plan = plans.current(visit_of(request).mine)
    if request.method != "POST" or plan is None:
        return redirect("help:plan")
    response = HttpResponse(plan_form.as_text(plan), content_type="text/plain; charset=utf-8")
    # The name of the file says nothing to whoever looks through the phone.
    response.headers["Content-Disposition"] = 'attachment; filename="notes.txt"'
    return response
