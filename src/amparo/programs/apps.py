"""The Django application of this package."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Awards and their reporting requirements."""

    name = "amparo.programs"
    label = "programs"
