"""The addresses of the calendar: the one a calendar asks, the page where it is made, and where one is brought."""

from django.urls import path

from hearthlight.edges.calendar import views

app_name = "calendar"
urlpatterns = [
    path("feed/<str:token>.ics", views.feed, name="feed"),
    path("settings/calendar/", views.page, name="page"),
    path("settings/calendar/new/", views.new, name="new"),
    path("settings/calendar/away/", views.away, name="away"),
    path("plan/free/calendar/", views.busy, name="busy"),
]
