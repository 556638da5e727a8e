"""The addresses of Care."""

from django.urls import path

from hearthlight.rooms.care import views

app_name = "care"
urlpatterns = [
    path("", views.page, name="page"),
    path("apart/", views.apart, name="apart"),
    path("together/", views.together, name="together"),
]
