"""Medicines: a list with one tap, one page for each, and the body's seasons on the same line."""

import secrets
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.entries.base import Entry
from hearthlight.entries.medicine import Medicine
from hearthlight.frame import bar, keep, medicines
from hearthlight.frame.policy import signed_in, together, visit_of, writing
from hearthlight.frame.sent import DoesNotFit, entry_id, is_id
from hearthlight.frame.visit import Visit
from hearthlight.insight import courses
from hearthlight.insight.courses import Course
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.medicines import forms, laying, sharing
from hearthlight.safety import medicines as known_medicines

REFUSED = 422
TAB = {"tab": "care"}


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """What is taken now with one tap each, what was taken before, and the body's seasons."""
    visit = visit_of(request)
    context = {"rows": medicines.rows(visit), "past": laying.past(visit), "markers": laying.markers(visit)}
    return render(request, "medicines/page.html", TAB | context)


@signed_in
@writing
def add(request: HttpRequest) -> HttpResponse:
    """A name from the list or one's own, and the dose as it was told."""
    visit = visit_of(request)
    names = {"names": known_medicines.names()}
    if request.method != "POST":
        return render(request, "medicines/add.html", TAB | names | {"form": forms.fresh(visit)})
    try:
        entry = forms.begun(request.POST, visit)
        return _kept(visit, entry, entry.course, "medicines:one", entry.course)
    except DoesNotFit as reason:
        form = forms.again(visit, request.POST, reason)
        return render(request, "medicines/add.html", TAB | names | {"form": form}, status=REFUSED)


@signed_in
def one(request: HttpRequest, course_id: bytes) -> HttpResponse:
    """One medicine: what happened with it, what was noticed, and what is known about its kind."""
    visit = visit_of(request)
    course = _own(visit, course_id)
    page = laying.lay(visit, course, sharing.until(visit, course))
    context = {"page": page, "may_share": sharing.may(visit), "how_to_read": known_medicines.how_to_read()}
    return render(request, "medicines/one.html", TAB | context)


@signed_in
def taken(request: HttpRequest) -> HttpResponse:
    """Mark one medicine as taken today, once. No mark says nothing."""
    visit = visit_of(request)
    back = request.POST.get("back")
    response = redirect("care:page" if back == "care" else "medicines:page")
    course = _find(visit, request.POST.get("course", ""))
    if request.method != "POST" or course is None or visit.today.toordinal() in course.taken:
        return response
    entry = Medicine(day=visit.today, at=visit.now, course=course.id, what="taken", name=course.name)
    entry_id = secrets.token_bytes(16)
    keep.keep(visit, entry, entry_id)
    bar.show_next(response, "kept", entry=entry_id)
    return response


@signed_in
@writing
def changed(request: HttpRequest, course_id: bytes) -> HttpResponse:
    """Another dose from a day on."""
    return _said(request, course_id, "medicines/changed.html", forms.turned)


@signed_in
@writing
def stopped(request: HttpRequest, course_id: bytes) -> HttpResponse:
    """It was stopped; what was noticed stays."""
    return _said(request, course_id, "medicines/stopped.html", forms.ended)


@signed_in
@writing
def noticed(request: HttpRequest, course_id: bytes) -> HttpResponse:
    """What was noticed with it, and since which day."""
    return _said(request, course_id, "medicines/noticed.html", forms.seen)


@together
def share(request: HttpRequest, course_id: bytes) -> HttpResponse:
    """Let the partner see name and dose for thirty days, or take that back."""
    visit = visit_of(request)
    course = _own(visit, course_id)
    response = redirect("medicines:one", course_id)
    if request.method == "POST" and request.POST.get("with") == "partner" and sharing.may(visit):
        sharing.share(visit, course)
        bar.show_next(response, "given")
    elif request.method == "POST" and request.POST.get("with") == "me":
        sharing.take_back(visit, course)
        bar.show_next(response, "yours")
    return response


@signed_in
@writing
def body(request: HttpRequest) -> HttpResponse:
    """Cycle, contraception, hormones, a birth: a marker on the day it began or changed."""
    visit = visit_of(request)
    if request.method != "POST":
        form = forms.fresh(visit, medicines.MARKERS)
        return render(request, "medicines/body.html", TAB | {"form": form})
    try:
        return _kept(visit, forms.season(request.POST, visit), entry_id(request.POST), "medicines:page")
    except DoesNotFit as reason:
        form = forms.again(visit, request.POST, reason, medicines.MARKERS)
        return render(request, "medicines/body.html", TAB | {"form": form}, status=REFUSED)


def _said(request: HttpRequest, course_id: bytes, template: str, read: Callable[..., Medicine]) -> HttpResponse:
    """Show the form of one thing that may happen with a medicine, or keep it."""
    visit = visit_of(request)
    course = _own(visit, course_id)
    line = medicines.called(course.name, courses.dose_on(course, visit.today))
    context = TAB | {"name": course.name, "line": line, "id": course_id}
    if request.method != "POST":
        return render(request, template, context | {"form": forms.fresh(visit, medicines.EFFECTS)})
    try:
        entry = read(request.POST, visit, course)
        return _kept(visit, entry, entry_id(request.POST), "medicines:one", course_id)
    except DoesNotFit as reason:
        form = forms.again(visit, request.POST, reason, medicines.EFFECTS)
        return render(request, template, context | {"form": form}, status=REFUSED)


def _kept(visit: Visit, entry: Entry, entry_id: bytes, name: str, *of: bytes) -> HttpResponse:
    try:
        keep.keep(visit, entry, entry_id)
    except WasForgotten:
        raise DoesNotFit(forms.taken_back(), "day") from None
    response = redirect(name, *of)
    bar.show_next(response, "kept", entry=entry_id)
    return response


def _own(visit: Visit, course_id: bytes) -> Course:
    course = medicines.of(visit).by_id.get(course_id)
    if course is None:
        raise Http404
    return course


def _find(visit: Visit, course_id: str) -> Course | None:
    return medicines.of(visit).by_id.get(bytes.fromhex(course_id)) if is_id(course_id) else None
