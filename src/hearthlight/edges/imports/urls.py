"""The addresses of bringing a diary."""

from django.urls import path

from hearthlight.edges.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.page, name="page"),
    path("columns/", views.columns, name="columns"),
    path("look/", views.look, name="look"),
    path("put-away/", views.put_away, name="put_away"),
    path("take-back/", views.take_back, name="take_back"),
]
