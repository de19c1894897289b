"""The Django application of this package."""

from django.apps import AppConfig


class CompactsConfig(AppConfig):
    """Compacts and the versions of their frameworks."""

    name = "amparo.compacts"
    label = "compacts"
