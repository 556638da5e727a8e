"""Fills the data folder with two made-up people: `python -m bench.filled YEARS ENTRIES_A_DAY`."""

import datetime as dt
import sys

import django
from django.core.management import call_command


def main(years: float, per_day: float) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from hearthlight.edges.demo.fill import PASSPHRASE, fill

    done = fill(1, today=dt.datetime.now(dt.UTC).date(), years=years, per_day=per_day)
    print(f"{done.entries} entries over {years:.2f} years", file=sys.stderr)
    print(PASSPHRASE)


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]))
