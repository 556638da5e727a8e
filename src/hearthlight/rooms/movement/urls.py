"""The addresses of movement."""

from django.urls import path

from hearthlight.rooms.movement import views

app_name = "movement"

urlpatterns = [
    path("", views.page, name="page"),
    path("moved/", views.moved, name="moved"),
]
