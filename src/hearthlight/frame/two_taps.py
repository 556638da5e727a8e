"""Saying something in two taps: a choice, then a button that keeps it, the same wherever a room asks so."""

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.entries.base import Entry
from hearthlight.frame import bar, keep
from hearthlight.frame.policy import visit_of
from hearthlight.frame.sent import told_id
from hearthlight.frame.visit import Visit
from hearthlight.journal.write import WasForgotten

REFUSED = 422


class TwoTaps(forms.Form):
    """Two questions, and the id that makes two sends one entry."""

    id = forms.CharField(required=False, max_length=64)

    def entry_id(self) -> bytes:
        """Return the id that came with the page, or a fresh one."""
        return told_id(self.cleaned_data["id"])


def asked(form: TwoTaps) -> dict[str, Any]:
    """Return what a page needs to ask: the form, and the id of what will be said."""
    return {"form": form, "id": secrets.token_hex(16), "tab": "plan"}


def keep_said(
    request: HttpRequest, form: TwoTaps, said: Callable[[Visit], Entry], *, page: str, again: str
) -> HttpResponse:
    """Keep what a valid form `said` and go back to `page`; half of it is asked once more with the template `again`."""
    if request.method != "POST":
        return redirect(page)
    if not form.is_valid():
        return render(request, again, asked(form), status=REFUSED)
    visit, response = visit_of(request), redirect(page)
    try:
        outcome = keep.keep(visit, said(visit), form.entry_id())
    except WasForgotten:
        return response
    bar.show_next(response, outcome.how, entry=outcome.entry)
    return response
