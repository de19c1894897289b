"""The Django application of this package."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The reference page of the API."""

    name = "amparo.web.api"
    label = "api"
