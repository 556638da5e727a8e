"""Putting the house on a phone: the page that shows how, the two manifests, and files that are shared to it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from hearthlight.edges.imports import views as imports
from hearthlight.edges.imports.sealed import takes_large_files
from hearthlight.edges.install.manifest import HEARTH, LOOKS, PLAIN, Look, manifest, touch_icon
from hearthlight.frame.policy import open_to_all, signed_in, visit_of
from hearthlight.journal import write

CHOICE = "install"


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Pick a name and a picture; then how this phone takes the house to its first screen."""
    look = LOOKS.get(request.GET.get("as", ""))
    icon = touch_icon(look) if look else ""
    return render(request, "install/page.html", {"look": look, "icon": icon, "looks": LOOKS.values(), "tab": ""})


@signed_in
def not_now(request: HttpRequest) -> HttpResponse:
    """Put the offer away for good."""
    if request.method == "POST":
        write.settle(visit_of(request).mine, CHOICE, "no")
    return redirect("today:page")


@open_to_all
def hearth(request: HttpRequest) -> HttpResponse:
    """The manifest under the house's own name."""
    return _manifest(HEARTH)


@open_to_all
def plain(request: HttpRequest) -> HttpResponse:
    """The manifest under a plain name, with a plain picture."""
    return _manifest(PLAIN)


def _manifest(look: Look) -> HttpResponse:
    return JsonResponse(manifest(look), content_type="application/manifest+json")


# A phone that shares a file has no form of ours, so there is no token. It says that nobody's page sent it, which no page
# can say of itself; and the file is only held, sealed, until somebody looks at it and brings it in.
@csrf_exempt
@signed_in
@takes_large_files
def shared(request: HttpRequest) -> HttpResponseBase:
    """Take a file that was shared to the house, as if it had been chosen on the page for bringing a diary."""
    if request.method != "POST":
        return redirect("imports:page")
    if request.headers.get("Sec-Fetch-Site") != "none":
        raise Http404
    return imports.page(request)
