"""Ten years of nights, steps and moods, from the file to a Today that can be used. `python -m bench.imports_today`"""

import datetime as dt
import json
import os
import tempfile
import time
from random import Random

YEARS = 10
_CLOCK = "%Y-%m-%d %H:%M:%S +0100"


def export(today: dt.date) -> bytes:
    """Return the JSON of an app that kept ten years of somebody: a night, steps of three sources and two moods a day."""
    chance, sleeps, steps, moods = Random(1), [], [], []
    for back in range(365 * YEARS):
        day = dt.datetime.combine(today - dt.timedelta(days=back + 1), dt.time(), dt.timezone(dt.timedelta(hours=1)))
        bed = day - dt.timedelta(minutes=chance.randrange(90))
        sleep = {"sleepStart": bed.strftime(_CLOCK), "sleepEnd": (bed + dt.timedelta(hours=7)).strftime(_CLOCK)}
        sleeps.append(sleep | {"source": "Watch", "totalSleep": 6.5, "core": 4, "deep": 1, "rem": 1.5})
        steps += [
            {"date": (day + dt.timedelta(hours=9)).strftime(_CLOCK), "qty": chance.randrange(9000), "source": source}
            for source in ("Watch", "Phone", "App")
        ]
        for hour in (9, 21):
            at = (day + dt.timedelta(hours=hour)).isoformat()
            moods.append(
                {"id": at, "start": at, "kind": "momentary_emotion", "valence": round(chance.uniform(-1, 1), 2)}
            )
    metrics = [{"name": "sleep_analysis", "units": "hr", "data": sleeps}, {"name": "step_count", "data": steps}]
    return json.dumps({"data": {"metrics": metrics, "stateOfMind": moods}}).encode()


def main() -> None:
    """Bring the file in by the page, as a person does, and open Today."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HEARTHLIGHT_DATA": folder, "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        os.environ["HEARTHLIGHT_OPEN_REGISTRATION"] = "yes"
        import django
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _measure()


def _measure() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client
    from tests.guests import PASSPHRASE

    from hearthlight.journal.models import Row

    client = Client()
    client.get("/begin/")
    client.post("/begin/", {"called": "Noor", "name": "noor", "passphrase": PASSPHRASE, "zone": "UTC"}, follow=True)
    content = export(dt.datetime.now(dt.UTC).date())
    before, began = Row.objects.count(), time.perf_counter()
    client.post("/settings/bring/", {"file": SimpleUploadedFile("HealthAutoExport.json", content)}, follow=True)
    looked = time.perf_counter()
    client.post("/settings/bring/kinds/", {"kinds": ["sleep", "steps", "mood"]}, follow=True)
    brought = time.perf_counter()
    assert client.get("/").status_code == 200
    opened = time.perf_counter()
    client.get("/")
    print(f"{len(content) / 1e6:.1f} MB, {Row.objects.count() - before} entries")
    print(
        f"looked at {looked - began:.1f} s, brought in {brought - looked:.1f} s, first Today {opened - brought:.1f} s"
    )
    print(
        f"from the file to Today: {opened - began:.1f} s (hold <= 30); Today again: {time.perf_counter() - opened:.3f} s"
    )


if __name__ == "__main__":
    main()
