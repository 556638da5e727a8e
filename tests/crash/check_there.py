"""Opens a journal with its passphrase in a process of its own, and prints how often each entry lies in it, as JSON."""

import json
import sys
from collections import Counter

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from hearthlight.journal import homes, locks, read
    from hearthlight.journal.models import Row
    from hearthlight.people import names

    found: dict[str, dict[str, float | None]] = {}
    rows: Counter[str] = Counter()
    for name, passphrase in json.load(sys.stdin).items():
        person = names.find(name)
        assert person is not None
        mine = locks.open_with_passphrase(bytes(person.home), passphrase)
        home = homes.open_personal(bytes(person.home), mine)
        homes.check(home, bytes(person.public))
        found[name] = {kept.id.hex(): getattr(kept.entry, "energy", None) for kept in read.everything(home)}
        rows.update(bytes(entry).hex() for entry in Row.objects.filter(home=home.id).values_list("entry", flat=True))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchone() == ("ok",)
    sys.stdout.write(json.dumps({"entries": found, "rows": rows}))


if __name__ == "__main__":
    main()
