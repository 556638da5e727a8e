"""The fixed words of a notice, as a phone shows them in its own language. None of them holds anything of anybody."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearthlight.due.bells import ANSWERS, FULL, PLAIN
from hearthlight.frame.taps import MOOD, TAP_VALUES

TITLES = {
    PLAIN: _("You have a note"),
    FULL: _("Three taps, if you like."),
    ANSWERS: _("Three taps, if you like."),
}
# Where a phone has room for two answers alone, the one in the middle is left out; a tap on the notice has all of them.
_LOW, _MIDDLE, _OKAY = 1, 2, 3


def told() -> dict[str, object]:
    """Return what the worker of a phone is told about notices, by the name under which its modules import it."""
    return {
        "TITLES": {wording: str(title) for wording, title in TITLES.items()},
        "ANSWERS": [{"action": str(TAP_VALUES[step]), "title": str(MOOD[step])} for step in (_LOW, _MIDDLE, _OKAY)],
        "AGAIN": reverse("push:again"),
        "TAPS": reverse("checkin:page"),
        "LANGUAGE": get_language(),
    }
