"""Watching without seeing: that the house answers, how often and how fast; never who, where or what.

`/metrics` is there for whoever holds the keeper's token, and to anybody else it is no page. A request is counted by its
outcome alone, so that a number never names a room; Help and Hide are not counted at all.
"""

import hmac
import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse

from hearthlight.frame.policy import open_to_all
from hearthlight.site import environment

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Histogram

TOKEN = "HEARTHLIGHT_METRICS_TOKEN"  # noqa: S105  The name of a setting.
NEVER_COUNTED = ("/help", "/hide")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class CountingMiddleware:
    """Times each answer, where the keeper asked for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not environment.secret(TOKEN):
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        if not request.path.startswith(NEVER_COUNTED):
            outcome = f"{response.status_code // 100}xx"
            _books()[1].labels(outcome).observe(time.perf_counter() - began)
        return response


@cache
def _books() -> tuple["CollectorRegistry", "Histogram"]:
    # Loaded only where it is wanted.
    from prometheus_client import CollectorRegistry, Histogram, ProcessCollector

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    answers = Histogram(
        "hearthlight_answer_seconds", "How long answers took.", ["outcome"], registry=registry, buckets=SECONDS
    )
    return registry, answers


@open_to_all
def metrics(request: HttpRequest) -> HttpResponse:
    """Give counts and timings to whoever holds the token; to anybody else there is no such page."""
    token = environment.secret(TOKEN)
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise Http404
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    return HttpResponse(generate_latest(_books()[0]), content_type=CONTENT_TYPE_LATEST)


@open_to_all
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the house answers, and nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_all
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers too, for a balancer that may send people here."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("not now\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
