"""The addresses of what is true."""

from django.urls import path

from hearthlight.rooms.truths import views

app_name = "truths"

urlpatterns = [
    path("", views.page, name="page"),
    path("read/", views.read, name="read"),
]
