"""The Django application of this package."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Pages of implementing partners."""

    name = "amparo.web.partners"
