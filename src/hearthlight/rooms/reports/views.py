"""The page for an appointment: getting ready, line by line, and the page as it will be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of, writing
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.reports import current, forms

REFUSED = 422
TAB = {"tab": "care"}


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The page as it will be, and the ways to take it along; without one, what it is for."""
    found = current.page(visit_of(request))
    if found is None:
        return render(request, "reports/empty.html", TAB)
    context = {"sheet": found.sheet, "appointment": found.appointment}
    return render(request, "reports/page.html", TAB | context)


@signed_in
@writing
def ready(request: HttpRequest) -> HttpResponse:
    """Who, when, the own question first, then every line to pick. A new page starts afresh."""
    visit = visit_of(request)
    if request.method != "POST":
        found = None if request.GET.get("new") else current.find(visit)
        form = forms.of(visit, *found) if found else forms.fresh(visit)
        return render(request, "reports/ready.html", TAB | {"form": form})
    try:
        appointment = forms.appointment(request.POST, visit)
        current.keep(visit, entry_id(request.POST), appointment)
    except WasForgotten:
        return _again(request, DoesNotFit(_("This page was deleted before. Open a new one to write it anew."), "who"))
    except DoesNotFit as reason:
        return _again(request, reason)
    if request.POST.get("look"):
        return redirect("reports:ready")
    response = redirect("reports:page")
    bar.show_next(response, "saved")
    return response


def _again(request: HttpRequest, reason: DoesNotFit) -> HttpResponse:
    form = forms.again(visit_of(request), request.POST, reason)
    return render(request, "reports/ready.html", TAB | {"form": form}, status=REFUSED)
