"""The page on which a person looks at an export and ticks what comes in, and the way in for a large file."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from hearthlight.edges.imports import bring, gather, held, looked, reader, spool
from hearthlight.edges.imports.formats import daylio
from hearthlight.edges.imports.held import Held
from hearthlight.edges.imports.kinds import KindsForm
from hearthlight.edges.imports.parcel import NotReadable
from hearthlight.edges.imports.readings import Found
from hearthlight.frame import bar
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import Visit


@signed_in
def kinds(request: HttpRequest) -> HttpResponse:
    """What stands in the export; a POST brings in what was ticked."""
    visit = visit_of(request)
    waiting = held.look(visit.mine, now=visit.now)
    if waiting is None or not waiting.is_export or not waiting.is_whole:
        return redirect("imports:page")
    try:
        found = _read(visit, waiting)
    except NotReadable:
        held.let_go(visit.mine)
        return render(request, "imports/unknown.html", status=422)
    look = looked.look(visit, found)
    posted = request.POST if request.method == "POST" else None
    form = KindsForm(found, [kind.key for kind in look.kinds], posted)
    if form.is_bound and form.is_valid():
        daylio.named(found, form.levels())
        owner = looked.owner_of(visit, waiting.batch, found.format)
        bring.bring_in(visit.mine, gather.entries(found, form.choice(), owner))
        held.let_go(visit.mine)
        response = redirect("imports:page")
        bar.show_next(response, "brought")
        return response
    return render(request, "imports/kinds.html", {"look": look, "form": form})


@signed_in
def part(request: HttpRequest) -> HttpResponse:
    """Take one more piece of a large file, or tell how much of it is there, so that a break costs one piece."""
    visit = visit_of(request)
    waiting = held.look(visit.mine, now=visit.now)
    size, name = request.GET.get("size", ""), request.GET.get("name", "")
    is_same = waiting is not None and waiting.spool and (str(waiting.size), waiting.name) == (size, name[:200])
    if request.method != "POST":
        return _there(waiting if is_same else None)
    if not (size.isdecimal() and len(size) < 12 and 0 < int(size) <= spool.LARGEST):
        return _there(None, status=422)
    if waiting is None or not is_same:
        waiting = held.expect(visit.mine, int(size), now=visit.now, name=name)
    at = request.GET.get("at", "")
    try:
        if not at.isdecimal() or len(at) > 12 or int(at) + len(request.body) > waiting.size:
            raise spool.OutOfPlace("beyond the end")
        spool.append(waiting.spool, waiting.key, at=int(at), piece=request.body)
    except spool.OutOfPlace:
        return _there(waiting, status=409)
    except OSError:
        return _there(waiting, status=507)
    return _there(waiting)


def _there(waiting: Held | None, status: int = 200) -> HttpResponse:
    there = spool.received(waiting.spool, waiting.size) if waiting and waiting.spool else 0
    return JsonResponse({"at": there, "piece": spool.FRAME}, status=status)


def _read(visit: Visit, waiting: Held) -> Found:
    parcel = held.parcel(visit.mine, waiting)
    try:
        return reader.read(parcel, visit.zone, today=visit.now.astimezone(visit.zone).date())
    finally:
        parcel.close()
