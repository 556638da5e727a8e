"""The addresses of rest."""

from django.urls import path

from hearthlight.rooms.rest import views

app_name = "rest"
urlpatterns = [
    path("", views.page, name="page"),
    path("night/", views.night, name="night"),
    path("evening/", views.window, name="evening"),
    path("tonight/", views.tonight, name="tonight"),
    path("bedtimes/", views.apart, name="apart"),
    path("away/", views.away, name="away"),
]
