"""Help without a connection: a phone that is known keeps its pages, and a page for when nothing else can come."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from hearthlight.frame.policy import open_to_all
from hearthlight.safety import helplines, rows

FILES = (
    "hearthlight/css/tokens.css",
    "hearthlight/css/night.css",
    "hearthlight/css/house.css",
    "hearthlight/css/easier.css",
    "hearthlight/fonts/voice-core.woff2",
    "hearthlight/fonts/work-core.woff2",
    "hearthlight/js/hide.js",
)


@open_to_all
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that holds Help ready in the browser. It keeps public pages alone, and nothing that was written."""
    countries = [reverse("help:country", args=[code]) for code, _ in helplines.countries(rows.directory())]
    pages = [reverse("help:page"), reverse("help:choose"), reverse("help:no_connection"), *countries]
    held = [*pages, *map(static, FILES)]
    version = hashlib.sha256("\n".join([*held, str(rows.directory().compiled)]).encode()).hexdigest()[:16]
    answer = render(
        request, "help/worker.js", {"held": held, "version": version}, content_type="text/javascript; charset=utf-8"
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@open_to_all
def no_connection(request: HttpRequest) -> HttpResponse:
    """Say that there is no connection, and that Help opens without one."""
    return render(request, "help/no_connection.html")
