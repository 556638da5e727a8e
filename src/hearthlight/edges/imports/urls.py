"""The addresses of bringing a diary."""

from django.urls import path

from hearthlight.edges.imports import exports, views

app_name = "imports"
urlpatterns = [
    path("", views.page, name="page"),
    path("columns/", views.columns, name="columns"),
    path("look/", views.look, name="look"),
    path("kinds/", exports.kinds, name="kinds"),
    path("part/", exports.part, name="part"),
    path("put-away/", views.put_away, name="put_away"),
    path("take-back/", views.take_back, name="take_back"),
]
