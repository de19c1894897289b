"""Agreed values: where an indicator started and where it should be.

Targets are annual commitments; whether yearly targets add up to the target of the whole
term follows from the indicator's own rule over periods, never from an assumption here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from amparo.framework.objectives import Provenance


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value before the compact, in the indicator's unit, as counted by `authority`."""

    period: str
    authority: str
    place: str
    amount: Decimal
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Target:
    """The value agreed for a period, in the indicator's unit, as counted by `authority`."""

    period: str
    authority: str
    place: str
    amount: Decimal
    provenance: Provenance
