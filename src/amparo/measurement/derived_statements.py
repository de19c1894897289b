"""The SQL that puts other indicators' results into a derived indicator, and shows the results.

It follows `measurement.statements`; the cells it reads are those after the last stage.
"""

# ruff: noqa: S608  the texts are built from our own column names, quoted, and nothing else

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import ComponentCode
from amparo.framework.statuses import Status
from amparo.measurement.statements import Columns, Statement, quoted


@dataclass(frozen=True, slots=True)
class Reference:
    """Another indicator's cells: in which table, by which authority, broken down by what."""

    table: str
    indicator: str
    authority: str
    disaggregations: tuple[str, ...]


def leading(parts: Iterable[str]) -> str:
    """Return which of the components that are other indicators' results comes first."""
    return max(parts)  # of "numerator" and "denominator", or of "amount" alone


def derived_statement(
    name: str,
    indicator: str,
    columns: Columns,
    parts: Mapping[str, Reference],
    own: str,
) -> Statement:
    """Put a derived indicator's numerator and denominator together, cell by cell.

    Parameters
    ----------
    parts : mapping of component to Reference
        The components that are other indicators' results.
    own : str
        The table with the cells of the component reported for this indicator itself; blank
        where there is none.

    Notes
    -----
    Place and period must agree, and every breakdown that both have; else the other's total is
    taken, as is its total over partners. Half a ratio is not reported. Counts, rule, authority
    and partner are those of the leading component: the indicator's own, else the numerator.
    """
    others = sorted(parts)
    lead = f"SELECT {columns.named} FROM {own}"
    values = {}
    if not own:
        first = parts[leading(parts)]
        others.remove(leading(parts))
        lead = _as_own(first, columns)
        values = {
            "own_indicator": indicator,
            "lead_indicator": first.indicator,
            "lead_authority": first.authority,
        }
    if not others:
        return Statement(name, lead, values)
    (component,) = others
    other = parts[component]
    values |= {"indicator": other.indicator, "authority": other.authority}
    is_below = component == ComponentCode.DENOMINATOR
    return Statement(name, _joined(lead, other, is_below, columns), values)


def results_statement(name: str, cells: str, columns: Columns) -> Statement:
    """Give every cell its status, and take away what a status must not show.

    Notes
    -----
    Nothing expected: not applicable. Nothing reported: not reported. Zero below the line:
    undefined, with that zero as the denominator. Less reported than expected, or a gap that
    the counts do not tell: partial.
    """
    key = ", ".join(columns.key)
    masks = "".join(f", {mask}" for mask in columns.masks)
    return Statement(
        name,
        f"SELECT {key}, CASE WHEN expected = 0 THEN '{Status.NOT_APPLICABLE}' "
        f"WHEN reported = 0 THEN '{Status.NOT_REPORTED}' "
        f"WHEN denominator = 0 THEN '{Status.UNDEFINED}' "
        f"WHEN reported < expected OR gap > 0 THEN '{Status.PARTIAL}' "
        f"ELSE '{Status.REPORTED}' END AS status, "
        "CASE WHEN denominator IS NULL OR denominator <> 0 THEN amount END AS amount, "
        f"denominator, reported, expected, steps, known_from{masks} FROM {cells}",
    )


def _as_own(first: Reference, columns: Columns) -> str:
    """Show another indicator's cells as this one's; breakdowns it lacks must be totals."""
    surplus = [each for each in first.disaggregations if each not in columns.disaggregations]
    shown = {quoted(each): f"'{TOTAL}' AS {quoted(each)}" for each in columns.disaggregations}
    shown |= {quoted(each): quoted(each) for each in first.disaggregations}
    shown[quoted("indicator")] = f"CAST($own_indicator AS VARCHAR) AS {quoted('indicator')}"
    named = ", ".join(shown.get(name, name) for name in columns.names)
    totals = "".join(f" AND {quoted(each)} = '{TOTAL}'" for each in surplus)
    return (
        f"SELECT {named} FROM {first.table} "
        f"WHERE indicator = $lead_indicator AND authority = $lead_authority{totals}"
    )


def _joined(lead: str, other: Reference, is_below: bool, columns: Columns) -> str:
    same = [
        f"o.{quoted(each)} = "
        + (f"l.{quoted(each)}" if each in columns.disaggregations else f"'{TOTAL}'")
        for each in other.disaggregations
    ]
    above, below = ("l", "o") if is_below else ("o", "l")
    whole = "l.reported > 0 AND o.reported > 0"
    lacks = "o.reported < o.expected OR o.gap > 0"
    masks = "".join(f", l.{mask} | COALESCE(o.{mask}, 0) AS {mask}" for mask in columns.masks)
    return (
        f"SELECT {', '.join(f'l.{name}' for name in columns.key)}, "
        f"CASE WHEN {whole} THEN {above}.amount END AS amount, "
        f"CASE WHEN {whole} THEN {below}.amount END AS denominator, "
        f"CASE WHEN {whole} THEN l.reported ELSE 0 END AS reported, l.expected, "
        f"CASE WHEN {lacks} THEN 1 ELSE l.gap END AS gap, l.steps, l.standing, "
        "CASE WHEN o.known_from > l.known_from OR l.known_from IS NULL THEN o.known_from "
        f"ELSE l.known_from END AS known_from{masks} "
        f"FROM ({lead}) AS l LEFT JOIN {other.table} AS o ON o.indicator = $indicator "
        "AND o.authority = $authority AND o.place = l.place AND o.period = l.period "
        f"AND o.partner = '{TOTAL}'{''.join(f' AND {each}' for each in same)}"
    )
