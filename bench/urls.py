"""The house's addresses, and two bare pages that are only Django: same server, same middleware, no journal."""

from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

from hearthlight.site.urls import urlpatterns as rooms

FIXED = "<!doctype html><html lang=en><title>Bare</title><h1>Bare</h1>" + "<p>A page and nothing more.</p>" * 40
# An engine of its own, so that nothing of the house is looked up for it.
ENGINE = DjangoTemplates({"NAME": "bare", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}})
TEMPLATE = ENGINE.from_string(
    "<!doctype html><html lang=en><title>{{ title }}</title><h1>{{ title }}</h1>"
    "<form method=post>{% csrf_token %}{% for line in lines %}<p>{{ line }}</p>{% endfor %}</form>"
)
LINES = ["A page and nothing more."] * 20


def fixed(request: HttpRequest) -> HttpResponse:
    """Answer with a fixed text: the least Django can do."""
    return HttpResponse(FIXED)


def rendered(request: HttpRequest) -> HttpResponse:
    """Answer with a small template and a form, as the plainest page of a Django site does."""
    return HttpResponse(TEMPLATE.render({"title": "Bare", "lines": LINES}, request))


urlpatterns = [path("bare/fixed/", fixed), path("bare/rendered/", rendered), *rooms]
