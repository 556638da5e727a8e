"""Django's name for the frame."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "hearthlight.frame"
    label = "frame"
