"""The Django application of this package."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations and users."""

    name = "amparo.people"
    label = "people"
