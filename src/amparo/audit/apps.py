"""The Django application of this package."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Events."""

    name = "amparo.audit"
    label = "audit"
