"""The hearth's address."""

from django.urls import path

from hearthlight.today import views

app_name = "today"

urlpatterns = [path("", views.page, name="page")]
