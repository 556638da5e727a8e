"""The addresses of what helps on a low day."""

from django.urls import path

from hearthlight.rooms.agreement import views

app_name = "agreement"

urlpatterns = [
    path("", views.page, name="page"),
    path("write/", views.write, name="write"),
    path("share/", views.share, name="share"),
    path("let-go/", views.let_go, name="let_go"),
    path("theirs/", views.theirs, name="theirs"),
]
