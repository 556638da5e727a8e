"""The addresses of the small touches, and of the small step on Today."""

from django.urls import path

from hearthlight.rooms.touch import views

app_name = "touch"

urlpatterns = [
    path("ideas/", views.page, name="page"),
    path("step/", views.step, name="step"),
    path("else/", views.something_else, name="else"),
]
