"""An Apple Health export of any size, made up: every kind of record, two sources, workouts, broken lines and a broken DTD."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

_DTD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
<!ATTLIST RightEye sphere CDATA #IMPLIED
>
>
]>
<HealthData locale="en_DE">
 <ExportDate value="2026-01-11 09:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-01-01"/>
"""
_WATCH = (
    'sourceName="Alex’s Apple\u00a0Watch" sourceVersion="10.6.1" device="&lt;&lt;HKDevice: 0x3012772a0&gt;, '
    'name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.6.1&gt;"'
)
_PHONE = (
    'sourceName="Alex’s iPhone" sourceVersion="17.6.1" device="&lt;&lt;HKDevice: 0x281c6b2a0&gt;, '
    'name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:17.6.1&gt;"'
)
# Shares as in a real census: energy is a third of all records, heart rate and distance come next.
_KINDS = (
    ("HKQuantityTypeIdentifierHeartRate", "count/min", 26),
    ("HKQuantityTypeIdentifierActiveEnergyBurned", "kcal", 33),
    ("HKQuantityTypeIdentifierBasalEnergyBurned", "kcal", 14),
    ("HKQuantityTypeIdentifierDistanceWalkingRunning", "km", 9),
    ("HKQuantityTypeIdentifierStepCount", "count", 9),
    ("HKQuantityTypeIdentifierAppleExerciseTime", "min", 4),
    ("HKQuantityTypeIdentifierEnvironmentalAudioExposure", "dBASPL", 3),
    ("HKQuantityTypeIdentifierOxygenSaturation", "%", 2),
)
_NIGHT = ("AsleepCore", "AsleepDeep", "AsleepCore", "Awake", "AsleepREM") * 5
# Ten years of a phone and a watch are about 3.1 GB.
_YEARS_DAYS, _YEARS_BYTES = 3650, 3.1e9
_FIRST = dt.datetime(2016, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def write(path: Path, megabytes: float, seed: int = 1) -> int:
    """Write a zip whose XML has about this size; return the bytes of XML."""
    written = 0
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("apple_health_export/export.xml", "w", force_zip64=True) as xml,
    ):
        for text in _texts(int(megabytes * 1e6), Random(seed)):
            written += xml.write(text.encode())
    return written


def _texts(size: int, chance: Random) -> Iterator[str]:
    yield _DTD
    days = max(30, int(_YEARS_DAYS * size / _YEARS_BYTES))
    for kind, unit, share in _KINDS:
        yield from _records(kind, unit, int(size * 0.95 * share / 100), days, chance)
    for day in range(days):
        yield _night(day, chance)
        yield _walk(day, chance)
    yield "</HealthData>\n"


def _records(kind: str, unit: str, size: int, days: int, chance: Random) -> Iterator[str]:
    apart = dt.timedelta(days=days) / max(1, size // 420)
    at, done = _FIRST, 0
    while done < size:
        source = _WATCH if chance.random() < 0.7 else _PHONE
        start, end = _stamp(at), _stamp(at + dt.timedelta(minutes=5))
        text = (
            f' <Record type="{kind}" {source} unit="{unit}" creationDate="{end}" startDate="{start}" '
            f'endDate="{end}" value="{chance.randrange(1, 900)}"'
        )
        if kind.endswith("HeartRate"):
            text += '>\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n'
        else:
            text += "/>\n"
        # A few writers break lines inside an element.
        if chance.random() < 0.002:
            text = text.replace('" ', '"\n        ')
        done += len(text)
        at += apart
        yield text


def _night(day: int, chance: Random) -> str:
    at = _FIRST + dt.timedelta(days=day, hours=23, minutes=chance.randrange(40))
    texts = []
    for stage in _NIGHT:
        end = at + dt.timedelta(minutes=chance.randrange(8, 28))
        texts.append(
            f' <Record type="HKCategoryTypeIdentifierSleepAnalysis" {_WATCH} creationDate="{_stamp(end)}" '
            f'startDate="{_stamp(at)}" endDate="{_stamp(end)}" value="HKCategoryValueSleepAnalysis{stage}">\n'
            '  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>\n </Record>\n'
        )
        at = end
    return "".join(texts)


def _walk(day: int, chance: Random) -> str:
    at = _FIRST + dt.timedelta(days=day, hours=19)
    end = at + dt.timedelta(minutes=chance.randrange(10, 50))
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="{chance.randrange(10, 50)}" '
        f'durationUnit="min" {_WATCH} creationDate="{_stamp(end)}" startDate="{_stamp(at)}" endDate="{_stamp(end)}">\n'
        f'  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" startDate="{_stamp(at)}" '
        f'endDate="{_stamp(end)}" sum="1.5" unit="km"/>\n </Workout>\n'
    )


def _stamp(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S +0100")
