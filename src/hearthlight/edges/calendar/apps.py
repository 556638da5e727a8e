"""Django's name for the calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "hearthlight.edges.calendar"
    label = "calendar"
