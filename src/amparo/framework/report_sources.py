"""Partner reports as sources: from a printed number back to the report that stated it.

The source code of such a number names its report; it is no source of the framework's text.
"""

from __future__ import annotations

from datetime import date

from amparo.framework.language import Text, same
from amparo.framework.objectives import Source
from amparo.framework.periods import period_from_code
from amparo.framework.results_framework import ResultsFramework

PREFIX = "report:"
"""How the source code of a partner report begins."""

NOT_PROVIDED = 0
"""Stands for the version where a report was requested and not provided."""

_TITLE = Text(
    "Report of partner {partner}: award {award}, {period}, version {version}",
    "Informe del socio {partner}: subvención {award}, {period}, versión {version}",
)
_NOTHING = Text(
    "No report of partner {partner}: award {award}, {period}; requested, not provided",
    "Sin informe del socio {partner}: subvención {award}, {period}; solicitado, no entregado",
)
_ACCEPTED = Text(
    "The day on which the government accepted the report.",
    "El día en que el gobierno aceptó el informe.",
)
_CLOSED = Text(
    "The day on which the government stated that nothing was provided.",
    "El día en que el gobierno dejó constancia de que no se entregó nada.",
)


def report_code(partner: str, award: str, period: str, version: int) -> str:
    """Return the source code of a version of a partner report (`NOT_PROVIDED`: of none)."""
    return f"{PREFIX}{partner}/{award}/{period}/v{version}"


def is_partner_report(code: str) -> bool:
    """Whether a source code names a partner report."""
    return code.startswith(PREFIX)


def report_source(code: str, known_from: date, framework: ResultsFramework) -> Source:
    """Return a partner report as an entry of the source annex.

    Parameters
    ----------
    code : str
        As `report_code` returns it.
    known_from : date
        Since when its numbers are known.
    """
    partner, award, period, version = code.removeprefix(PREFIX).split("/")
    provided = version != f"v{NOT_PROVIDED}"
    known = framework.authorities.get(partner)
    title = (_TITLE if provided else _NOTHING).fill(
        partner=known.short_name if known else same(partner),
        award=award,
        period=period_from_code(period, framework.calendars).name,
        version=version.removeprefix("v"),
    )
    basis = _ACCEPTED if provided else _CLOSED
    return Source(code, title, partner, known_from, basis)
