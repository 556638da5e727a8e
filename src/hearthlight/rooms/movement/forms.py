"""Saying “I moved a little” in two taps, and the entry it becomes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.movement import Movement
from hearthlight.frame.two_taps import TwoTaps
from hearthlight.frame.visit import Visit

WHAT = (("walk", _("A walk")), ("stretch", _("A stretch")), ("yoga", _("Some yoga")), ("other", _("Something else")))
KEPT_AS = dict(WHAT) | {"other": _("Moving a little")}
LENGTHS = (("1", _("A minute")), ("5", _("About five")), ("10", _("About ten")), ("20", _("Twenty or so")))


class MovedForm(TwoTaps):
    """What it was, and about how long; the second tap keeps it."""

    what = forms.ChoiceField(
        choices=WHAT, error_messages={"required": _("What was it?"), "invalid_choice": _("Pick one of these.")}
    )
    minutes = forms.ChoiceField(
        choices=LENGTHS, error_messages={"required": _("About how long?"), "invalid_choice": _("Pick one of these.")}
    )

    def entry(self, visit: Visit) -> Movement:
        """Return the entry, in the words it was said with."""
        what, minutes = str(KEPT_AS[self.cleaned_data["what"]]), float(self.cleaned_data["minutes"])
        return Movement(day=visit.today, at=visit.now, what=what, minutes=minutes)
