"""Django's name for the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "hearthlight.journal"
    label = "journal"
