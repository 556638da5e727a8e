"""What the person tells about their file: which one it is, and what its columns say."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from hearthlight.edges.imports import held, reader, words
from hearthlight.edges.imports.generic import table as tables
from hearthlight.edges.imports.generic.mapping import FIELDS, Mapping, Proposal, Rating, guess_order, propose
from hearthlight.edges.imports.generic.table import NotATable, Table
from hearthlight.edges.imports.sealed import Sealed
from hearthlight.journal.homes import OpenHome

ACCEPTED = ".zip,.csv,.tsv,.txt,.json,.xml,.db,.daylio,.cluedata,text/csv,application/json,application/zip"
_ENDS = {
    "mood": (_("The number for the lowest mood"), _("The number for the brightest mood")),
    "energy": (_("The number for empty"), _("The number for full")),
    "closeness": (_("The number for far apart"), _("The number for very close")),
}
_LEFT_OUT = ("", _("Leave out"))
_ORDERS = (("", _("Please choose")), ("dmy", _("Day first, as in 31/12")), ("mdy", _("Month first, as in 12/31")))


class FileForm(forms.Form):
    """The file itself: an export of any size, or a table of days."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("An export can be up to 4 GB, a table of days up to 8 MB. It stays sealed while you look at it."),
        error_messages={
            "required": _("Choose a file first. A table of days can be up to 8 MB, an export up to 4 GB."),
            "empty": lazy(words.why_not, str)("empty"),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        self.name = str(file.name or "")
        if isinstance(file, Sealed):
            self._check_large(file)
            return file
        self.content: bytes = file.read()
        self.is_export = reader.is_export(self.content, self.name)
        if not self.is_export:
            try:
                tables.read(self.content)
            except NotATable as problem:
                raise forms.ValidationError(words.why_not(problem.why)) from None
        return file

    def _check_large(self, file: Sealed) -> None:
        if not file.is_whole:
            raise forms.ValidationError(_("There is no room here for a file this large. An export can be up to 4 GB."))
        if not file.is_export():
            raise forms.ValidationError(words.why_not("large"))

    def keep(self, home: OpenHome, *, now: dt.datetime) -> str:
        """Let the file wait in its owner’s home, once it is valid; return the name of the page that comes next."""
        file = self.cleaned_data["file"]
        if isinstance(file, Sealed):
            held.expect(home, file.length, now=now, name=self.name, frames=file.keep())
            return "imports:kinds"
        held.hold(home, self.content, now=now, name=self.name, is_export=self.is_export)
        return "imports:kinds" if self.is_export else "imports:columns"


class ColumnsForm(forms.Form):
    """What each column says; filled in with the house's guess, or with what was said before."""

    def __init__(self, table: Table, before: Mapping | None, data: Any = None) -> None:
        guess = propose(table)
        super().__init__(data, initial=_said(before) if before else _guessed(guess))
        columns = [(str(i), words.column_name(table, i)) for i in range(len(table.columns))]
        maybe = [_LEFT_OUT, *columns]
        self.fields["day"] = forms.ChoiceField(label=_("The day"), choices=columns)
        if guess_order(table, _chosen(data, guess.day)) != "any":
            self.fields["order"] = forms.ChoiceField(
                label=_("How a day is written"),
                choices=_ORDERS,
                error_messages={"required": _("Day first or month first: only you can tell here.")},
            )
        self.fields["time"] = forms.ChoiceField(label=_("The time"), choices=maybe, required=False)
        self.fields["note"] = forms.ChoiceField(
            label=_("Notes"), choices=maybe, required=False, help_text=_("Notes come only if you choose their column.")
        )
        for field in FIELDS:
            self._ask_about(field, maybe)

    def _ask_about(self, field: str, columns: list[tuple[str, Any]]) -> None:
        least, most = _ENDS[field]
        self.fields[field] = forms.ChoiceField(label=_("Column"), choices=columns, required=False)
        self.fields[f"{field}_least"] = forms.FloatField(label=least, required=False)
        self.fields[f"{field}_most"] = forms.FloatField(label=most, required=False)

    def ratings(self) -> list[tuple[str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the name of each rating and the three questions about it, for the page."""
        return [
            (words.field_name(field), self[field], self[f"{field}_least"], self[f"{field}_most"]) for field in FIELDS
        ]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for field in FIELDS:
            if said.get(field):
                self._check_scale(field, said.get(f"{field}_least"), said.get(f"{field}_most"))
        if not any(said.get(field) for field in (*FIELDS, "note")):
            self.add_error("mood", _("Choose a column for something besides the day."))
        return said

    def _check_scale(self, field: str, least: float | None, most: float | None) -> None:
        if least is None or most is None:
            self.add_error(f"{field}_least" if least is None else f"{field}_most", _("A number goes here."))
        elif least == most:
            self.add_error(f"{field}_most", _("The two ends of the scale are the same number."))

    def mapping(self) -> Mapping:
        """Return what was said, once it is valid."""
        said = self.cleaned_data
        return Mapping(
            day=int(said["day"]),
            order=said.get("order", "dmy"),
            ratings={
                field: Rating(int(said[field]), (said[f"{field}_least"], said[f"{field}_most"]))
                for field in FIELDS
                if said.get(field)
            },
            time=int(said["time"]) if said.get("time") else None,
            note=int(said["note"]) if said.get("note") else None,
        )


def _chosen(data: Any, guess: int | None) -> int | None:
    """Return the column chosen for the day, so that what depends on it is asked with it."""
    chosen = (data or {}).get("day", "")
    return int(chosen) if chosen.isdecimal() else guess


def _guessed(guess: Proposal) -> dict[str, Any]:
    order = guess.order if guess.order in ("dmy", "mdy") else ""
    return {"day": guess.day, "order": order, "time": guess.time, **_scales(guess.ratings)}


def _said(before: Mapping) -> dict[str, Any]:
    return {
        "day": before.day,
        "order": before.order,
        "time": before.time,
        "note": before.note,
        **_scales(before.ratings),
    }


def _scales(ratings: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, rating in ratings.items():
        least, most = rating.scale
        found |= {field: rating.column, f"{field}_least": f"{least:g}", f"{field}_most": f"{most:g}"}
    return found
