"""Django's name for opening by touch."""

from django.apps import AppConfig


class PasskeysConfig(AppConfig):
    name = "hearthlight.edges.passkeys"
    label = "passkeys"
