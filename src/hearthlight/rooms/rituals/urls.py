"""The addresses of the ritual of the week."""

from django.urls import path

from hearthlight.rooms.rituals import views

app_name = "rituals"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("stop/", views.stop, name="stop"),
    path("<str:day>/", views.one, name="one"),
]
