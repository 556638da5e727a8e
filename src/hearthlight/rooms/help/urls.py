"""The addresses of Help and of Hide; included at the root, because one room answers under two paths."""

from django.urls import path, re_path

from hearthlight.rooms.help import plan, views

app_name = "help"
urlpatterns = [
    path("help/", views.page, name="page"),
    re_path(r"^help/(?P<code>[A-Z]{2})/$", views.country, name="country"),
    path("help/country/", views.choose, name="choose"),
    path("help/remember/", views.remember, name="remember"),
    path("help/sit/", views.sit, name="sit"),
    re_path(r"^help/(?P<code>[A-Z]{2})/sources/$", views.sources, name="sources"),
    path("help/plan/", plan.read, name="plan"),
    path("help/plan/write/", plan.write, name="plan_write"),
    path("help/plan/paper/", plan.paper, name="plan_paper"),
    path("help/plan/copy/", plan.keep_copy, name="plan_copy"),
    path("hide/", views.hide, name="hide"),
    # Typed by hand in a hurry, the last stroke is often left out.
    path("help", views.page),
    path("hide", views.hide),
    path("hide/quiet/", views.quiet, name="quiet"),
    path("hide/practice/", views.practice, name="practice"),
]
