"""The one place that knows what time it is; a test or a demo may set another."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """Return the aware time now, in UTC."""
    return timezone.now()
