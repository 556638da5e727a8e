"""The addresses of the two-week checks. One check is one address from its first question to its result."""

from django.urls import path, register_converter

from hearthlight.frame.sent import EntryId
from hearthlight.rooms.checks import views
from hearthlight.rooms.checks.addresses import Check

register_converter(Check, "check")
register_converter(EntryId, "result")
app_name = "checks"
urlpatterns = [
    path("", views.page, name="page"),
    path("wishes/", views.wishes, name="wishes"),
    path("noticed/", views.noticed, name="noticed"),
    path("share/<result:entry_id>/", views.share, name="share"),
    path("<check:check>/", views.take, name="take"),
]
