"""What a phone is told when the house is put on it: a name, a picture, and which files may be shared to it."""

from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearthlight.edges.imports.forms import ACCEPTED

SIZES = (192, 512)


@dataclass(frozen=True, slots=True)
class Look:
    """One of the two ways the house may look on a phone."""

    key: str
    name: Promise | str
    theme: str
    ground: str


HEARTH = Look("hearth", "Hearthlight", "#42203C", "#F7EFEB")
PLAIN = Look("plain", _("Notes"), "#5C6670", "#F4F5F6")
LOOKS = {look.key: look for look in (HEARTH, PLAIN)}


def manifest(look: Look) -> dict[str, object]:
    """Return the web app manifest of a look; nothing in it tells who asks, or tells the plain look from notes."""
    return {
        "id": "/",
        "name": str(look.name),
        "short_name": str(look.name),
        "lang": get_language() or "en",
        "start_url": reverse("today:page"),
        "scope": "/",
        "display": "standalone",
        "theme_color": look.theme,
        "background_color": look.ground,
        "icons": [*(_icon(look, size, "any") for size in SIZES), _icon(look, max(SIZES), "maskable")],
        "share_target": {
            "action": reverse("install:shared"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "file", "accept": ACCEPTED.split(",")}]},
        },
    }


def touch_icon(look: Look) -> str:
    """Return the picture an iPhone puts on its first screen."""
    return static(f"install/{look.key}-180.png")


def _icon(look: Look, size: int, purpose: str) -> dict[str, str]:
    name = f"{look.key}-{size}" if purpose == "any" else f"{look.key}-{purpose}-{size}"
    return {"src": static(f"install/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
