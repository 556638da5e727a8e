"""The house's own settings, with one bare page beside its rooms to measure against."""

from hearthlight.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
