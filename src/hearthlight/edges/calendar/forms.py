"""What a calendar address may tell, and the calendar file a person brings; what is busy is there once it is valid."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.ahead import ALL, TITLES, Tells

# Anything but such words would tell whoever looks over a shoulder.
WORDS = dict(zip(TITLES, (_("Busy"), _("Pause"), _("At home"), _("Tea")), strict=True))
WHATS = {
    "times": _("The times of your reminders"),
    "ritual": _("The ritual you planned"),
    "ask": _("What you both said yes to"),
    "talk": _("The hour of the talk, when it suits you both"),
    "window": _("The best window of the week"),
}


class TellsForm(forms.Form):
    """What the address tells, and the one word on all of it."""

    title = forms.ChoiceField(
        label=_("Each one reads"),
        choices=tuple(WORDS.items()),
        error_messages={
            "required": _("Pick one of these words."),
            "invalid_choice": _("Pick one of these words. The calendar reads as before."),
        },
    )
    whats = forms.MultipleChoiceField(
        choices=tuple(WHATS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Tick what is on this list. The calendar reads as before.")},
    )

    def __init__(self, told: Tells, data: Any = None) -> None:
        super().__init__(data, initial={"title": told.title, "whats": list(told.whats)}, label_suffix="")

    def tells(self) -> Tells:
        """Return what was picked."""
        picked = self.cleaned_data["whats"]
        return Tells(self.cleaned_data["title"], tuple(what for what in ALL if what in picked))


class BusyForm(forms.Form):
    """One file, read at once and not kept."""

    file = forms.FileField(
        label=_("A calendar file"),
        help_text=_("It ends in .ics and holds up to 2 MB. Nothing of it is kept but morning, afternoon or evening."),
        error_messages={
            "required": _("Choose a file first. It ends in .ics."),
            "invalid": _("Choose a file first. It ends in .ics."),
            "empty": _("This file is empty. Nothing was changed."),
        },
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def __init__(self, *sent: Any, today: dt.date, zone: ZoneInfo) -> None:
        super().__init__(*sent)
        self.label_suffix = ""
        self.today, self.zone = today, zone

    def clean_file(self) -> "UploadedFile[bytes]":
        """Read the file; what cannot be read changes nothing."""
        # Imported here because icalendar is large, and most houses are never asked.
        from hearthlight.edges.calendar.busy import LARGEST_BYTES, NotACalendar, busy

        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 2 MB. Most calendars can give one year, or one month.")
            )
        try:
            self.busy = busy(file.read(), today=self.today, zone=self.zone)
        except NotACalendar:
            raise forms.ValidationError(_("This does not read as a calendar. Nothing was changed.")) from None
        return file
