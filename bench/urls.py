"""The house's addresses, and a bare page that is only Django: same server, same middleware, no journal."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hearthlight.site.urls import urlpatterns as rooms

BARE = "<!doctype html><html lang=en><title>Bare</title><h1>Bare</h1>" + "<p>A page and nothing more.</p>" * 40


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with a fixed page."""
    return HttpResponse(BARE)


urlpatterns = [path("bare/", bare), *rooms]
