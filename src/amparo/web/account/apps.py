"""The Django application of this package."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Pages of one's own account. The label `account` is django-allauth's."""

    name = "amparo.web.account"
    label = "own_account"

    def ready(self) -> None:
        """Listen to what has no other place to be told of."""
        from amparo.web.account import listening  # noqa: PLC0415 - needs the models

        listening.begin()
