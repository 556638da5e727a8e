"""The chosen lines as a file for a clinic's own system."""

from django.http import HttpRequest, HttpResponse

from hearthlight.edges.fhir import translate
from hearthlight.edges.report import outgoing
from hearthlight.frame.policy import signed_in, visit_of

TYPE = "application/fhir+json; charset=utf-8"


@signed_in
def bundle(request: HttpRequest) -> HttpResponse:
    """Give the latest page as a FHIR bundle."""
    visit = visit_of(request)
    page = outgoing.latest(visit)
    answer = HttpResponse(translate.to_json(page.facts, page.appointment, now=visit.now), content_type=TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="appointment.json"'
    return answer
