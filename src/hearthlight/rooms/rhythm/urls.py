"""The address of Patterns."""

from django.urls import path

from hearthlight.rooms.rhythm import views

app_name = "rhythm"
urlpatterns = [path("", views.page, name="page")]
