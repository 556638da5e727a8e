"""What came of a call to the lamps, as a person reads it: what happened, and how to go on."""

from django.utils.translation import gettext_lazy as _

SAID = {
    "done": _("The lamps got the latest call."),
    "name": _("No computer went by this name. A look at the address helps."),
    "private": _(
        "This address lies in a home network, and this house may not call there yet. Whoever runs it can allow it: see HEARTHLIGHT_LAMPS_AT_HOME in the guide to serving."
    ),
    "in_clear": _("Beyond your own home the address needs https://, so that nobody on the way can read the token."),
    "closed": _("Nobody answered at this address. The number behind the colon may be another one."),
    "late": _("The answer took too long, so the house let it be."),
    "certificate": _("This computer does not trust the certificate of that address. At home, http:// works as well."),
    "refused": _("The token was not taken. A fresh one from your profile in Home Assistant helps."),
    "elsewhere": _("The address sends on to another one, and the house follows nowhere. Put that one in here instead."),
    "not_there": _("Something answered, and it knows nothing of lamps. A look at the address helps."),
    "strange": _("Something answered, and not the way lamps do. A look at the address helps."),
    "often": _("That was tried often just now. In an hour it works again."),
}
