"""The plan's addresses."""

from django.urls import path

from hearthlight.rooms.plan import views

app_name = "plan"

urlpatterns = [
    path("", views.page, name="page"),
    path("free/", views.free_hours, name="free"),
    path("lighter/", views.lighter, name="lighter"),
    path("lighter/over/", views.as_usual, name="as_usual"),
]
