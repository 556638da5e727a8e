"""Django's name for bringing a diary."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "hearthlight.edges.imports"
    label = "imports"
