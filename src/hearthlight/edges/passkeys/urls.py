"""The addresses of opening by touch."""

from django.urls import path

from hearthlight.edges.passkeys import views

app_name = "passkeys"
urlpatterns = [
    path("settings/passkeys/", views.page, name="page"),
    path("settings/passkeys/ask/", views.ask_new, name="ask_new"),
    path("settings/passkeys/add/", views.add, name="add"),
    path("settings/passkeys/name/", views.name, name="name"),
    path("settings/passkeys/remove/", views.remove, name="remove"),
    path("settings/passkeys/passphrase/", views.passphrase, name="passphrase"),
    path("sign-in/touch/ask/", views.ask, name="ask"),
    path("sign-in/touch/", views.open_by_touch, name="open"),
]
