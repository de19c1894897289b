"""The Django application of this package."""

from django.apps import AppConfig


class GovernmentsConfig(AppConfig):
    """Pages of both governments' officials."""

    name = "amparo.web.governments"
