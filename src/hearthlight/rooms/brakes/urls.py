"""The address of brakes and what helps."""

from django.urls import path

from hearthlight.rooms.brakes import views

app_name = "brakes"

urlpatterns = [path("", views.page, name="page")]
