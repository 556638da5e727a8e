"""Django's name for putting the house on a phone."""

from django.apps import AppConfig


class InstallConfig(AppConfig):
    name = "hearthlight.edges.install"
    label = "install"
