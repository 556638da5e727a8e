"""The check-in: three taps, or a few quiet pages more. Every page can save now, and every answer can be not sure."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.due import anew
from hearthlight.entries.checkin import Checkin
from hearthlight.frame import aside, bar, keep, said, turns
from hearthlight.frame import taps as frame_taps
from hearthlight.frame.policy import known, signed_in, visit_of, writing
from hearthlight.frame.sent import DoesNotFit, is_id
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.write import WasForgotten
from hearthlight.rooms.checkin import coach, drafts, forms, parts, sharing

REFUSED, NOTHING_TO_SHOW = 422, 204


@known
def page(request: HttpRequest) -> HttpResponse:
    """Show the three taps, or keep them. A locked phone may write too."""
    visit = visit_of(request)
    if request.method == "GET":
        if visit.locked:
            return redirect("door:unlock")
        shown = frame_taps.empty(visit, energy=request.GET.get("energy"), mood=request.GET.get("mood"))
        return render(request, "checkin/page.html", {"taps": shown, "tab": "today"})
    try:
        draft = forms.taps(request.POST)
        if "more" in request.POST and visit.signed_in:
            # An id of its own: under one that was kept or taken back already, the words that follow would go nowhere.
            drafts.put(visit, replace(draft, id=forms.new_id()))
            return redirect("checkin:in_there")
        ticks = frozenset({"headline"}) if request.POST.get("for") == "us" else frozenset[str]()
        return _keep(visit, draft, ticks)
    except DoesNotFit as reason:
        return _again(request, visit, str(reason))


def _again(request: HttpRequest, visit: Visit, reason: str) -> HttpResponse:
    """Show the taps once more with what was chosen, and why nothing was kept."""
    sent = request.POST
    shown = frame_taps.empty(visit, energy=sent.get("energy"), mood=sent.get("mood"), wrong=reason)
    return render(request, "checkin/page.html", {"taps": shown, "tab": "today"}, status=REFUSED)


def _keep(visit: Visit, draft: forms.Draft, ticks: frozenset[str]) -> HttpResponse:
    """Keep a draft, and say on the next page what became of it."""
    try:
        outcome = keep.keep_checkin(visit, forms.entry(draft, visit), forms.entry_id(draft.id), ticks)
    except WasForgotten:
        raise DoesNotFit(sharing.was_taken_back()) from None
    if visit.locked:
        anew.heard(visit.person, zone=visit.zone, now=visit.now)
    response = redirect("door:unlock" if visit.locked else "today:page")
    how = "shared_more" if outcome.how == "shared" and ticks != {"headline"} else outcome.how
    bar.show_next(response, how, entry=outcome.entry, shared=outcome.shared)
    return response


@signed_in
@writing
def in_there(request: HttpRequest) -> HttpResponse:
    """Feel, need, would feel good."""
    visit = visit_of(request)
    draft, wrong = drafts.current(visit, page=request.POST.get("id", "")), ""
    if request.method == "POST":
        try:
            draft = forms.in_there(draft, request.POST)
            if "now" in request.POST:
                return _finish(visit, draft, frozenset())
            drafts.put(visit, draft)
            return redirect("checkin:words")
        except DoesNotFit as reason:
            wrong = str(reason)
    context = sharing.page(draft) | {"wrong": wrong, "asks_wanting": not turns.is_still(visit), "tab": "today"}
    return render(request, "checkin/in_there.html", context, status=REFUSED if wrong else 200)


@signed_in
@writing
def words(request: HttpRequest) -> HttpResponse:
    """Own words, for oneself or for the partner; the helper reads them when they go on."""
    visit = visit_of(request)
    draft = drafts.current(visit, page=request.POST.get("id", ""))
    if request.method != "POST":
        return _box(request, draft, typed=draft.words)
    return _smooth(request, _words(request, visit, draft))


def _smooth(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Let script that sent a form go on to a whole page, with an address and an undo bar of its own."""
    if "HX-Request" not in request.headers or "Location" not in answer.headers:
        return answer
    on = HttpResponse(headers={"HX-Redirect": answer.headers["Location"]})
    on.cookies.update(answer.cookies)
    return on


def _words(request: HttpRequest, visit: Visit, draft: forms.Draft) -> HttpResponse:
    sent = request.POST
    try:
        draft = forms.own_words(draft, sent.get("words", ""))
    except DoesNotFit as reason:
        return _box(request, draft, typed=sent.get("words", draft.words), wrong=str(reason))
    if "draft" in sent:
        # A save by itself may come late, after everything was kept; it brings nothing back.
        if not drafts.is_kept(visit, draft):
            drafts.put(visit, draft)
        return HttpResponse(status=NOTHING_TO_SHOW)
    # Kept first and read afterwards, so that no reading can ever hold words up.
    if "now" in sent or not visit.together:
        kept = _finish(visit, draft, frozenset())
        card = aside.card_in(draft.words)
        return aside.show(request, card, onward=reverse("today:page"), kept=kept) if card else kept
    drafts.put(visit, draft)
    found = coach.look(visit, draft)
    if found.card:
        return aside.show(request, found.card, onward=reverse("checkin:share"))
    return _with_hint(request, visit, draft, found)


def _with_hint(request: HttpRequest, visit: Visit, draft: forms.Draft, found: coach.Found) -> HttpResponse:
    """Go on to sharing; when there is a hint, show it, or do what was chosen about it."""
    how = request.POST.get("how")
    if found.hint is None:
        return redirect("checkin:share")
    if how in ("use", "change"):
        return _box(request, draft, typed=found.hint.way if how == "use" else draft.words, used=how == "use")
    if how == "keep":
        coach.put_aside(visit, found.hint.kind)
        return redirect("checkin:share")
    return render(request, "checkin/hint.html", {"draft": draft, "found": found, "tab": "today"})


def _box(request: HttpRequest, draft: forms.Draft, *, typed: str, wrong: str = "", used: bool = False) -> HttpResponse:
    """Show the box to write in."""
    context = {"draft": draft, "typed": typed, "wrong": wrong, "used": used, "tab": "today"}
    return render(request, "checkin/words.html", context, status=REFUSED if wrong else 200)


@signed_in
@writing
def build(request: HttpRequest) -> HttpResponse:
    """Three parts to pick, put together in the box of one's own words."""
    visit, wrong = visit_of(request), ""
    if request.method == "POST":
        try:
            told, draft = parts.sentence(request.POST), drafts.current(visit)
            before = f"{draft.words}\n" if draft.words else ""
            drafts.put(visit, forms.own_words(draft, f"{before}{told}"))
            return redirect("checkin:words")
        except DoesNotFit as reason:
            wrong = str(reason)
    context = {"parts": parts.shown(request.POST), "wrong": wrong, "tab": "today"}
    return render(request, "checkin/parts.html", context, status=REFUSED if wrong else 200)


@signed_in
def share(request: HttpRequest) -> HttpResponse:
    """What the partner may see of it: ticks, the exact preview, and two buttons of the same weight."""
    visit = visit_of(request)
    draft = drafts.current(visit)
    if not visit.together:
        return redirect("checkin:words")
    if not drafts.waits(visit):
        return redirect("today:page")
    ticks = frozenset(request.POST.getlist("tick"))
    if request.method == "POST" and request.POST.get("for") in ("me", "us"):
        return _finish(visit, draft, ticks if request.POST["for"] == "us" else frozenset())
    praise = coach.look(visit, draft).praise
    context = sharing.choices(visit, draft, ticks if request.method == "POST" else None) | {"tab": "today"}
    return render(request, "checkin/share.html", context | {"praise": praise})


@signed_in
def preview(request: HttpRequest) -> HttpResponse:
    """The preview alone, while ticks change."""
    visit = visit_of(request)
    context = sharing.choices(visit, drafts.current(visit), frozenset(request.POST.getlist("tick")))
    return render(request, "checkin/preview.html", context)


def _finish(visit: Visit, draft: forms.Draft, ticks: frozenset[str]) -> HttpResponse:
    """Keep a draft, once for however often the button is pressed; an id that is used already gives way to a new one."""
    if drafts.is_kept(visit, draft):
        return redirect("today:page")
    if write.is_there(visit.mine.id, forms.entry_id(draft.id)):
        draft = replace(draft, id=forms.new_id())
    try:
        response = _keep(visit, draft, ticks)
    except DoesNotFit:
        response = _keep(visit, replace(draft, id=forms.new_id()), ticks)
    drafts.drop(visit)
    return response


@signed_in
def tell(request: HttpRequest) -> HttpResponse:
    """Send the ready-made line: for evenings when no words come."""
    visit = visit_of(request)
    response = redirect("today:page")
    if request.method == "POST" and visit.together:
        entry = Checkin(day=visit.today, at=visit.now, line="low_not_about_you")
        try:
            outcome = keep.share_line(visit, entry, forms.entry_id(request.POST.get("id", "")))
            how = "told" if outcome.how == "shared" else outcome.how
            bar.show_next(response, how, entry=outcome.entry, shared=outcome.shared)
        except (DoesNotFit, WasForgotten):
            return response
    return response


@signed_in
def skip(request: HttpRequest) -> HttpResponse:
    """Put the question away for today. Nothing is written about it but the day."""
    visit = visit_of(request)
    if request.method == "POST":
        write.settle(visit.mine, "skip_day", visit.today.isoformat())
    return redirect("today:page")


@known
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last thing kept; the page before carried the token."""
    said_before = bar.read(request.POST.get("token", "")) if request.method == "POST" else None
    if said_before is None:
        raise Http404
    visit = visit_of(request)
    keep.take_back(visit, said_before[1], said_before[2])
    response = redirect("door:unlock" if visit.locked else "today:page")
    bar.show_next(response, "undone")
    return response


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What this person said today, each with a way to take it back."""
    visit = visit_of(request)
    rows = [
        {"id": one.id.hex(), "text": said.sentence(one.entry), "shared": one.entry.shared_as is not None}
        for one in reversed(visit.recent_mine.since(visit.today))
        if isinstance(one.entry, Checkin)
    ]
    return render(request, "checkin/mine.html", {"rows": rows, "tab": "today"})


@signed_in
def take_back(request: HttpRequest) -> HttpResponse:
    """Take one entry back from the partner, or delete it here and there."""
    visit = visit_of(request)
    sent = request.POST.get("id", "")
    if request.method != "POST" or not is_id(sent):
        raise Http404
    if request.POST.get("only") == "partner":
        keep.unshare(visit, bytes.fromhex(sent))
    else:
        keep.take_back(visit, bytes.fromhex(sent), b"")
    response = redirect("checkin:mine")
    bar.show_next(response, "undone")
    return response
