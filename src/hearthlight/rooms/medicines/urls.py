"""The addresses of medicines."""

from django.urls import path, register_converter

from hearthlight.frame.sent import EntryId
from hearthlight.rooms.medicines import views

register_converter(EntryId, "course")
app_name = "medicines"
urlpatterns = [
    path("", views.page, name="page"),
    path("add/", views.add, name="add"),
    path("taken/", views.taken, name="taken"),
    path("body/", views.body, name="body"),
    path("<course:course_id>/", views.one, name="one"),
    path("<course:course_id>/changed/", views.changed, name="changed"),
    path("<course:course_id>/stopped/", views.stopped, name="stopped"),
    path("<course:course_id>/noticed/", views.noticed, name="noticed"),
    path("<course:course_id>/share/", views.share, name="share"),
]
