"""What a browser gives when somebody says yes to notices: where it is reached, and the keys that seal to it."""

import base64
import binascii
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.due.bells import ANSWERS, FULL, PLAIN, Way
from hearthlight.edges.push import address, message
from hearthlight.edges.push.address import NotAnAddress

CHOICES = (
    (PLAIN, _("“You have a note”"), _("It could be anything.")),
    (FULL, _("“Three taps, if you like.”"), _("Whoever sees it may guess what it is for.")),
    (
        ANSWERS,
        _("The same, with three answers"),
        _("Low, Mixed or Okay, right there. It is for you alone, and locked."),
    ),
)
_GAVE_NONE = _("This browser gave no way to bring notices. A line still waits on your page at its time.")


def raw(text: str) -> bytes:
    """Return what these standards write as text; empty for what is none of it."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def reached(*, at: str, key: str, secret: str, wording: str, contact: str) -> Way | None:
    """Return how a browser is reached, or None when it cannot be."""
    try:
        address.read(at)
    except NotAnAddress:
        return None
    point, shared = raw(key), raw(secret)
    fits = message.is_key(point) and len(shared) == message.SECRET
    return Way(at, point, shared, wording, contact) if fits else None


class NoticesForm(forms.Form):
    """The words of a notice, and how this browser is reached unless that is kept already, in `before`."""

    use_required_attribute = False
    wording = forms.ChoiceField(
        choices=[(value, label) for value, label, _more in CHOICES],
        error_messages={"required": _("Pick one of these."), "invalid_choice": _("Pick one of these.")},
    )
    address = forms.CharField(required=False)
    key = forms.CharField(required=False)
    secret = forms.CharField(required=False)

    def __init__(self, before: Way | None, data: Any = None, *, contact: str) -> None:
        super().__init__(data, initial={"wording": before.wording if before else PLAIN})
        self.before, self.contact = before, contact
        self.way: Way | None = None

    def clean(self) -> None:
        """Look for a way to this browser: the one it gives now, or the one it gave."""
        said = self.cleaned_data
        if "wording" in said:
            self.way = self._way(said)
            if self.way is None:
                self.add_error(None, _GAVE_NONE)

    def _way(self, said: dict[str, str]) -> Way | None:
        if self.before and not said.get("address"):
            return msgspec.structs.replace(self.before, wording=said["wording"])
        at, key, secret = (said.get(name, "") for name in ("address", "key", "secret"))
        return reached(at=at, key=key, secret=secret, wording=said["wording"], contact=self.contact)
