"""The calendar file a person brings; what is busy is there once it is valid."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


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
