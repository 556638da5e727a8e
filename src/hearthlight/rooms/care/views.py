"""The first page of Care: help now, then what a professional can tell apart and when it is worth talking to one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthlight.frame.policy import signed_in


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Words alone: nothing is asked here and nothing is kept."""
    return render(request, "care/page.html", {"tab": "care"})
