"""Facts to a FHIR R4 (4.0.1) Bundle. Pure: values in, values out. Codes only where a published source shows them.

What has no such code is told by its words alone. Only what was picked for the page is in it, and every resource names
the entry it came from as `urn:uuid:` and its id. Source: hl7.org/fhir/R4.
"""

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.entries.base import Entry
from hearthlight.entries.night import Night
from hearthlight.entries.screening import Screening
from hearthlight.entries.visit import Appointment
from hearthlight.frame import medicines
from hearthlight.insight import courses, instruments
from hearthlight.insight.courses import Course, Event, Marker, Span
from hearthlight.insight.instruments import Instrument, Item
from hearthlight.journal.read import Kept
from hearthlight.rooms.reports import words
from hearthlight.rooms.reports.facts import MEASURES, SLEEP, Facts, hours_of

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
URI = "urn:ietf:rfc:3986"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"

type Resource = dict[str, Any]


def to_json(facts: Facts, appointment: Appointment, *, now: dt.datetime) -> bytes:
    """Return the bundle as JSON, as it is saved in a file."""
    return json.dumps(bundle(facts, appointment, now=now), ensure_ascii=False, indent=1).encode()


def bundle(facts: Facts, appointment: Appointment, *, now: dt.datetime) -> Resource:
    """Return a collection of what was picked: one patient without a name, and everything that is told of them."""
    # Drawn from the page and not from the person, so that two pages cannot be put together by it.
    patient = f"urn:uuid:{uuid.uuid4()}"
    about = _About(facts, frozenset(appointment.lines), {"reference": patient})
    entries = [{"fullUrl": patient, "resource": {"resourceType": "Patient"}}]
    entries += [{"fullUrl": url, "resource": resource} for url, resource in about.resources()]
    return {"resourceType": "Bundle", "type": "collection", "timestamp": _instant(now), "entry": entries}


class _About:
    """The resources of one page."""

    def __init__(self, facts: Facts, keys: frozenset[str], patient: Resource) -> None:
        self.facts, self.keys, self.patient = facts, keys, patient

    def resources(self) -> Iterator[tuple[str, Resource]]:
        yield from self._ratings()
        for kept in self.facts.nights if SLEEP in self.keys else ():
            yield from self._night(kept)
        for kept in self.facts.checks:
            yield from self._check(kept)
        for course in self.facts.courses():
            yield from self._course(course)
        if "seasons" in self.keys:
            yield from (self._season(one) for one in self.facts.markers())

    def _ratings(self) -> Iterator[tuple[str, Resource]]:
        """Yield one observation for each check-in, with the ratings that were picked as its components."""
        picked = [measure for measure in MEASURES if measure in self.keys and measure != SLEEP]
        for kept in self.facts.checkins:
            said = [(one, value) for one in picked if (value := getattr(kept.entry, one)) is not None]
            if said:
                yield (
                    _url(kept.id),
                    self._observation(
                        kept.id,
                        _("Own ratings of a day, 0 to 10, not a validated measure"),
                        _when(kept.entry),
                        category="survey",
                        component=[{"code": {"text": words.name(one)}, **_quantity(value)} for one, value in said],
                    ),
                )

    def _night(self, kept: Kept) -> Iterator[tuple[str, Resource]]:
        night = kept.entry
        hours = hours_of(night) if isinstance(night, Night) else None
        if hours is not None and night.day is not None:
            when, length = night.day.isoformat(), _quantity(round(hours * 60), "min")
            yield _url(kept.id), self._observation(kept.id, _("Sleep of a night"), when, category="activity", **length)

    def _check(self, kept: Kept) -> Iterator[tuple[str, Resource]]:
        entry = kept.entry
        if not isinstance(entry, Screening) or f"check:{entry.check}" not in self.keys:
            return
        check = instruments.instrument(entry.check)
        # With a total beside them, eight answers tell the ninth. So the answers go along only with that one picked too.
        told_whole = check.danger is None or f"danger:{entry.check}" in self.keys
        if told_whole:
            yield _url(kept.id), self._response(kept.id, entry, check)
        reading = instruments.read(check, entry.answers)
        if reading.total is not None:
            more = {"derivedFrom": [{"reference": _url(kept.id)}]} if told_whole else {}
            code = _code(check.codes.get("total"), _("%(check)s, total") % {"check": check.short})
            total = self._observation(
                kept.id, code, _when(entry), category="survey", **_quantity(reading.total), **more
            )
            yield _url(kept.id, "total"), total

    def _response(self, entry_id: bytes, entry: Screening, check: Instrument) -> Resource:
        panel = check.codes.get("panel")
        whole = {"questionnaire": f"{LOINC}/q/{panel}"} if panel else {}
        return {
            "resourceType": "QuestionnaireResponse",
            "identifier": _identifier(entry_id),
            **whole,
            "status": "completed" if len(entry.answers) == len(check.items) else "stopped",
            "subject": self.patient,
            "authored": _when(entry),
            "source": self.patient,
            "item": [_answer(check, item, entry.answers[item.id]) for item in check.items if item.id in entry.answers],
        }

    def _course(self, course: Course) -> Iterator[tuple[str, Resource]]:
        first, latest = self.facts.first.toordinal(), self.facts.latest.toordinal()
        key = course.id.hex()
        if f"medicine:{key}" in self.keys:
            for span in courses.spans(course):
                if span.touches(first, latest):
                    yield _url(span.id), self._statement(course, span)
        if f"noticed:{key}" in self.keys:
            for event in courses.noticed(course):
                if event.day <= latest:
                    yield _url(event.id), self._noticed(course, event)

    def _statement(self, course: Course, span: Span) -> Resource:
        period = {"start": _day(span.first)} | ({"end": _day(span.latest)} if span.latest is not None else {})
        dosage = {"dosage": [{"text": span.dose}]} if span.dose else {}
        return {
            "resourceType": "MedicationStatement",
            "identifier": [_identifier(span.id)],
            "status": "active" if span.latest is None else "completed",
            "medicationCodeableConcept": {"text": course.name},
            "subject": self.patient,
            "effectivePeriod": period,
            "informationSource": self.patient,
            **dosage,
        }

    def _noticed(self, course: Course, event: Event) -> Resource:
        text = _("Noticed with %(name)s") % {"name": course.name}
        said = medicines.effects(event.effects, event.words)
        return self._observation(event.id, text, _day(event.day), category="survey", valueString=said)

    def _season(self, one: Marker) -> tuple[str, Resource]:
        text = str(medicines.MARKERS[one.marker])
        more = {"valueString": one.words} if one.words else {}
        return _url(one.id), self._observation(one.id, text, _day(one.day), category="social-history", **more)

    def _observation(self, entry_id: bytes, code: str | Resource, when: str, *, category: str, **more: Any) -> Resource:
        return {
            "resourceType": "Observation",
            "identifier": [_identifier(entry_id)],
            "status": "final",
            "category": [{"coding": [{"system": CATEGORY, "code": category}]}],
            "code": {"text": code} if isinstance(code, str) else code,
            "subject": self.patient,
            "effectiveDateTime": when,
            "performer": [self.patient],
            **more,
        }


def _answer(check: Instrument, item: Item, value: int) -> Resource:
    option = next((one for one in check.options if one.value == value), None)
    if option is None or not option.loinc:
        answer: Resource = {"valueInteger": value}
    else:
        ordinal = [{"url": ORDINAL, "valueDecimal": value}]
        coding = {"extension": ordinal, "system": LOINC, "code": option.loinc, "display": option.text}
        answer = {"valueCoding": coding}
    return {"linkId": f"/{item.loinc}" if item.loinc else item.id, "text": item.text, "answer": [answer]}


def _code(code: str | None, text: str) -> Resource:
    return {"coding": [{"system": LOINC, "code": code}], "text": text} if code else {"text": text}


def _quantity(value: float, unit: str = "1") -> Resource:
    number = int(value) if value == int(value) else round(value, 2)
    return {"valueQuantity": {"value": number, "unit": unit, "system": UCUM, "code": unit}}


def _identifier(entry_id: bytes) -> Resource:
    return {"system": URI, "value": f"urn:uuid:{uuid.UUID(bytes=entry_id)}"}


def _url(entry_id: bytes, part: str = "") -> str:
    own = uuid.UUID(bytes=entry_id)
    return f"urn:uuid:{uuid.uuid5(own, part) if part else own}"


def _when(entry: Entry) -> str:
    if entry.at is not None:
        return _instant(entry.at)
    assert entry.day is not None, "facts hold dated entries"
    return entry.day.isoformat()


def _instant(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")


def _day(ordinal: int) -> str:
    return dt.date.fromordinal(ordinal).isoformat()
