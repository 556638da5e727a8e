"""Django's name for taking a copy."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "hearthlight.edges.archive"
    label = "archive"
