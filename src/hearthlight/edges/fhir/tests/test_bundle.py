"""The file for clinics: valid FHIR by somebody else's models, codes that were published, each value traced to its entry."""

import datetime as dt
import json
import uuid

import pytest
from fhir.resources.R4B.bundle import Bundle

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.night import Night
from hearthlight.entries.screening import Screening
from hearthlight.insight import instruments
from hearthlight.journal import read, write

AT = dt.datetime(2026, 11, 20, 20, 0, tzinfo=dt.UTC)
DAY = AT.date()
COURSE = b"c" * 16
SAID = {
    1: Checkin(day=DAY, at=AT, mood=3.0, energy=4.5, desire=1.0, pressure=9.0, words="Nobody reads this."),
    2: Checkin(day=DAY - dt.timedelta(days=1), mood=7.25),
    3: Screening(day=DAY, at=AT, check="phq-9", answers={str(item): item % 3 for item in range(1, 10)} | {"9": 1}),
    4: Screening(day=DAY, at=AT, check="gad-7", answers={str(item): 2 for item in range(1, 8)}),
    5: Screening(day=DAY, check="gad-7", answers={str(item): 1 for item in range(1, 6)}),
    6: Medicine(day=DAY - dt.timedelta(days=20), course=COURSE, what="started", name="Sertraline", dose="25 mg"),
    7: Medicine(day=DAY - dt.timedelta(days=9), course=COURSE, what="changed", name="Sertraline", dose="50 mg"),
    8: Medicine(day=DAY, course=COURSE, what="noticed", name="Sertraline", effects=("less_wanting",)),
    10: Night(day=DAY, asleep=402.0),
    11: Night(day=DAY, asleep=30.0, is_nap=True),
    9: Cycle(day=DAY, marker="contraception_changed", words="Another pill."),
}
EVERY = (
    *("mood", "energy", "desire", "sleep", "check:phq-9", "danger:phq-9", "check:gad-7", "seasons"),
    f"medicine:{COURSE.hex()}",
    f"noticed:{COURSE.hex()}",
)
# The values that R4 4.0.1 binds as required, for the elements this file uses.
BOUND = {
    ("Bundle", "type"): {"collection"},
    ("Observation", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    ("MedicationStatement", "status"): {"active", "completed", "entered-in-error", "intended", "stopped", "on-hold"},
}
CATEGORIES = {
    "social-history",
    "vital-signs",
    "imaging",
    "laboratory",
    "procedure",
    "survey",
    "exam",
    "therapy",
    "activity",
}


@pytest.fixture
def told(noor):
    """Return the bundle of everything said, with the lines that are asked for."""
    write.append_many(noor.visit().mine, [(number.to_bytes(16), entry) for number, entry in SAID.items()])

    def bundle(*lines):
        noor.post("/care/report/ready/", day="2026-11-24", span="28", line=list(lines), question="A question")
        answer = noor.get("/care/report/for-a-clinic/")
        assert answer.headers["Content-Type"].startswith("application/fhir+json")
        return json.loads(answer.content)

    return bundle


def of_kind(bundle, kind):
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def test_somebody_elses_models_find_nothing_wrong_with_it(told):
    bundle = told(*EVERY)
    Bundle.model_validate(bundle)
    assert len(bundle["entry"]) == 1 + len(SAID) - 1 + 2, (
        "a patient, each entry but the nap, a total of each whole check"
    )


def test_bound_values_are_among_those_of_the_standard(told):
    bundle = told(*EVERY)
    for resource in (bundle, *(one["resource"] for one in bundle["entry"])):
        for (kind, name), allowed in BOUND.items():
            assert resource["resourceType"] != kind or resource[name] in allowed
        for category in resource.get("category", []):
            assert {coding["code"] for coding in category["coding"]} <= CATEGORIES


def test_every_address_in_the_bundle_is_its_own_and_every_reference_is_answered(told):
    bundle = told(*EVERY)
    urls = [one["fullUrl"] for one in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    text = json.dumps(bundle)
    asked = {part.split('"')[0] for part in text.split('"reference": "')[1:]}
    assert asked <= set(urls)


def test_each_value_traces_to_an_entry_of_ones_own(told, noor):
    entries = {kept.id: kept.entry for kept in read.everything(noor.visit().mine)}
    for resource in (one["resource"] for one in told(*EVERY)["entry"][1:]):
        identifier = resource["identifier"]
        [one] = identifier if isinstance(identifier, list) else [identifier]
        assert one["system"] == "urn:ietf:rfc:3986"
        entry = entries[uuid.UUID(one["value"]).bytes]
        for part in resource.get("component", []):
            field = {"Mood": "mood", "Energy": "energy", "Wanting": "desire"}[part["code"]["text"]]
            assert part["valueQuantity"]["value"] == getattr(entry, field)


def test_only_published_codes_stand_in_it(told):
    checks = [instruments.instrument(name) for name in ("phq-9", "gad-7")]
    published = {code for check in checks for code in check.codes.values()}
    published |= {option.loinc for check in checks for option in check.options}
    used = set()

    def walk(value):
        if isinstance(value, dict):
            if value.get("system") == "http://loinc.org":
                used.add(value["code"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(told(*EVERY))
    assert used
    assert used <= published
    assert {"44261-6", "70274-6"} <= used


def test_a_check_with_an_answer_left_out_has_no_total(told):
    bundle = told("check:gad-7")
    responses = of_kind(bundle, "QuestionnaireResponse")
    assert [one["status"] for one in responses] == ["completed", "stopped"]
    assert len(of_kind(bundle, "Observation")) == 1


def test_question_nine_cannot_be_worked_out_when_it_was_not_picked(told):
    bundle = told("check:phq-9")
    assert of_kind(bundle, "QuestionnaireResponse") == []
    [total] = of_kind(bundle, "Observation")
    assert total["code"]["coding"][0]["code"] == "44261-6"
    assert "derivedFrom" not in total


def test_what_was_not_picked_is_not_in_it(told):
    text = json.dumps(told("mood"))
    for absent in ("Energy", "Wanting", "Sertraline", "PHQ", "pill", "Noor", "Nobody reads this", "pressure"):
        assert absent not in text


def test_a_night_is_told_in_minutes_and_a_nap_is_none(told):
    [night] = of_kind(told("sleep"), "Observation")
    assert night["valueQuantity"] == {
        "value": 402,
        "unit": "min",
        "system": "http://unitsofmeasure.org",
        "code": "min",
    }
    assert night["effectiveDateTime"] == "2026-11-20"


def test_a_medicine_is_told_as_it_was_said(told):
    first, second = of_kind(told(f"medicine:{COURSE.hex()}"), "MedicationStatement")
    assert (first["status"], first["dosage"]) == ("completed", [{"text": "25 mg"}])
    assert first["effectivePeriod"] == {"start": "2026-10-31", "end": "2026-11-10"}
    assert (second["status"], second["effectivePeriod"]) == ("active", {"start": "2026-11-11"})
    assert second["medicationCodeableConcept"] == {"text": "Sertraline"}
