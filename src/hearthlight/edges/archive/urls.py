"""The address of taking a copy."""

from django.urls import path

from hearthlight.edges.archive import views

app_name = "archive"
urlpatterns = [path("", views.page, name="page")]
