"""What has to be known of the facts before planning: codes in use, sources, revisions.

Works on whole columns by their distinct values, so that its cost hardly grows with the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import PARTNER_AXIS, PERIOD_AXIS, PLACE_AXIS
from amparo.measurement.codes import combinations, distinct
from amparo.measurement.facts import FactsInvalid, fact_key, table_disaggregations


@dataclass(frozen=True, slots=True)
class Survey:
    """The facts as planning sees them.

    Parameters
    ----------
    values : mapping of indicator to mapping of axis to codes
        Which codes its facts hold on each axis: partner, place, period, every breakdown.
    sources : tuple of str
        All sources, sorted; blank ones left out.
    disaggregations : tuple of str
        The breakdown columns, in the order of the table.
    is_revised : bool
        A number may be there more than once, known from different days.
    """

    values: Mapping[str, Mapping[str, frozenset[str]]]
    sources: tuple[str, ...]
    disaggregations: tuple[str, ...]
    is_revised: bool


def survey(facts: pa.Table, as_of: date) -> tuple[pa.Table, Survey]:
    """Look through the facts known by `as_of`.

    Returns
    -------
    facts : table
        Those known by then, earlier versions included; texts as dictionaries.
    Survey

    Raises
    ------
    FactsInvalid
        Not a facts table.
    """
    disaggregations = table_disaggregations(facts)
    known = facts.filter(pc.less_equal(facts.column("known_from"), pa.scalar(as_of)))
    for name in (*fact_key(disaggregations), "status", "source"):
        codes = known.column(name).combine_chunks().dictionary_encode()
        known = known.set_column(known.schema.get_field_index(name), name, codes)
    axes = (PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS, *disaggregations)
    values: dict[str, dict[str, frozenset[str]]] = {}
    for axis in axes:
        for indicator, codes in _pairs(known, axis).items():
            values.setdefault(indicator, {})[axis] = frozenset(codes)
    return known, Survey(
        values=values,
        sources=tuple(sorted(filter(None, distinct(known.column("source"))))),
        disaggregations=tuple(disaggregations),
        is_revised=_is_revised(known, fact_key(disaggregations)),
    )


def check_breakdowns(values: Mapping[str, frozenset[str]], allowed: set[str]) -> None:
    """Refuse facts broken down by what their indicator does not name.

    Raises
    ------
    FactsInvalid
        `facts.check_facts` says in which rows.
    """
    axes = {PARTNER_AXIS, PLACE_AXIS, PERIOD_AXIS, *allowed}
    wrong = sorted(axis for axis in values if axis not in axes and values[axis] - {TOTAL})
    if wrong:
        raise FactsInvalid(f"broken down by {', '.join(wrong)}, which the indicator is not")


def _pairs(known: pa.Table, axis: str) -> dict[str, list[str]]:
    """Return the different codes on an axis for each indicator."""
    indicators = sorted(distinct(known.column("indicator")))
    codes = sorted(distinct(known.column(axis)))
    found: dict[str, list[str]] = {indicator: [] for indicator in indicators}
    for pair in pc.unique(combinations(known, ["indicator", axis])).to_pylist():
        indicator, code = divmod(pair, len(codes))
        found[indicators[indicator]].append(codes[code])
    return found


def _is_revised(known: pa.Table, key: list[str]) -> bool:
    """Answer whether a key may occur twice; yes where the keys are too many to number."""
    if pc.count_distinct(known.column("known_from")).as_py() < 2:  # noqa: PLR2004
        return False
    numbers = combinations(known, key)
    return numbers is None or pc.count_distinct(numbers).as_py() < known.num_rows
