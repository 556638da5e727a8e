"""Django's name for the hearth."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "hearthlight.today"
    label = "today"
