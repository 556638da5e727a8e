"""What the person tells about an export: which kinds come in, and what only they can know."""

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.edges.imports.formats import daylio
from hearthlight.edges.imports.gather import TICKED_AT_FIRST, TICKS, Choice
from hearthlight.edges.imports.readings import Found

LABELS = {
    "sleep": _("Nights and naps"),
    "steps": _("Steps of each day"),
    "movement": _("Walks and other moving"),
    "mood": _("Mood and energy"),
    "medication": _("Medicines taken"),
    "cycle": _("Cycle"),
    "notes": _("Notes and labels of moods"),
}
_LEVELS = (
    ("", _("Leave out")),
    ("5", _("Bright")),
    ("4", _("Rather bright")),
    ("3", _("In between")),
    ("2", _("Rather low")),
    ("1", _("Low")),
)
_MOST_NAMES = 60


class KindsForm(forms.Form):
    """Ticks for the kinds that are there, a level for each mood with a name, and the ends of a scale."""

    def __init__(self, found: Found, kinds: list[str], data: Any = None) -> None:
        super().__init__(data)
        self.names = names_of(found)
        self.asks_scale = "scale" in found.asks
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("What comes in"),
            choices=[(kind, LABELS[kind]) for kind in TICKS if kind in kinds],
            initial=[kind for kind in TICKED_AT_FIRST if kind in kinds],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose what comes in. One is enough.")},
        )
        for number, name in enumerate(self.names):
            usual = daylio.USUAL_NAMES.get(name.casefold(), "")
            self.fields[f"mood_{number}"] = forms.ChoiceField(
                label=name, choices=_LEVELS, initial=str(usual), required=False
            )
        if self.asks_scale:
            self.fields["least"] = forms.FloatField(label=_("The number for the lowest"), initial=1)
            self.fields["most"] = forms.FloatField(label=_("The number for the highest"), initial=5)

    def moods(self) -> list[forms.BoundField]:
        """Return the question about each mood with a name."""
        return [self[f"mood_{number}"] for number in range(len(self.names))]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.asks_scale and said.get("least") is not None and said.get("least") == said.get("most"):
            self.add_error("most", _("The two ends of the scale are the same number."))
        return said

    def choice(self) -> Choice:
        """Return what was chosen, once it is valid."""
        said = self.cleaned_data
        scale = (said["least"], said["most"]) if self.asks_scale else None
        return Choice(frozenset(said["kinds"]), scale)

    def levels(self) -> dict[str, int | None]:
        """Return the level of each mood with a name, or None for one that stays out."""
        told = ((name, self.cleaned_data.get(f"mood_{number}")) for number, name in enumerate(self.names))
        return {name: int(level) if level else None for name, level in told}


def names_of(found: Found) -> list[str]:
    """Return the names of moods that a person gave, the ones used most first."""
    if found.format != daylio.NAME:
        return []
    return [name for name, _count in Counter(one.name for one in found.moods if one.name).most_common(_MOST_NAMES)]
