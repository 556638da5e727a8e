"""The addresses of the guided timer."""

from django.urls import path

from hearthlight.rooms.timers import views

app_name = "timers"

urlpatterns = [
    path("", views.now, name="now"),
    path("ready/<slug:act>/", views.ready, name="ready"),
    path("press/", views.press, name="press"),
    path("felt/", views.felt, name="felt"),
]
