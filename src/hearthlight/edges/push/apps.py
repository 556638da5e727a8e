"""Django's name for notices on a phone."""

from django.apps import AppConfig


class PushConfig(AppConfig):
    name = "hearthlight.edges.push"
    label = "push"
