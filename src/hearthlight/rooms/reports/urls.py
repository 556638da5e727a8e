"""The addresses of the page for an appointment."""

from django.urls import path

from hearthlight.rooms.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.page, name="page"),
    path("ready/", views.ready, name="ready"),
]
