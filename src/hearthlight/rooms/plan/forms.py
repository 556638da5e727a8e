"""What may be said about a usual week: which parts of which days are free."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.rooms.plan.free import CELLS


class FreeForm(forms.Form):
    """The week as tick boxes; nothing ticked is an answer too."""

    free = forms.MultipleChoiceField(
        choices=[(cell, cell) for cell in CELLS],
        required=False,
        error_messages={
            "invalid_choice": _("One of these is no part of a week. Tick again what is free for you."),
            "invalid_list": _("Tick what is free for you."),
        },
    )

    def __init__(self, before: frozenset[str], data: Any = None) -> None:
        super().__init__(data)
        self.before = before

    def ticked(self) -> frozenset[str]:
        """Return the cells that stand ticked on the page."""
        return frozenset(self.data.getlist("free")) if self.is_bound else self.before  # type: ignore[attr-defined]
