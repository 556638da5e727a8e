"""Privacy and safety: the dials, quiet controls, how pages look, and the locks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.due import anew, lamps
from hearthlight.frame import ahead, bar, tongue
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.frame.visit import refill_box
from hearthlight.journal import locks, write
from hearthlight.people import consent, phones
from hearthlight.rooms.door.dials import rows
from hearthlight.rooms.door.forms import NewPassphrase, zones
from hearthlight.rooms.door.views.begin import is_theirs

# Which choices a page may set, and what each accepts.
CHOICES = {
    "theme": ("auto", "day", "night", "winddown"),
    "letters": ("", "easier"),
    "paused": ("", "yes"),
}


@signed_in
def settings(request: HttpRequest) -> HttpResponse:
    """Show every choice this person has made."""
    visit = visit_of(request)
    assert visit.phone is not None, "signed in"
    context = {
        "rows": rows(visit.dials),
        "idle": visit.phone.idle_minutes,
        "idle_choices": phones.IDLE_CHOICES,
        "look": visit.choice("theme") or "auto",
        "looks": (("auto", _("Auto")), ("day", _("Day")), ("night", _("Night")), ("winddown", _("Amber"))),
        "languages": tongue.names(),
        "language": visit.choice(tongue.CHOICE),
        "kit_kept": visit.choice("kit") == "yes",
    }
    return render(request, "door/settings.html", context)


@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """Keep one form of choices; unknown names and values change nothing."""
    visit = visit_of(request)
    response = redirect("door:settings")
    if request.method == "POST":
        for name, accepted in CHOICES.items():
            if request.POST.get(name) in accepted and name in request.POST:
                write.settle(visit.mine, name, request.POST[name])
        if request.POST.get("form") == "dials":
            write.settle(visit.mine, "dials", consent.read_dials(request.POST.dict()))
        _idle(request)
        _language(request, response)
        visit.look_again()
        visit.keep_box()
    bar.show_next(response, "saved")
    return response


def _language(request: HttpRequest, response: HttpResponse) -> None:
    chosen = request.POST.get(tongue.CHOICE)
    if chosen is not None and chosen in tongue.accepted():
        write.settle(visit_of(request).mine, tongue.CHOICE, chosen)
        tongue.remember(response, chosen)


def _idle(request: HttpRequest) -> None:
    wanted = request.POST.get("idle", "")
    if wanted.isdigit() and int(wanted) in phones.IDLE_CHOICES:
        visit = visit_of(request)
        assert visit.phone is not None, "signed in"
        phones.set_idle(visit.phone, int(wanted), now=visit.now)


@signed_in
def names(request: HttpRequest) -> HttpResponse:
    """Change the display name and the hours a day runs in. The shared past keeps the old name."""
    visit = visit_of(request)
    called, zone, wrong = visit.me, visit.zone.key, ""
    if request.method == "POST":
        called, zone = request.POST.get("called", "").strip()[:40], request.POST.get("zone", "")
        if called and zone in dict(zones()):
            write.settle(visit.mine, "name", called)
            write.settle(visit.mine, "zone", zone)
            if visit.ours is not None:
                write.settle(visit.ours, "name", called)
            visit.look_again()
            refill_box(visit)
            lamps.move(visit.person, visit.zone)
            anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
            return redirect("door:settings")
        wrong = _("A name and a place, please. Both can change again.")
    context = {"zones": zones(), "called": called, "zone": zone, "wrong": wrong}
    return render(request, "door/names.html", context, status=422 if wrong else 200)


@signed_in
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change the passphrase: one small value is wrapped anew."""
    visit = visit_of(request)
    form = NewPassphrase(request.POST or None)
    if request.method == "POST" and is_theirs(visit, form):
        locks.set_passphrase(visit.mine.id, visit.mine.mine, form.cleaned_data["new"])
        phones.sign_out_others(visit.person, visit.phone_id)
        response = redirect("door:settings")
        bar.show_next(response, "saved")
        return response
    return render(request, "door/passphrase.html", {"form": form})
