"""Django's name for what is due."""

from django.apps import AppConfig


class DueConfig(AppConfig):
    name = "hearthlight.due"
    label = "due"
