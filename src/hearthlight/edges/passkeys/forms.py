"""What is said to add a passkey, and to choose a new passphrase by touch."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.edges.passkeys.keys import LONGEST_NAME
from hearthlight.rooms.door.forms import Described, Unlock, passphrase_field, strong_enough


class NewPasskey(Unlock):
    """A name of one's own for the key, and the passphrase, so that an open phone alone cannot add one."""

    field_order = ("name", "passphrase")
    name = forms.CharField(
        label=_("A name for it"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Any name you like, so that you know it again."),
            "max_length": _("That name is long. 40 letters are the most."),
        },
    )


class PassphraseByTouch(Described):
    """A new passphrase alone: a touch stands for the forgotten one."""

    new = passphrase_field(_("New passphrase"), new=True)

    def clean_new(self) -> str:
        return strong_enough(self.cleaned_data["new"], "hearthlight")
