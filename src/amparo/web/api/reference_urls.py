"""The address of the API's reference page, below the language."""

from __future__ import annotations

from django.urls import path

from amparo.web.api.reference import reference

app_name = "api_reference"

urlpatterns = [path("", reference, name="page")]
