"""The addresses of asking and answering."""

from django.urls import path

from hearthlight.rooms.asks import views

app_name = "asks"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("mine/", views.mine, name="mine"),
    path("back/", views.take_back, name="take_back"),
    path("answer/", views.answer, name="answer"),
]
