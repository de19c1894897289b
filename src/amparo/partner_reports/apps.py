"""The Django application of this package."""

from django.apps import AppConfig


class PartnerReportsConfig(AppConfig):
    """Snapshots of facts."""

    name = "amparo.partner_reports"
    label = "partner_reports"
