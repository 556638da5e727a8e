"""The undo bar: says what happened to the last thing kept, and takes it back. It carries ids, never a word."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

COOKIE = "bar"
SALT = "hearthlight/bar"
LIVES_SECONDS = 24 * 3600
SENTENCES = {
    "kept": _("Kept to yourself."),
    "shared": _("%(partner)s can see your headline."),
    "shared_more": _("%(partner)s can see what you ticked."),
    "told": _("%(partner)s can see your line."),
    "paused": _("Kept to yourself. Sharing is paused."),
    "closed": _("Kept to yourself. Your dial stands at only me."),
    "posted": _("Kept, and locked. It is in your journal when you open it."),
    "posted_both": _("Kept, and locked. Your partner can see the headline."),
    "undone": _("Taken back. It is gone."),
    "given": _("%(partner)s can read it now."),
    "yours": _("Taken back. Only you see it now."),
    "gone": _("Deleted. It is gone."),
    "saved": _("Saved."),
    "brought": _("Your diary is in."),
    "signed_out": _("Signed out. That phone asks for a passphrase now."),
    "not_added": _("The passkey did not fit what was asked. Nothing was added."),
    "not_opened": _("That passkey opened nothing. Your passphrase does."),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar shows: a sentence, and where Undo is posted with `token`; no token, no Undo."""

    text: str
    token: str = ""
    url: str = ""
    link_text: str = ""


def cookie_name() -> str:
    return f"__Host-{COOKIE}" if settings.TLS else COOKIE


def show_next(response: HttpResponse, what: str, *, entry: bytes = b"", shared: bytes = b"") -> None:
    """Let the next page show what happened (a key of SENTENCES) and offer to undo it."""
    token = signing.dumps([what, entry.hex(), shared.hex()], salt=SALT)
    response.set_cookie(
        cookie_name(), token, max_age=LIVES_SECONDS, secure=settings.TLS, httponly=True, samesite="Strict"
    )


def read(token: str) -> tuple[str, bytes, bytes] | None:
    """Return what a token says: the key, the entry and its shared copy; None for one that is not ours."""
    try:
        what, entry, shared = signing.loads(token, salt=SALT, max_age=LIVES_SECONDS)
        return what, bytes.fromhex(entry), bytes.fromhex(shared)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def of(request: HttpRequest, partner: str) -> Bar | None:
    """Return the bar for this page, or None. `partner` is the partner's display name."""
    token = request.COOKIES.get(cookie_name(), "")
    said = read(token) if token else None
    if said is None:
        return None
    request.bar_shown = True  # type: ignore[attr-defined]
    text = _sentence(said[0], partner)
    if said[0] == "closed":
        return Bar(text, token, reverse("checkin:undo"), gettext("Open the dial"))
    return Bar(text, token if said[1] else "", reverse("checkin:undo"))


def _sentence(what: str, partner: str) -> str:
    return str(SENTENCES.get(what, SENTENCES["saved"])) % {"partner": partner or gettext("your partner")}


def clear(request: HttpRequest, response: HttpResponse) -> None:
    """Let a bar that was shown on this page go."""
    if getattr(request, "bar_shown", False) and cookie_name() not in response.cookies:
        response.delete_cookie(cookie_name(), samesite="Strict")
