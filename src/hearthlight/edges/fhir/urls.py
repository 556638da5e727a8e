"""The address of the file for clinics."""

from django.urls import path

from hearthlight.edges.fhir import views

app_name = "fhir"
urlpatterns = [path("care/report/for-a-clinic/", views.bundle, name="bundle")]
