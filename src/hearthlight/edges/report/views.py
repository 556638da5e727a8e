"""The page on its way out, for the one who made it: paper, table, links, and what is given inside the house."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.edges.report import kept, outgoing, sharing
from hearthlight.edges.report import links as made
from hearthlight.edges.report import paper as papers
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, together, visit_of
from hearthlight.rooms.reports import current

TAB = {"tab": "care"}


@signed_in
def paper(request: HttpRequest) -> HttpResponse:
    """Give the latest page as a PDF, made in memory."""
    return _pdf(papers.print_out(outgoing.latest(visit_of(request)).sheet))


@signed_in
def table(request: HttpRequest) -> HttpResponse:
    """Give the latest page as a table for a spreadsheet."""
    answer = HttpResponse(outgoing.to_table(outgoing.latest(visit_of(request))), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="appointment.csv"'
    return answer


@signed_in
def links(request: HttpRequest) -> HttpResponse:
    """The links that open now, the words for each, and when it was opened."""
    visit = visit_of(request)
    shown = kept.open_ones(visit)
    made.end_all_but(visit, [one.token for one in shown])
    rows = [(one, request.build_absolute_uri(reverse("report:for_you", args=[one.token]))) for one in shown]
    context = {"rows": rows, "lasts": made.LASTS_DAYS, "has_page": current.find(visit) is not None}
    return render(request, "report/links.html", TAB | context)


@signed_in
def new_link(request: HttpRequest) -> HttpResponse:
    """Make a link for the page as it stands now."""
    visit = visit_of(request)
    if request.method == "POST":
        out = outgoing.all_forms(visit)
        wanted = request.POST.get("lasts", "")
        lasts = next((days for days in made.LASTS_DAYS if str(days) == wanted), made.LASTS_DAYS[0])
        page = out.page
        who = page.appointment.who
        made.make(visit, page.sheet, table=out.table, bundle=out.bundle, of=page.id, who=who, lasts=lasts)
    return redirect("report:links")


@signed_in
def end_link(request: HttpRequest) -> HttpResponse:
    """Let one link end now."""
    visit = visit_of(request)
    found = next((one for one in kept.open_ones(visit) if one.id == request.POST.get("link")), None)
    response = redirect("report:links")
    if request.method == "POST" and found is not None:
        made.end(visit, bytes.fromhex(found.id), found.token)
        bar.show_next(response, "gone")
    return response


@together
def partner(request: HttpRequest) -> HttpResponse:
    """Let the partner read the page for thirty days, or take that back."""
    visit = visit_of(request)
    if request.method == "POST":
        return _give_or_take(request, "given", "report:partner")
    context = {"mine": sharing.mine(visit, "given"), "may": sharing.may(visit), "page": outgoing.latest(visit)}
    return render(request, "reports/partner.html", TAB | context)


@together
def given(request: HttpRequest) -> HttpResponse:
    """The page the partner lets this person read."""
    side = sharing.theirs(visit_of(request), "given")
    if side is None:
        raise Http404
    return render(request, "reports/given.html", TAB | {"side": side})


@together
def ours(request: HttpRequest) -> HttpResponse:
    """A page of two for a couple therapist: each gives their side alone, and it is there once both did."""
    visit = visit_of(request)
    if request.method == "POST":
        return _give_or_take(request, "ours", "report:ours")
    context = {
        "mine": sharing.mine(visit, "ours"),
        "may": sharing.may(visit),
        "has_page": current.find(visit) is not None,
        "sheet": sharing.of_two(visit),
    }
    return render(request, "reports/ours.html", TAB | context)


@together
def our_paper(request: HttpRequest) -> HttpResponse:
    """The page of two as a PDF."""
    sheet = sharing.of_two(visit_of(request))
    if sheet is None:
        raise Http404
    return _pdf(papers.print_out(sheet))


def _give_or_take(request: HttpRequest, way: sharing.Way, back: str) -> HttpResponse:
    visit = visit_of(request)
    response = redirect(back)
    if request.POST.get("give") == "yes" and sharing.may(visit):
        sharing.give(visit, outgoing.latest(visit), way)
        bar.show_next(response, "saved")
    elif request.POST.get("give") == "no":
        sharing.take_back(visit, way)
        bar.show_next(response, "yours")
    return response


def _pdf(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="appointment.pdf"'
    return answer
