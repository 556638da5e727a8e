"""How lamps are reached, as somebody types it; a token that was given once is not asked for again at the same place."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearthlight.due.lamps import Where
from hearthlight.edges.lights import addresses, translate
from hearthlight.edges.lights.addresses import NotAnAddress
from hearthlight.edges.lights.translate import HOME_ASSISTANT, WEBHOOK
from hearthlight.edges.lights.words import SAID

KINDS = ((HOME_ASSISTANT, _("Home Assistant")), (WEBHOOK, _("Another address")))
PERCENTS = (("10", _("A glow")), ("20", _("Dim")), ("30", _("Low")), ("50", _("Half")))
LONGEST_TOKEN = 600
_TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class LampsForm(forms.Form):
    """Where the lamps are, what opens the door there, which of them, and how dim."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("Who dims them"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one of the two."), "invalid_choice": _("Pick one of the two.")},
    )
    address = forms.CharField(
        label=_("Its address"),
        max_length=addresses.LONGEST,
        widget=forms.TextInput(attrs=_TYPED | {"inputmode": "url"}),
        help_text=_("Such as http://homeassistant.local:8123"),
        error_messages={
            "required": _("An address goes here, such as http://homeassistant.local:8123."),
            "max_length": _("That is longer than an address may be here. 300 letters fit."),
        },
    )
    token = forms.CharField(
        label=_("A token"),
        required=False,
        max_length=LONGEST_TOKEN,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"max_length": _("That is longer than a token. 600 letters fit.")},
    )
    names = forms.CharField(
        label=_("Which lamps"),
        required=False,
        max_length=560,
        widget=forms.TextInput(attrs=_TYPED),
        help_text=_("For Home Assistant, such as light.living_room. Several have a space between."),
        error_messages={"max_length": _("That is more than fits here. Eight lamps are the most.")},
    )
    percent = forms.ChoiceField(
        label=_("How dim"),
        choices=PERCENTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick how dim."), "invalid_choice": _("Pick one of these.")},
    )

    def __init__(self, before: Where | None, data: Any = None) -> None:
        usual = {"kind": HOME_ASSISTANT, "percent": "30"}
        super().__init__(data, initial=_initial(before) if before else usual, label_suffix="")
        self.before = before
        self.fields["token"].help_text = (
            _("The one you gave stays as long as the address does.")
            if before
            else _("In Home Assistant: your profile, Security, Long-lived access tokens. It is locked away at once.")
        )

    def clean(self) -> None:
        """Look whether the parts fit together."""
        kind = self.cleaned_data.get("kind")
        if kind == HOME_ASSISTANT:
            names = translate.names(self.cleaned_data.get("names") or "")
            if names is None and "names" not in self.errors:
                self.add_error("names", _("Lamps read like light.living_room, eight at most."))
            self.cleaned_data["lamps"] = names
        if kind and self.cleaned_data.get("address"):
            self._clean_address(kind)
        if not self.errors:
            self._clean_token(kind == HOME_ASSISTANT)

    def _clean_address(self, kind: str) -> None:
        try:
            whole = translate.address_of(kind, self.cleaned_data["address"])
        except NotAnAddress:
            self.add_error("address", _("That does not read as an address. One is http://homeassistant.local:8123."))
            return
        host = addresses.read(whole).host
        if addresses.is_ip(host) and not addresses.may_be_reached(host, at_home=settings.LAMPS_AT_HOME):
            self.add_error("address", SAID["private"])
        self.cleaned_data["whole"] = whole

    def _clean_token(self, is_needed: bool) -> None:
        token = self.cleaned_data["token"].strip()
        if not token and self.before and _is_same_place(self.before, self.cleaned_data):
            token = self.before.token
        if token and not addresses.PRINTABLE.fullmatch(token):
            self.add_error("token", _("A token is one piece, with letters and digits alone. Copy it once more."))
        elif is_needed and not token:
            self.add_error("token", _("Home Assistant asks for a token. It goes here."))
        self.cleaned_data["opens"] = token

    def where(self) -> Where:
        """Return how the lamps are reached, once this is valid."""
        said = self.cleaned_data
        return Where(said["kind"], said["whole"], said["opens"], said.get("lamps") or (), int(said["percent"]))

    def place(self) -> str:
        """Return the computer alone, which is all that others see of the address."""
        return addresses.read(self.cleaned_data["whole"]).origin


def _initial(before: Where) -> dict[str, str]:
    percent = str(before.percent)
    return {"kind": before.kind, "address": before.address, "names": " ".join(before.names), "percent": percent}


def _is_same_place(before: Where, said: dict[str, Any]) -> bool:
    """Return whether a token stays where it was given to; it goes to no other computer."""
    places = [addresses.read(address).origin for address in (before.address, said["whole"])]
    return before.kind == said["kind"] and places[0] == places[1]
