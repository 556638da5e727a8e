"""What may be wished about reminders: two times a day at most, quiet hours, and one question after a hard answer."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.due import wishes
from hearthlight.due.wishes import MOST_A_DAY, Wishes


class Clock(forms.TimeField):
    """A time on the person's own clock, at a quarter of an hour."""

    def __init__(self, *, label: Any, help_text: Any = "", required: bool = False) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 900}),
            error_messages={
                "invalid": _("Two numbers with a colon between, such as 19:30."),
                "required": _("Pick an hour, so that the night stays quiet."),
            },
        )

    def clean(self, value: Any) -> dt.time | None:
        time = super().clean(value)
        return wishes.clock_time(time.isoformat()) if time else None


class WishesForm(forms.Form):
    """The wishes on one page."""

    use_required_attribute = False
    first = Clock(label=_("A time"), help_text=_("Empty means none."))
    second = Clock(label=_("A second time, if you like"))
    planned = Clock(
        label=_("On days with something planned"),
        help_text=_("A ritual, the talk, or what you both said yes to. Empty means none."),
    )
    hush_from = Clock(label=_("Quiet from"), required=True)
    hush_until = Clock(
        label=_("Quiet until"),
        required=True,
        help_text=_("Nothing comes in these hours, nor in the hour before, while the day gets smaller."),
    )
    ask_once = forms.BooleanField(label=_("Ask me once, on the day after"), required=False)

    def __init__(self, wished: Wishes, data: Any = None) -> None:
        super().__init__(data, initial=wishes.to_map(wished), label_suffix="")
        self.wished = wished

    def clean(self) -> None:
        """Look whether times and quiet hours fit together."""
        if self.cleaned_data.get("hush_from") == self.cleaned_data.get("hush_until"):
            self.add_error("hush_until", _("Both hours are the same. Pick when the quiet ends."))
        if self.errors:
            return
        for name in ("first", "second", "planned"):
            time = self.cleaned_data[name]
            if time and self.wishes().is_hushed(time):
                self.add_error(
                    name, _("That lies in your quiet hours, or the hour before. Pick another time, or move the hours.")
                )
        if not self.errors and len(self.wishes().slots) > MOST_A_DAY:
            self.add_error("planned", _("Two a day are the most. Empty one of the three, and it fits."))

    def wishes(self) -> Wishes:
        """Return what is wished; what was snoozed stays so."""
        said = {name: value.isoformat("minutes") for name, value in self._times() if value}
        said["ask_once"] = "yes" if self.cleaned_data["ask_once"] else ""
        if self.wished.snoozed_until:
            said["snoozed_until"] = self.wished.snoozed_until.isoformat()
        return wishes.from_map(said)

    def _times(self) -> list[tuple[str, dt.time | None]]:
        return [(name, self.cleaned_data[name]) for name in ("first", "second", "planned", "hush_from", "hush_until")]
