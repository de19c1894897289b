"""The Django application of this package."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """Editions and what they hold."""

    name = "amparo.editions"
    label = "editions"
