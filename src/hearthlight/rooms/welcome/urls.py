"""The addresses of the welcome."""

from django.urls import path

from hearthlight.rooms.welcome import views

app_name = "welcome"
urlpatterns = [
    path("", views.page, name="page"),
    path("promise/", views.promise, name="promise"),
]
