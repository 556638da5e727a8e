"""The addresses of reminders."""

from django.urls import path

from hearthlight.rooms.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.page, name="page"),
    path("snooze/", views.snooze, name="snooze"),
]
