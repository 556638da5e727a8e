"""The addresses of one's own history."""

from django.urls import path, register_converter

from hearthlight.frame.sent import EntryId
from hearthlight.rooms.history import views

register_converter(EntryId, "entry")
app_name = "history"

urlpatterns = [
    path("", views.page, name="page"),
    path("unread/", views.unopened, name="unread"),
    path("search/", views.search, name="search"),
    path("<entry:entry_id>/", views.entry, name="entry"),
    path("<entry:entry_id>/let-go/", views.let_go, name="let_go"),
]
