"""The first words and the promise; both ask nothing and keep nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame.policy import open_to_all


@open_to_all
def page(request: HttpRequest) -> HttpResponse:
    """Name the thing, and lift the blame."""
    return render(request, "welcome/page.html")


@open_to_all
def promise(request: HttpRequest) -> HttpResponse:
    """Say what is promised and what is not, then offer the two ways to start."""
    return render(request, "welcome/promise.html")
