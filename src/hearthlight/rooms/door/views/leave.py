"""Leave safely: pause, part, delete, in any order. Nothing here sends anybody a message."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.door import leaving


@signed_in
def leave(request: HttpRequest) -> HttpResponse:
    """Show every way to stop."""
    person = visit_of(request).person
    return render(request, "door/leave.html", {"leaving_on": person.leaving_on})


@signed_in
def part(request: HttpRequest) -> HttpResponse:
    """Ask once, gently; then part the two accounts."""
    visit = visit_of(request)
    if visit.ours is None:
        return redirect("door:leave")
    if request.method == "POST" and request.POST.get("sure") == "yes":
        leaving.part(visit, take_back=request.POST.get("shared") == "take_back")
        response = redirect("today:page")
        bar.show_next(response, "saved")
        return response
    return render(request, "door/part.html")


@signed_in
def delete(request: HttpRequest) -> HttpResponse:
    """Ask once, gently; then set the day this side goes, seven days on. Or keep it after all."""
    visit = visit_of(request)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        leaving.ask_to_delete(visit, take_back=request.POST.get("shared") == "take_back")
        return redirect("door:leave")
    if request.method == "POST" and request.POST.get("sure") == "keep":
        leaving.keep_after_all(visit)
        return redirect("door:leave")
    return render(request, "door/delete.html", {"day": visit.today + dt.timedelta(days=leaving.DELETE_AFTER_DAYS)})
