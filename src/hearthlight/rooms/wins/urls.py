"""The addresses of the jar."""

from django.urls import path

from hearthlight.rooms.wins import views

app_name = "wins"

urlpatterns = [
    path("", views.page, name="page"),
    path("put/", views.put, name="put"),
    path("thank/", views.thank, name="thank"),
]
