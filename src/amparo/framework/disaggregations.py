"""Breakdowns an indicator is reported by, and the codes for total and unknown.

`_T` and `_U` follow SDMX usage: a column not broken down holds `_T`; a person whose
category nobody recorded is counted under `_U`, which is a category and not an absence.
"""

from __future__ import annotations

from dataclasses import dataclass

from amparo.framework.language import Text

TOTAL = "_T"
UNKNOWN = "_U"


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a disaggregation. `priority` marks a form the compact names as priority."""

    code: str
    name: Text
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """A breakdown, and whether its parts may stand for the whole.

    Parameters
    ----------
    exclusive : bool
        Nobody can be in two categories. Only then may categories be added.
    complete : bool
        The categories (with unknown, where listed) cover everybody. Only then is the sum of
        the parts the total; otherwise it is a lower bound and the result is partial.
    """

    code: str
    name: Text
    categories: tuple[Category, ...]
    exclusive: bool
    complete: bool
