"""A new account: names, a passphrase, and the recovery kit as a page to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.frame import bar
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import locks, seal, write
from hearthlight.people import limits
from hearthlight.rooms.door import accounts, pictures
from hearthlight.rooms.door.forms import Begin, NewPassphrase, Unlock, suggestion


@open_to_all
def begin(request: HttpRequest) -> HttpResponse:
    """Show the form, or make the account and go on to the kit."""
    visit = visit_of(request)
    together = (request.POST if request.method == "POST" else request.GET).get("with") == "someone"
    if request.method == "POST":
        form = Begin(request.POST)
        if form.is_valid() and _made(request, form):
            return redirect("door:kit_together" if together or form.cleaned_data["words"] else "door:kit")
    else:
        form = Begin(initial={"words": request.GET.get("words", "")})
    needs_words = not accounts.may_begin("", now=visit.now)
    context = {"form": form, "together": together, "needs_words": needs_words, "suggestion": suggestion()}
    return render(request, "door/begin.html", context)


def _made(request: HttpRequest, form: Begin) -> bool:
    try:
        accounts.begin(request, **form.cleaned_data)
    except accounts.NameTaken:
        form.add_error("name", _("Somebody signs in with this name. Pick another one."))
    except accounts.HouseFull:
        form.add_error("words", _("These words open nothing now. Ask for new ones when you’re both ready."))
    except limits.TooMany as wait:
        form.add_error(None, wait_text(wait))
    return form.is_valid()


def wait_text(many: limits.TooMany) -> str:
    """Return how long to wait, in whole minutes."""
    minutes = max(1, -(-int(many.wait.total_seconds()) // 60))
    return _("That was tried many times. It opens again in %(minutes)s minutes. Nothing is lost.") % {
        "minutes": minutes
    }


@signed_in
def kit(request: HttpRequest, *, together: bool = False) -> HttpResponse:
    """Explain the kit; a POST makes one and shows it, this once. In place of an older one it asks for the passphrase."""
    visit = visit_of(request)
    onward = "door:join" if together else "today:page"
    form = Unlock(request.POST or None) if locks.has_kit(visit.mine.id) else None
    context: dict[str, object] = {"onward": onward, "together": together, "form": form}
    if request.method == "POST" and (form is None or is_theirs(visit, form)):
        words = locks.new_kit(visit.mine.id, visit.mine.mine)
        write.settle(visit.mine, "kit", "")
        context |= {"words": words.split(), "qr": pictures.qr(words)}
    return render(request, "door/kit.html", context)


def is_theirs(visit: Visit, form: Unlock | NewPassphrase) -> bool:
    """Return whether the passphrase in the form opens this person's home; otherwise the form says what is the matter."""
    if form.is_valid():
        try:
            limits.count(limits.SIGN_IN_NAME, visit.person.id.hex(), now=visit.now)
            locks.open_with_passphrase(visit.mine.id, form.cleaned_data["passphrase"])
        except seal.WrongKey:
            form.add_error("passphrase", _("That isn’t the passphrase this opens with."))
        except limits.TooMany as many:
            form.add_error(None, wait_text(many))
    return form.is_valid()


@signed_in
def kit_kept(request: HttpRequest) -> HttpResponse:
    """Remember that the kit is somewhere safe, and go on."""
    response = redirect("door:join" if request.POST.get("with") == "someone" else "today:page")
    if request.method == "POST":
        write.settle(visit_of(request).mine, "kit", "yes")
    bar.show_next(response, "saved")
    return response
