"""The facts as a Django model, with the codes of every level stored beside the lowest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models


class Fact(models.Model):
    """One number as reported."""

    indicator = models.CharField(max_length=20)
    partner = models.CharField(max_length=20)
    sex = models.CharField(max_length=20)
    age = models.CharField(max_length=20)
    place = models.CharField(max_length=20)
    nation = models.CharField(max_length=20)
    period = models.CharField(max_length=20)
    half = models.CharField(max_length=20)
    year = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    known_from = models.DateField()

    class Meta:
        app_label = "benchmarks"

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.place}"

    @staticmethod
    def row(fact: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of a fact in the order of the columns."""
        year, quarter = fact["period"].split("-Q")
        amount = None if fact["amount"] is None else str(fact["amount"])
        return (
            *(fact[name] for name in ("indicator", "partner", "sex", "age", "place")),
            "CO", fact["period"], f"{year}-H{(int(quarter) + 1) // 2}", year,
            amount, fact["known_from"].isoformat(),
        )  # fmt: skip
