"""The page on which a person brings a diary: choose a file, say what its columns are, look, and bring it in or not."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.edges.imports import bring, held, shown
from hearthlight.edges.imports.forms import ColumnsForm, FileForm
from hearthlight.edges.imports.generic.table import Table, read
from hearthlight.edges.imports.generic.translate import Diary, translate
from hearthlight.edges.imports.held import Held
from hearthlight.edges.imports.sealed import takes_large_files
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit

type Step = Callable[[HttpRequest, Held, Table], HttpResponse]


@signed_in
@takes_large_files
def page(request: HttpRequest) -> HttpResponse:
    """What was brought, and a file to choose."""
    visit = visit_of(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        return redirect(form.keep(visit.mine, now=visit.now))
    waiting = held.look(visit.mine, now=visit.now)
    brought = shown.brought(bring.batches(visit.mine))
    return render(request, "imports/page.html", {"form": form, "waiting": waiting, "brought": brought})


def with_file(step: Step) -> Callable[[HttpRequest], HttpResponse]:
    """Hand the waiting file to a step; without one, go back to choosing."""

    @wraps(step)
    def looked_up(request: HttpRequest) -> HttpResponse:
        visit = visit_of(request)
        waiting = held.look(visit.mine, now=visit.now)
        content = held.content(visit.mine, waiting) if waiting else b""
        if waiting is None or waiting.is_export or not content:
            return redirect("imports:page")
        return step(request, waiting, read(content))

    return looked_up


@signed_in
@with_file
def columns(request: HttpRequest, waiting: Held, table: Table) -> HttpResponse:
    """What each column says."""
    form = ColumnsForm(table, waiting.mapping, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        held.understand(visit_of(request).mine, waiting, form.mapping())
        return redirect("imports:look")
    return render(request, "imports/columns.html", {"form": form, "table": shown.as_in_the_file(table)})


@signed_in
@with_file
def look(request: HttpRequest, waiting: Held, table: Table) -> HttpResponse:
    """How it will be in the house; a POST brings it in."""
    visit = visit_of(request)
    diary = _diary(visit, waiting, table)
    if diary is None:
        return redirect("imports:columns")
    if request.method == "POST":
        bring.bring_in(visit.mine, diary.entries)
        held.let_go(visit.mine)
        response = redirect("imports:page")
        bar.show_next(response, "brought")
        return response
    preview = bring.preview(visit.mine, diary.entries)
    return render(request, "imports/look.html", {"look": shown.look(table, waiting, diary, preview)})


@signed_in
def put_away(request: HttpRequest) -> HttpResponse:
    """Not now: the waiting file goes, and nothing was brought."""
    if request.method == "POST":
        held.let_go(visit_of(request).mine)
    return redirect("imports:page")


@signed_in
def take_back(request: HttpRequest) -> HttpResponse:
    """Forget one diary that was brought."""
    if request.method != "POST":
        return redirect("imports:page")
    visit = visit_of(request)
    bring.take_back(visit.mine, request.POST.get("batch", ""), today=visit.now.date())
    response = redirect("imports:page")
    bar.show_next(response, "undone")
    return response


def _diary(visit: Visit, waiting: Held, table: Table) -> Diary | None:
    if waiting.mapping is None:
        return None
    return translate(table, waiting.mapping, source=bring.source_of(waiting.batch), zone=visit.zone, today=visit.today)
