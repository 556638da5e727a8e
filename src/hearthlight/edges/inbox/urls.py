"""The addresses of the inbox."""

from django.urls import path

from hearthlight.edges.inbox import views

app_name = "inbox"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("settings/inbox/", views.page, name="page"),
    path("settings/inbox/away/", views.away, name="away"),
]
