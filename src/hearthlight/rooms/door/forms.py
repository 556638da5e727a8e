"""What may be said at the door: names, passphrases, kits and codes, with kind words when something does not fit."""

import secrets
import zoneinfo
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from mnemonic import Mnemonic

from hearthlight.people import names

SHORTEST_PASSPHRASE, LONGEST_PASSPHRASE = 8, 512
GUESSES_LOG10 = 8.0


@cache
def zones() -> list[tuple[str, str]]:
    """Return the time zones a person can live in."""
    named = sorted(
        z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith(("Etc/", "posix", "right"))
    )
    return [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in named)]


def suggestion() -> str:
    """Return four random words that make a strong passphrase and are easy to keep."""
    return " ".join(secrets.choice(Mnemonic("english").wordlist) for _ in range(4))


class Described(forms.Form):
    """A form whose fields say by themselves what explains them."""

    template_name = "door/fields.html"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


def passphrase_field(label: Any, *, new: bool) -> forms.CharField:
    complete = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSPHRASE,
        widget=forms.PasswordInput(attrs={"autocomplete": complete}),
        error_messages={
            "required": _("Type your passphrase here."),
            "max_length": _("That is longer than we can keep. 500 letters are plenty."),
        },
    )


def strong_enough(passphrase: str, *known: str) -> str:
    """Return `passphrase`; raises a kind ValidationError when it is quick to guess."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise forms.ValidationError(
            _("A little longer, please: eight letters or more. A few words in a row hold well.")
        )
    # Imported here because its word lists are large and most requests never need them.
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:72], user_inputs=[word for word in known if word])
    if float(found["guesses_log10"]) < GUESSES_LOG10:
        raise forms.ValidationError(_("This one is quick to guess. A few words in a row hold better."))
    return passphrase


class SignInName(Described):
    """The name somebody signs in with."""

    name = forms.CharField(
        label=_("Sign-in name"),
        max_length=names.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Type a name to sign in with."),
            "max_length": _("That name is long. 64 letters are the most."),
        },
    )


class Begin(SignInName):
    """A new account: what to call you, how you sign in, and in which hours your day runs."""

    field_order = ("called", "name", "passphrase", "zone", "words")
    called = forms.CharField(
        label=_("What shall we call you"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={
            "required": _("Any name you like, so that pages can greet you."),
            "max_length": _("That name is long. 40 letters are the most."),
        },
    )
    passphrase = passphrase_field(_("Passphrase"), new=True)
    zone = forms.ChoiceField(
        label=_("Where your day runs"),
        choices=zones,
        widget=forms.Select(attrs={"data-zone": ""}),
        help_text=_("So that a late night still counts as its evening."),
        error_messages={"invalid_choice": _("Pick one from the list."), "required": _("Pick one from the list.")},
    )
    words = forms.CharField(
        label=_("Three words from your partner"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        name = names.tidy(self.cleaned_data["name"])
        if len(name) < names.SHORTEST:
            raise forms.ValidationError(_("Two letters or more, please."))
        return name

    def clean_passphrase(self) -> str:
        known = (self.data.get("name", ""), self.data.get("called", ""), "hearthlight")
        return strong_enough(self.cleaned_data["passphrase"], *known)


class SignIn(SignInName):
    """A name and its passphrase."""

    passphrase = passphrase_field(_("Passphrase"), new=False)


class Unlock(Described):
    """The passphrase alone: this phone knows whose it is."""

    passphrase = passphrase_field(_("Passphrase"), new=False)


class UseKit(SignInName):
    """The recovery kit's words, and the new passphrase they allow."""

    words = forms.CharField(
        label=_("The 15 words of your kit"),
        max_length=400,
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the words in their order, with spaces between.")},
    )
    passphrase = passphrase_field(_("A new passphrase"), new=True)

    def clean_passphrase(self) -> str:
        return strong_enough(self.cleaned_data["passphrase"], self.data.get("name", ""), "hearthlight")


class NewPassphrase(Described):
    """The passphrase as it is, and as it shall be."""

    passphrase = passphrase_field(_("Passphrase now"), new=False)
    new = passphrase_field(_("New passphrase"), new=True)

    def clean_new(self) -> str:
        return strong_enough(self.cleaned_data["new"], "hearthlight")


def pin_field(label: Any) -> forms.RegexField:
    return forms.RegexField(
        r"^[0-9]{4,12}$",
        label=label,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the digits here."), "invalid": _("Four to twelve digits, please.")},
    )


class Pin(Described):
    """The digits of this phone's second lock."""

    pin = pin_field(_("The digits of this phone"))


class NewPin(Described):
    """Digits for a second lock, typed twice, because nobody sees them."""

    pin = pin_field(_("Four digits or more"))
    again = pin_field(_("The same digits again"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("pin") and said.get("again") and said["pin"] != said["again"]:
            self.add_error("again", _("These two are not the same digits."))
        return said


class CodeWords(Described):
    """Three words, read out by the other one."""

    words = forms.CharField(
        label=_("The three words"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Type the three words, with spaces between."),
            "max_length": _("Three words are all it takes."),
        },
    )
