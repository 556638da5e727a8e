"""What helps on a low day: read it, write it on a better one, let the partner read parts of it, and let it go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from hearthlight.frame import bar, when_low
from hearthlight.frame.policy import signed_in, together, visit_of, writing
from hearthlight.frame.visit import Visit
from hearthlight.rooms.agreement import forms, keeping
from hearthlight.rooms.agreement.forms import TooLong

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show what this person wrote, and who sees which part of it."""
    visit = visit_of(request)
    whole = keeping.mine(visit)
    parts = forms.shown(whole, visit.partner, keeping.filled(keeping.given(visit))) if whole else []
    return render(
        request, "agreement/page.html", {"parts": parts, "has_theirs": when_low.is_given(visit), "tab": "plan"}
    )


@signed_in
@writing
def write(request: HttpRequest) -> HttpResponse:
    """Write it, part by part; leaving every part empty takes it away."""
    visit = visit_of(request)
    seen = keeping.filled(keeping.given(visit))
    if request.method != "POST":
        return _form(request, forms.fields(keeping.mine(visit), visit.partner, seen))
    try:
        said = forms.agreement(request.POST)
    except TooLong as reason:
        return _form(request, forms.sent(request.POST, visit.partner, seen), str(reason))
    keeping.keep(visit, said)
    response = redirect("agreement:page")
    bar.show_next(response, "saved")
    return response


def _form(request: HttpRequest, fields: list[forms.Part], wrong: str = "") -> HttpResponse:
    context = {"fields": fields, "wrong": wrong, "tab": "plan"}
    return render(request, "agreement/write.html", context, status=REFUSED if wrong else 200)


@together
def share(request: HttpRequest) -> HttpResponse:
    """Let the partner read the ticked parts, all of it, or none."""
    visit = visit_of(request)
    whole = keeping.mine(visit)
    if whole is None:
        return redirect("agreement:page")
    parts = keeping.filled(whole)
    if request.method != "POST":
        return _ticks(request, visit, keeping.filled(keeping.given(visit)))
    ticked = frozenset(request.POST.getlist("part"))
    if not ticked <= parts:
        return _ticks(
            request, visit, ticked, gettext("One of these is not on the list. Tick again what you like to share.")
        )
    seen = keeping.share(visit, {"ticked": ticked, "all": parts}.get(request.POST.get("for", ""), ()))
    response = redirect("agreement:page")
    given = "given" if keeping.may_give(visit) else "saved"
    bar.show_next(response, given if seen else "kept")
    return response


def _ticks(request: HttpRequest, visit: Visit, ticked: frozenset[str], wrong: str = "") -> HttpResponse:
    whole = keeping.mine(visit)
    assert whole is not None, "the view sends everybody without one away"
    context = {
        "parts": forms.shown(whole, visit.partner, ticked),
        "may_give": keeping.may_give(visit),
        "wrong": wrong,
        "tab": "plan",
    }
    return render(request, "agreement/share.html", context, status=REFUSED if wrong else 200)


@signed_in
def let_go(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete it, here and with the partner."""
    visit = visit_of(request)
    if request.method != "POST":
        return render(request, "agreement/let_go.html", {"is_seen": keeping.given(visit) is not None, "tab": "plan"})
    keeping.let_go(visit)
    response = redirect("agreement:page")
    bar.show_next(response, "gone")
    return response


@together
def theirs(request: HttpRequest) -> HttpResponse:
    """Show what the partner shared of theirs. One who shared nothing and one who wrote nothing look the same."""
    visit = visit_of(request)
    found = keeping.theirs(visit)
    parts = forms.shown_to_the_partner(found, visit.partner) if found else []
    return render(request, "agreement/theirs.html", {"parts": parts, "tab": "plan"})
