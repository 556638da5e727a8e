"""Django's name for the lamps."""

from django.apps import AppConfig


class LightsConfig(AppConfig):
    name = "hearthlight.edges.lights"
    label = "lights"
