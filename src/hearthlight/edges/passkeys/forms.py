"""What is said to add a passkey: a name for it, and the passphrase."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthlight.edges.passkeys.keys import LONGEST_NAME
from hearthlight.rooms.door.forms import Unlock


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
