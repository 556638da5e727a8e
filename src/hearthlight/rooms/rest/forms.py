"""What may be said about a night in two taps, and the window of an evening."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.night import Night
from hearthlight.frame.evening import Window
from hearthlight.frame.two_taps import TwoTaps
from hearthlight.frame.visit import Visit

LENGTHS = (
    ("270", _("Under 5 hours")),
    ("330", _("5 to 6")),
    ("390", _("6 to 7")),
    ("450", _("7 to 8")),
    ("510", _("Over 8")),
)
RESTED = (("1", _("Worn out")), ("3", _("Tired")), ("5", _("In between")), ("7", _("Rested")), ("9", _("Fresh")))


class NightForm(TwoTaps):
    """How long it was, about, and how it feels; the second tap keeps it."""

    length = forms.ChoiceField(choices=LENGTHS, error_messages={"required": _("How long was it, about?")})
    rested = forms.ChoiceField(choices=RESTED, error_messages={"required": _("How does it feel?")})

    def entry(self, visit: Visit) -> Night:
        """Return the night that ended on this calendar day."""
        said, day = self.cleaned_data, visit.now.astimezone(visit.zone).date()
        return Night(day=day, at=visit.now, asleep=float(said["length"]), rested=float(said["rested"]))


class EveningForm(forms.Form):
    """The window in which somebody can live with the light going out."""

    use_required_attribute = False
    since = forms.TimeField(label=_("Not before"))
    until = forms.TimeField(label=_("Not after"))

    def __init__(self, window: Window | None, data: Any = None) -> None:
        initial = {"since": window.since, "until": window.until} if window else {}
        super().__init__(data, initial=initial, label_suffix="")
        for field in self.fields.values():
            field.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 900})
            field.error_messages |= {
                "required": _("An hour goes here, such as 22:30."),
                "invalid": _("Two numbers with a colon between, such as 22:30."),
            }

    def clean(self) -> None:
        """Look whether the window is an evening's."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and _length(since, until) > dt.timedelta(hours=8):
            self.add_error("until", _("This hour lies before the first one. An evening may go past midnight."))

    def window(self) -> Window:
        """Return the window, once it is valid."""
        return Window(self.cleaned_data["since"], self.cleaned_data["until"])


def _length(since: dt.time, until: dt.time) -> dt.timedelta:
    minutes = (until.hour - since.hour) * 60 + until.minute - since.minute
    return dt.timedelta(minutes=minutes % 1440)
