"""The addresses of the talk."""

from django.urls import path

from hearthlight.rooms.talk import views

app_name = "talk"

urlpatterns = [
    path("", views.page, name="page"),
    path("hour/", views.hour_of_day, name="hour"),
    path("tonight/", views.tonight, name="tonight"),
    path("knock/", views.knock, name="knock"),
    path("now/", views.now, name="now"),
    path("aloud/", views.aloud, name="aloud"),
    path("end/", views.end, name="end"),
]
