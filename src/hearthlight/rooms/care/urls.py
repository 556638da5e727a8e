"""The address of Care."""

from django.urls import path

from hearthlight.rooms.care import views

app_name = "care"
urlpatterns = [path("", views.page, name="page")]
