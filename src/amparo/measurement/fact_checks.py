"""What can be wrong with facts, found all at once, each with the place where the row was read.

Reached as `measurement.facts.check_facts`. Nothing here repairs anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from amparo.framework.disaggregations import TOTAL
from amparo.framework.indicators import Indicator, Subject
from amparo.framework.issues import Issue, Location
from amparo.framework.language import Text
from amparo.framework.periods import PeriodInvalid, period_from_code
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.statuses import FACT_STATUSES, Status

_BEFORE_BREAKDOWN = 6  # columns of the key before the breakdowns (`measurement.facts`)
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class _Check:
    """One thing that must not be: which columns it reads, when it is wrong, what to say.

    The texts may name any column of the row, such as ``{place}``.
    """

    code: str
    columns: tuple[str, ...]
    is_wrong: Callable[..., bool]
    problem: Text
    remedy: Text


def check_facts(table: pa.Table, framework: ResultsFramework) -> list[Issue]:
    """Find everything that is wrong with facts.

    Parameters
    ----------
    table : table, schema `measurement.facts.facts_schema`
        Blank `amount` exactly where `status` is not ``reported``.
    framework : ResultsFramework
        Says which codes exist and which numbers each indicator is made of.

    Returns
    -------
    list of Issue
        Codes ``facts.…``, in the order of the rows; empty where all is well. The location is
        the row's locator: file and line, or sheet and cell. A wrong indicator hides what
        could be said about the rest of its row.
    """
    names = table.schema.names
    breakdowns = names[_BEFORE_BREAKDOWN : names.index("status")]
    found: list[tuple[int, Issue]] = []
    for check in _checks(framework, breakdowns):
        found += _issues(table, check, _rows(table, check.columns, check.is_wrong))
    found += _issues(table, _NEGATIVE, _negative_rows(table, framework))
    found += _issues(table, _DUPLICATE, _duplicate_rows(table, breakdowns))
    return [issue for _, issue in sorted(found, key=lambda each: each[0])]


def location_from_locator(locator: str, source: str) -> Location:
    """Return where a row was read: ``file:line`` or ``sheet!cell`` of its source."""
    if "!" in locator:
        sheet, cell = locator.rsplit("!", 1)
        return Location(file=source, sheet=sheet, cell=cell)
    file, _, line = locator.rpartition(":")
    if file and line.isdecimal():
        return Location(file=file, line=int(line))
    return Location(file=locator or source)


_NEGATIVE = _Check(
    "facts.negative",
    (),
    bool,
    Text("A count is negative: {amount}.", "Un conteo es negativo: {amount}."),
    Text("Write zero or more.", "Escriba cero o más."),
)
_DUPLICATE = _Check(
    "facts.duplicate",
    (),
    bool,
    Text(
        "The same number is there twice, known from the same day.",
        "El mismo número aparece dos veces, conocido desde el mismo día.",
    ),
    Text("Keep one row for each number and day.", "Deje una fila por número y día."),
)


def _checks(framework: ResultsFramework, breakdowns: Sequence[str]) -> Iterator[_Check]:
    yield from _code_checks(framework)
    yield from _amount_checks()
    for breakdown in breakdowns:
        yield from _breakdown_checks(framework, breakdown)


def _code_checks(framework: ResultsFramework) -> Iterator[_Check]:
    indicators = framework.indicators
    yield _Check(
        "facts.indicator",
        ("indicator",),
        lambda code: code not in indicators,
        Text("There is no indicator {indicator}.", "No existe el indicador {indicator}."),
        Text("Use a code of the framework.", "Use un código del marco."),
    )
    yield _Check(
        "facts.component",
        ("indicator", "component"),
        lambda code, part: code in indicators and part not in own_components(indicators[code]),
        Text(
            "Indicator {indicator} has no number '{component}' of its own.",
            "El indicador {indicator} no tiene un número propio «{component}».",
        ),
        Text(
            "Use a component that is reported for this indicator itself.",
            "Use un componente que se reporte para este mismo indicador.",
        ),
    )
    yield _Check(
        "facts.authority",
        ("indicator", "authority"),
        lambda code, body: code in indicators and body not in indicators[code].authorities,
        Text(
            "{authority} does not count indicator {indicator}.",
            "{authority} no cuenta el indicador {indicator}.",
        ),
        Text(
            "Use an authority that the framework names for this indicator.",
            "Use una autoridad que el marco nombre para este indicador.",
        ),
    )
    yield _Check(
        "facts.place",
        ("place",),
        lambda code: code not in framework.places,
        Text("There is no place {place}.", "No existe el lugar {place}."),
        Text(
            "Use a code of the list of places; keep leading zeros.",
            "Use un código de la lista de lugares; conserve los ceros iniciales.",
        ),
    )
    yield _Check(
        "facts.period",
        ("period",),
        lambda code: not _is_period(code, framework),
        Text("There is no period {period}.", "No existe el período {period}."),
        Text(
            "Use a period of one of the framework's calendars, such as 2024 or 2024-Q3.",
            "Use un período de uno de los calendarios del marco, como 2024 o 2024-Q3.",
        ),
    )
    yield _Check(
        "facts.source",
        ("source",),
        lambda code: not code.strip(),
        Text("The number has no source.", "El número no tiene fuente."),
        Text("Say where it was read.", "Diga dónde se leyó."),
    )


def _amount_checks() -> Iterator[_Check]:
    yield _Check(
        "facts.status",
        ("status",),
        lambda status: status not in set(FACT_STATUSES),
        Text("There is no status '{status}'.", "No existe el estado «{status}»."),
        Text(
            f"Use one of: {', '.join(FACT_STATUSES)}.",
            f"Use uno de: {', '.join(FACT_STATUSES)}.",
        ),
    )
    yield _Check(
        "facts.amount_missing",
        ("status", "amount"),
        lambda status, amount: status == Status.REPORTED and not amount,
        Text(
            "The number is said to be reported, but the amount is blank.",
            "Se dice que el número fue reportado, pero el valor está en blanco.",
        ),
        Text(
            "Give the amount (0 is an amount), or use another status.",
            "Dé el valor (0 es un valor) o use otro estado.",
        ),
    )
    yield _Check(
        "facts.amount_unexpected",
        ("status", "amount"),
        lambda status, amount: status in set(FACT_STATUSES[1:]) and bool(amount),
        Text(
            "There is an amount, {amount}, beside the status '{status}'.",
            "Hay un valor, {amount}, junto al estado «{status}».",
        ),
        Text("Remove one of the two.", "Quite uno de los dos."),
    )


def _breakdown_checks(framework: ResultsFramework, breakdown: str) -> Iterator[_Check]:
    indicators = framework.indicators
    known = framework.disaggregations.get(breakdown)
    categories = {category.code for category in known.categories} if known else set()

    def undeclared(code: str, category: str) -> bool:
        declared = code not in indicators or breakdown in indicators[code].disaggregations
        return category != TOTAL and not declared

    def unknown(code: str, category: str) -> bool:
        declared = code in indicators and breakdown in indicators[code].disaggregations
        return declared and category not in categories | {TOTAL}

    yield _Check(
        "facts.breakdown",
        ("indicator", breakdown),
        undeclared,
        Text(
            f"Indicator {{indicator}} is not broken down by {breakdown}.",
            f"El indicador {{indicator}} no se desagrega por {breakdown}.",
        ),
        Text(f"Use {TOTAL}.", f"Use {TOTAL}."),
    )
    yield _Check(
        "facts.category",
        ("indicator", breakdown),
        unknown,
        Text(
            f"{breakdown} has no category '{{{breakdown}}}'.",
            f"{breakdown} no tiene la categoría «{{{breakdown}}}».",
        ),
        Text(
            f"Use one of: {', '.join(sorted(categories))}.",
            f"Use una de: {', '.join(sorted(categories))}.",
        ),
    )


def own_components(indicator: Indicator) -> list[str]:
    """Return the numbers reported for `indicator` itself, derived ones left out."""
    return [each.code.value for each in indicator.components if each.indicator is None]


def _is_period(code: str, framework: ResultsFramework) -> bool:
    try:
        period_from_code(code, framework.calendars)
    except PeriodInvalid:
        return False
    return True


def _rows(table: pa.Table, columns: Sequence[str], is_wrong: Callable[..., bool]) -> list[int]:
    """Return the rows whose values in `columns` are wrong, asking once per combination."""
    texts = [pc.fill_null(table.column(name).cast(pa.string()), "") for name in columns]
    joined = pc.binary_join_element_wise(*texts, _BETWEEN)
    width = len(columns)
    wrong = [
        each for each in pc.unique(joined).to_pylist() if is_wrong(*each.split(_BETWEEN, width - 1))
    ]
    return _where(pc.is_in(joined, value_set=pa.array(wrong, pa.string())))


def _negative_rows(table: pa.Table, framework: ResultsFramework) -> list[int]:
    money = [code for code, each in framework.indicators.items() if each.subject is Subject.MONEY]
    is_money = pc.is_in(table.column("indicator"), value_set=pa.array(money, pa.string()))
    below = pc.fill_null(pc.less(table.column("amount"), pa.scalar(0)), False)
    return _where(pc.and_(below, pc.invert(is_money)))


def _duplicate_rows(table: pa.Table, breakdowns: Sequence[str]) -> list[int]:
    """Return every row but the first of those with one key and one known-from date."""
    names = [*table.schema.names[:_BEFORE_BREAKDOWN], *breakdowns, "known_from"]
    joined = pc.binary_join_element_wise(
        *(table.column(name).cast(pa.string()) for name in names), _BETWEEN
    )
    numbered = pa.table({"key": joined, "row": pa.array(range(table.num_rows), pa.int64())})
    first = numbered.group_by("key").aggregate([("row", "min")]).column("row_min")
    return _where(pc.invert(pc.is_in(numbered.column("row"), value_set=first.combine_chunks())))


def _where(condition: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(condition).to_pylist()
    return rows


def _issues(table: pa.Table, check: _Check, rows: list[int]) -> Iterator[tuple[int, Issue]]:
    for row, values in zip(rows, table.take(pa.array(rows, pa.int64())).to_pylist(), strict=True):
        where = location_from_locator(values["locator"], values["source"])
        said = {name: str(value) for name, value in values.items()}
        yield row, Issue(check.code, where, check.problem.fill(**said), check.remedy)
