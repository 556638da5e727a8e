"""Saying “I moved a little” in two taps, and the entry it becomes."""

import re
import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.movement import Movement
from hearthlight.frame.visit import Visit

_ID = re.compile(r"[0-9a-f]{32}")
WHAT = (("walk", _("A walk")), ("stretch", _("A stretch")), ("yoga", _("Some yoga")), ("other", _("Something else")))
KEPT_AS = dict(WHAT) | {"other": _("Moving a little")}
LENGTHS = (("1", _("A minute")), ("5", _("About five")), ("10", _("About ten")), ("20", _("Twenty or so")))


class MovedForm(forms.Form):
    """What it was, and about how long; the second tap keeps it."""

    what = forms.ChoiceField(
        choices=WHAT, error_messages={"required": _("What was it?"), "invalid_choice": _("Pick one of these.")}
    )
    minutes = forms.ChoiceField(
        choices=LENGTHS, error_messages={"required": _("About how long?"), "invalid_choice": _("Pick one of these.")}
    )
    id = forms.CharField(required=False, max_length=64)

    def movement(self, visit: Visit) -> tuple[bytes, Movement]:
        """Return the entry, in the words it was said with, and the id that makes two sends one entry."""
        said = self.cleaned_data
        known = _ID.fullmatch(said["id"])
        entry_id = bytes.fromhex(known.group()) if known else secrets.token_bytes(16)
        what, minutes = str(KEPT_AS[said["what"]]), float(said["minutes"])
        return entry_id, Movement(day=visit.today, at=visit.now, what=what, minutes=minutes)
