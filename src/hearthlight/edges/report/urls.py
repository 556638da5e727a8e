"""The addresses of the page on its way out; `for-you` alone opens without an account."""

from django.urls import path

from hearthlight.edges.report import views, visitors

app_name = "report"
urlpatterns = [
    path("care/report/paper/", views.paper, name="paper"),
    path("care/report/table/", views.table, name="table"),
    path("care/report/links/", views.links, name="links"),
    path("care/report/links/new/", views.new_link, name="new_link"),
    path("care/report/links/end/", views.end_link, name="end_link"),
    path("care/report/partner/", views.partner, name="partner"),
    path("care/report/given/", views.given, name="given"),
    path("care/report/ours/", views.ours, name="ours"),
    path("care/report/ours/paper/", views.our_paper, name="our_paper"),
    path("for-you/<str:token>", visitors.for_you, name="for_you"),
]
