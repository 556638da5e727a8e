"""Django's name for the page on its way out."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "hearthlight.edges.report"
    label = "report"
