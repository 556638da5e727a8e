"""Joining two phones: a code, then a yes from each, apart. A no leaves no trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.frame.lights import Light
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.people import consent, couples, limits, pairing
from hearthlight.people.models import Code
from hearthlight.rooms.door import accounts, joining, pictures
from hearthlight.rooms.door.dials import rows
from hearthlight.rooms.door.forms import CodeWords
from hearthlight.rooms.door.views.begin import wait_text


@signed_in
def join(request: HttpRequest) -> HttpResponse:
    """Show where the two phones stand: no code yet, a code to read out, or the question to both."""
    visit = visit_of(request)
    if visit.together:
        joining.after_joining(visit)
        return redirect("today:page")
    code = pairing.of(visit.person, now=visit.now)
    if code is None:
        return _start(request, CodeWords(), ran_out="was" in request.GET)
    joining.say_name(visit, code)
    if code.joiner_id is None:
        return _show_code(request, visit, code)
    their = joining.their_name(visit, code) or _("The other one")
    context = {
        "their": their,
        "lights": (Light(_("You"), _("Here")), Light(their, _("Here"))),
        "rows": rows(visit.dials),
        "waiting": joining.said_yes(code, visit.person),
    }
    return render(request, "door/consent.html", context)


def _start(request: HttpRequest, form: CodeWords, *, ran_out: bool = False) -> HttpResponse:
    return render(request, "door/join.html", {"form": form, "ran_out": ran_out})


def _show_code(request: HttpRequest, visit: Visit, code: Code) -> HttpResponse:
    words = joining.words_of(visit, code)
    address = request.build_absolute_uri(reverse("door:join_with", args=[words.replace(" ", "-")]))
    minutes = max(1, round((code.until - visit.now).total_seconds() / 60))
    return render(request, "door/code.html", {"words": words.split(), "qr": pictures.qr(address), "minutes": minutes})


@signed_in
def make_code(request: HttpRequest) -> HttpResponse:
    """Make a code in place of the one before."""
    if request.method == "POST" and not visit_of(request).together:
        joining.make_code(visit_of(request))
    return redirect("door:join")


@open_to_all
def join_with(request: HttpRequest, words: str) -> HttpResponse:
    """Where the picture code leads: with an account to the question, without one to making it."""
    visit = visit_of(request)
    spoken = pairing.words_for(words)
    if visit.locked:
        return redirect(f"{reverse('door:unlock')}?next={reverse('door:join_with', args=[words])}")
    if not visit.signed_in:
        return redirect(f"{reverse('door:begin')}?with=someone&words={spoken.replace(' ', '+')}")
    return render(request, "door/join.html", {"form": CodeWords(initial={"words": spoken}), "given": True})


@signed_in
def take_code(request: HttpRequest) -> HttpResponse:
    """Take up the three words the other one read out."""
    visit = visit_of(request)
    form = CodeWords(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            limits.count(limits.PAIR_PERSON, visit.person.id.hex(), now=visit.now)
            limits.count(limits.PAIR_PLACE, accounts.place(request), now=visit.now)
            pairing.claim(form.cleaned_data["words"], visit.person, now=visit.now)
            return redirect("door:join")
        except pairing.NoSuchCode:
            form.add_error("words", _("These words open nothing now. Ask for new ones when you’re both ready."))
        except limits.TooMany as many:
            form.add_error(None, wait_text(many))
    return _start(request, form)


@signed_in
def answer(request: HttpRequest) -> HttpResponse:
    """Take a yes with its dials, or a no, which leaves no mark and asks no reason."""
    visit = visit_of(request)
    code = pairing.of(visit.person, now=visit.now)
    if request.method != "POST" or request.POST.get("answer") != "yes":
        return redirect("today:page")
    if code is None or code.joiner_id is None:
        return redirect(f"{reverse('door:join')}?was=1")
    try:
        joined = joining.say_yes(visit, code, consent.read_dials(request.POST.dict()))
    except couples.CannotJoin:
        joined = False
    return redirect("today:page" if joined else "door:join")
