"""The Django application of this package: templates every audience shares."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Base templates and static files."""

    name = "amparo.site"
    label = "site"
