"""Django's name for the inbox."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "hearthlight.edges.inbox"
    label = "inbox"
