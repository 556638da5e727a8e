"""The worker that a phone keeps: put together from the modules beside this file, and told what it may hold."""

import hashlib
import json
import re
from functools import cache
from importlib import resources

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext

from hearthlight.edges.push import words as notices
from hearthlight.frame.policy import open_to_all
from hearthlight.journal.write import KEEP_BARE_IDS_DAYS
from hearthlight.safety import helplines, rows

OWN = (
    "bytes",
    "hpke",
    "pack",
    "letters",
    "box",
    "said",
    "queue",
    "readable",
    "held",
    "locking",
    "pages",
    "forms",
)
# Each part uses only the parts before it: a browser that cannot load modules in a worker gets them as one script.
PARTS: tuple[tuple[str, str], ...] = (
    *(("hearthlight.edges.offline", f"worker/{name}.js") for name in OWN),
    ("hearthlight.edges.push", "worker/notices.js"),
    ("hearthlight.edges.offline", "worker/start.js"),
)
FILES = (
    "hearthlight/css/tokens.css",
    "hearthlight/css/night.css",
    "hearthlight/css/house.css",
    "hearthlight/css/easier.css",
    "hearthlight/fonts/voice-core.woff2",
    "hearthlight/fonts/work-core.woff2",
    "hearthlight/js/hide.js",
    "offline/timer.js",
    "offline/page.js",
)
SHELLS = ("today", "both", "step", "timer", "evening", "saved", "typed", "closed")
# What is shown for a page of the house when it cannot be reached.
INSTEAD = {
    "today:page": "offline:today",
    "checkin:page": "offline:today",
    "door:unlock": "offline:today",
    "touch:else": "offline:step",
    "touch:page": "offline:step",
    "timers:now": "offline:timer",
    "rest:page": "offline:evening",
    "rest:away": "offline:evening",
    "history:page": "offline:days",
    "checkin:mine": "offline:days",
}
ENTRIES = {"checkin:page": "checkin", "touch:step": "step"}
# Keys, ways in and out, what two people do at the same moment, and what is only looked at: none of it is kept for later.
NOT_KEPT = (
    "/unlock/",
    "/sign-in/",
    "/begin/",
    "/join/",
    "/leave/",
    "/settings/",
    "/help/sit/",
    "/help/remember/",
    "/check-in/undo/",
    "/check-in/preview/",
    "/history/search/",
    "/closer/timer/",
    "/closer/talk/",
    "/closer/steps/",
    "/offline/",
)
PATIENCE_MS = 4000
_IMPORT = re.compile(r"^import .*$\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@open_to_all
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that a phone keeps: what it holds ready, and how it keeps and sends what was written."""
    answer = HttpResponse(script(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def script() -> str:
    """Return the whole worker; its version changes with everything it is made of and everything it holds."""
    told = given()
    version = hashlib.sha256(json.dumps([told, str(rows.directory().compiled), _parts()]).encode()).hexdigest()[:16]
    names = [f"const {name} = {json.dumps(value)};" for name, value in (told | {"VERSION": version}).items()]
    return "\n".join([*names, _parts()])


def given() -> dict[str, object]:
    """Return what only the house knows, by the name under which the modules import it."""
    shells = [reverse(f"offline:{name}") for name in SHELLS]
    countries = [reverse("help:country", args=[code]) for code, _ in helplines.countries(rows.directory())]
    public = [reverse(name) for name in ("help:page", "help:choose", "help:quiet", "offline:no_connection")]
    return {
        "HELD": [*public, *countries, *shells, *map(static, FILES)],
        "SHELLS": shells,
        "INSTEAD": {reverse(name): reverse(shell) for name, shell in INSTEAD.items()},
        "ENTRIES": {reverse(name): kind for name, kind in ENTRIES.items()},
        "NOT_KEPT": NOT_KEPT,
        "LEAVING": [*map(reverse, ("door:lock", "help:hide", "door:sign_out")), "/hide"],
        "LOCKED": [*map(reverse, ("door:unlock", "help:quiet"))],
        "WAITS": {
            "words": gettext("Something you wrote is saved on this phone."),
            "more": gettext("Look at it"),
            "link": reverse("offline:waiting"),
        },
        "BESIDE": static("offline/page.js"),
        "PATIENCE": PATIENCE_MS,
        "KEEP_DAYS": KEEP_BARE_IDS_DAYS,
        **{name: reverse(address) for name, address in _PLACES.items()},
        **notices.told(),
    }


_PLACES = {
    "HOME": "today:page",
    "TODAY": "offline:today",
    "BOTH": "offline:both",
    "DAYS": "offline:days",
    "SAVED": "offline:saved",
    "TYPED": "offline:typed",
    "CLOSED": "offline:closed",
    "WAITING": "offline:waiting",
    "OTHERWISE": "offline:no_connection",
    "POST": "offline:post",
    "HIDE": "help:hide",
    "SIGN_OUT": "door:sign_out",
}


@cache
def _parts() -> str:
    return "\n".join(as_part(resources.files(package).joinpath(path).read_text("utf-8")) for package, path in PARTS)


def as_part(module: str) -> str:
    """Return a module as a part of one script: what it imports stands before it already."""
    return _EXPORT.sub("", _IMPORT.sub("", module))
