"""History: a month or a day of one's own, one entry, and a search. Nobody else's words are ever shown here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.entries import codec
from hearthlight.frame import bar, keep, told
from hearthlight.frame.policy import signed_in, visit_of, writing
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, seal, write
from hearthlight.journal.read import Kept
from hearthlight.rooms.history import days, finding, forms, sharing, unread

REFUSED = 422


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """One month, the latest unless another is asked for; or one day."""
    visit, context = visit_of(request), {"tab": "patterns"}
    day = forms.a_day(request.GET.get("day", ""))
    if day is not None:
        kept = [one for one in days.of_month(visit, day.replace(day=1)) if one.entry.day == day]
        return render(request, "history/day.html", context | {"day": day, "days": days.by_day(visit, kept)})
    first = forms.a_month(request.GET.get("month", "")) or next(iter(days.months(visit)), visit.today.replace(day=1))
    return render(request, "history/page.html", context | {"month": days.month(visit, first)})


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Find own words again. They come by POST, so that they stand in no address and no list of visited pages."""
    if request.method != "POST":
        return redirect("history:page")
    words = request.POST.get("words", "").strip()
    found = finding.find(visit_of(request), words, forms.a_month(request.POST.get("until", "")))
    return render(request, "history/found.html", {"words": words, "found": found, "tab": "patterns"})


@signed_in
@writing
def entry(request: HttpRequest, entry_id: bytes) -> HttpResponse:
    """One entry: read it, see who else can, and change it."""
    visit = visit_of(request)
    kept = _own(visit, entry_id)
    form = forms.form(visit, kept.entry)
    if request.method == "POST" and form is not None:
        try:
            write.change(visit.mine, forms.changed(kept.entry, request.POST), entry_id)
            response = redirect("history:entry", entry_id)
            bar.show_next(response, "saved")
            return response
        except DoesNotFit as reason:
            form = forms.form(visit, kept.entry, words=request.POST.get("words", ""), wrong=str(reason))
    context = _shown(visit, kept) | {"form": form}
    return render(request, "history/entry.html", context, status=REFUSED if form and form.wrong else 200)


@signed_in
def let_go(request: HttpRequest, entry_id: bytes) -> HttpResponse:
    """Ask once, then take an entry back from the partner, or really delete it here and there."""
    visit = visit_of(request)
    kept = _own(visit, entry_id)
    if request.method == "POST" and request.POST.get("only") == "partner":
        keep.unshare(visit, entry_id)
        response = redirect("history:entry", entry_id)
        bar.show_next(response, "yours")
        return response
    if request.method == "POST":
        keep.take_back(visit, entry_id, b"")
        response = redirect(_month_page(kept))
        bar.show_next(response, "gone")
        return response
    return render(request, "history/let_go.html", _shown(visit, kept))


@signed_in
def unopened(request: HttpRequest) -> HttpResponse:
    """Say what does not open and what may help; let one's own go when nothing does."""
    visit = visit_of(request)
    if request.method == "POST":
        unread.let_go(visit)
        response = redirect("today:page")
        bar.show_next(response, "gone")
        return response
    return render(request, "history/unread.html", {"found": unread.look(visit), "tab": "patterns"})


def _own(visit: Visit, entry_id: bytes) -> Kept:
    """Return an entry of this person; anything else is not there. A settled choice has a page of its own."""
    try:
        kept = read.one(visit.mine, entry_id)
    except seal.NotShared:
        raise Http404 from None
    if kept.entry.day is None:
        raise Http404
    return kept


def _shown(visit: Visit, kept: Kept) -> dict[str, object]:
    return {
        "id": kept.id,
        "day": kept.entry.day,
        "told": told.tell(kept.entry, visit.partner),
        "month_page": _month_page(kept),
        "given": sharing.given(visit, kept.entry),
        "tab": "patterns",
    }


def _month_page(kept: Kept) -> str:
    return f"{reverse('history:page')}?month={codec.bucket_of(kept.entry)}"
