"""The addresses of touch, step by step."""

from django.urls import path

from hearthlight.rooms.steps import views

app_name = "steps"

urlpatterns = [
    path("", views.page, name="page"),
    path("questions/", views.questions, name="questions"),
    path("say/", views.say, name="say"),
    path("start/", views.start, name="start"),
    path("move/", views.move, name="move"),
    path("noticed/", views.noticed, name="noticed"),
]
