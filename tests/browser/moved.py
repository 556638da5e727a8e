"""The house's own settings, with a clock that goes as far ahead as `moved` in the data folder says, in seconds."""

import datetime as dt

from hearthlight.frame import clock
from hearthlight.site.settings import *  # noqa: F403
from hearthlight.site.settings import DATA

AHEAD = DATA / "moved"
_usual = clock.now


def _now() -> dt.datetime:
    ahead = float(AHEAD.read_text()) if AHEAD.exists() else 0.0
    return _usual() + dt.timedelta(seconds=ahead)


clock.now = _now
