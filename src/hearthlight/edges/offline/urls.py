"""The addresses of the house without a connection: its worker, the pages a phone holds, and where letters arrive."""

from django.urls import path

from hearthlight.edges.offline import pages, views, worker

app_name = "offline"
urlpatterns = [
    path("sw.js", worker.worker, name="worker"),
    path("help/no-connection/", pages.no_connection, name="no_connection"),
    path("offline/", pages.today, name="today"),
    path("offline/both/", pages.both, name="both"),
    path("offline/step/", pages.step, name="step"),
    path("offline/timer/", pages.timer, name="timer"),
    path("offline/evening/", pages.evening, name="evening"),
    path("offline/saved/", pages.saved, name="saved"),
    path("offline/typed/", pages.typed, name="typed"),
    path("offline/closed/", pages.closed, name="closed"),
    path("offline/days/", views.days, name="days"),
    path("offline/post/", views.post, name="post"),
    path("offline/waiting/", views.waiting, name="waiting"),
]
