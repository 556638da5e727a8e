"""The check-in's addresses."""

from django.urls import path

from hearthlight.rooms.checkin import views

app_name = "checkin"

urlpatterns = [
    path("", views.page, name="page"),
    path("in-there/", views.in_there, name="in_there"),
    path("words/", views.words, name="words"),
    path("parts/", views.build, name="parts"),
    path("share/", views.share, name="share"),
    path("preview/", views.preview, name="preview"),
    path("tell/", views.tell, name="tell"),
    path("skip/", views.skip, name="skip"),
    path("undo/", views.undo, name="undo"),
    path("mine/", views.mine, name="mine"),
    path("take-back/", views.take_back, name="take_back"),
]
