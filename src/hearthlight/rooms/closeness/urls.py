"""The addresses of Closer: what both are open to, one's own answers, and wishes."""

from django.urls import path

from hearthlight.rooms.closeness import views

app_name = "closeness"

urlpatterns = [
    path("", views.page, name="page"),
    path("answers/", views.answers, name="answers"),
    path("wishes/", views.wishes, name="wishes"),
]
