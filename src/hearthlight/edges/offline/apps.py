"""Django's name for the house without a connection."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "hearthlight.edges.offline"
    label = "offline"
