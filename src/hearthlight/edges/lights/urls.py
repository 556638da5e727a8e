"""The addresses of the lamps."""

from django.urls import path

from hearthlight.edges.lights import views

app_name = "lights"
urlpatterns = [
    path("", views.page, name="page"),
    path("try/", views.try_once, name="try_once"),
    path("yes/", views.say, name="say"),
    path("away/", views.away, name="away"),
]
