from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

MODELS = [model for model in apps.get_models() if model.__module__.startswith("amparo.")]


def unclassified(model: type[models.Model]) -> set[str]:
    """Fields that are classified not at all, or that are no fields."""
    declared = getattr(model, "PersonalData", None)
    classified = [*(name for name, _ in declared.personal), *declared.other] if declared else []
    fields = [field.name for field in model._meta.get_fields() if isinstance(field, models.Field)]
    return set(fields) ^ set(classified) | {n for n in classified if classified.count(n) > 1}


def test_there_are_models() -> None:
    assert len(MODELS) >= 6


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_says_whether_it_is_personal(model: type[models.Model]) -> None:
    assert unclassified(model) == set()


def test_a_field_without_a_declaration_is_found() -> None:
    class Visitor(models.Model):  # noqa: DJ008
        name = models.CharField(max_length=10)

        class PersonalData:
            personal = ()
            other = ("id",)

        class Meta:
            app_label = "audit"
            managed = False

    del apps.all_models["audit"]["visitor"]
    assert unclassified(Visitor) == {"name"}
