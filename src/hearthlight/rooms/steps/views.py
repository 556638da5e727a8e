"""Touch, step by step: what is offered, the private questions, a fresh yes, the start, and moving between steps."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.acts.stages import STAGES
from hearthlight.entries.step import Step
from hearthlight.frame import bar, keep, stages, truths
from hearthlight.frame.policy import together, visit_of, writing
from hearthlight.frame.sent import DoesNotFit
from hearthlight.journal import write
from hearthlight.rooms.steps import forms

REFUSED = 422


@together
def page(request: HttpRequest) -> HttpResponse:
    """Show the step the two are at, as far as it is offered, and how it stands for this person alone."""
    visit = visit_of(request)
    context = {
        "standing": stages.standing(visit),
        "stage": stages.current(visit),
        "stages": STAGES,
        "may_go_on": stages.may_go_on(visit),
        "asked": bool(forms.kept(visit)),
        "truth": truths.offered(visit, "steps:page"),
        "tab": "closer",
    }
    return render(request, "steps/page.html", context)


@together
def questions(request: HttpRequest) -> HttpResponse:
    """Ask what keeps a no free, for this person alone; a worry leads to help that nobody else sees."""
    visit = visit_of(request)
    if request.method == "POST":
        said = forms.answered(request.POST, visit)
        write.settle(visit.mine, "steps", said)
        response = redirect("help:page" if forms.is_worried(said) else "steps:page")
        if not forms.is_worried(said):
            bar.show_next(response, "saved")
        return response
    return render(request, "steps/questions.html", {"questions": forms.asked(forms.kept(visit)), "tab": "closer"})


@together
def say(request: HttpRequest) -> HttpResponse:
    """Give a fresh yes for the step that was shown, or none for now."""
    visit, stage = visit_of(request), request.POST.get("stage", "")
    if request.method == "POST" and request.POST.get("answer") == "yes" and stage.isdecimal():
        stages.say_yes(visit, int(stage))
    elif request.method == "POST" and request.POST.get("answer") == "not_now":
        stages.say_not_now(visit)
    return redirect("steps:page")


@together
def start(request: HttpRequest) -> HttpResponse:
    """Start the timer on both phones, when both said yes within the hour."""
    visit = visit_of(request)
    if request.method == "POST" and stages.begin(visit):
        return redirect("timers:now")
    return redirect("steps:page")


@together
def move(request: HttpRequest) -> HttpResponse:
    """Go back a step, which one may do, or be open to the next, which takes both."""
    to = request.POST.get("to", "")
    if request.method == "POST" and to in map(str, range(len(STAGES))):
        stages.move(visit_of(request), int(to))
    return redirect("steps:page")


@together
@writing
def noticed(request: HttpRequest) -> HttpResponse:
    """Keep what this person noticed, for themselves. Nothing is asked about the other one, and nothing is counted."""
    visit = visit_of(request)
    if request.method != "POST":
        return render(request, "steps/noticed.html", {"tab": "closer"})
    try:
        words = forms.words(request.POST)
    except DoesNotFit as reason:
        context = {"words": request.POST.get("words", ""), "wrong": str(reason), "tab": "closer"}
        return render(request, "steps/noticed.html", context, status=REFUSED)
    if words:
        act = stages.current(visit).act.id
        entry = Step(day=visit.today, at=visit.now, act=act, answer="done", note=words)
        keep.keep(visit, entry, secrets.token_bytes(16))
    return redirect("closeness:page")
