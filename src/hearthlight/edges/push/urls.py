"""The addresses of notices on a phone."""

from django.urls import path

from hearthlight.edges.push import views

app_name = "push"
urlpatterns = [
    path("", views.page, name="page"),
    path("off/", views.off, name="off"),
    path("again/", views.again, name="again"),
]
