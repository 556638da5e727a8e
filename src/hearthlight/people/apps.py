"""Django's name for the people of a house."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "hearthlight.people"
    label = "people"
