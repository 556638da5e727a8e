"""The addresses of putting the house on a phone; the two manifests stand apart, so that a phone is told no choice."""

from django.urls import path

from hearthlight.edges.install import views

app_name = "install"
urlpatterns = [
    path("install/", views.page, name="page"),
    path("install/not-now/", views.not_now, name="not_now"),
    path("install/shared/", views.shared, name="shared"),
    path("install/hearth.webmanifest", views.hearth, name="hearth"),
    path("install/plain.webmanifest", views.plain, name="plain"),
]
