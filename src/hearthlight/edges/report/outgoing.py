"""The latest page of a person in each of its forms, made at the moment it is asked for."""

from dataclasses import dataclass

from django.http import Http404

from hearthlight.edges.fhir import translate
from hearthlight.edges.report import table
from hearthlight.frame.visit import Visit
from hearthlight.rooms.reports import current
from hearthlight.rooms.reports.current import Page
from hearthlight.rooms.reports.facts import MEASURES


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One page with its forms that are not paper."""

    page: Page
    table: bytes
    bundle: bytes


def latest(visit: Visit) -> Page:
    """Return the page of this person; without one there is nothing here."""
    page = current.page(visit)
    if page is None:
        raise Http404
    return page


def all_forms(visit: Visit) -> Outgoing:
    """Return the page with its table and the file for clinics."""
    page = latest(visit)
    return Outgoing(page, to_table(page), translate.to_json(page.facts, page.appointment, now=visit.now))


def to_table(page: Page) -> bytes:
    """Return the page as CSV with every day that is drawn on it."""
    drawn = tuple(measure for measure in MEASURES if measure in page.appointment.lines)
    return table.to_csv(page.sheet, page.facts, drawn)
