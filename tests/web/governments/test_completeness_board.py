"""The board: every partner against every period, in words, shapes and colours."""

import re

import pytest

from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from tests.builders_reports import a_report
from tests.web.governments.officials import address, as_role, of_report, page, read, reviewer

pytestmark = pytest.mark.django_db
BOARD = ("completeness", "small")


def test_each_square_says_its_state_and_timeliness_in_words_and_leads_to_the_report(
    reports,
) -> None:
    markup = page(reviewer(), address(*BOARD))
    table = markup[markup.index('<table class="board"') : markup.index("</table>")]
    square = table[table.index(of_report("report", reports.owed)) :]
    assert "not begun" in square
    assert "overdue, never submitted" in square[: square.index("</td>")]
    assert 'data-state="overdue"' in table
    assert table.count('class="board-mark"') == 4


def test_counts_stand_at_the_end_of_rows_and_columns(reports) -> None:
    told = read(reviewer(), address(*BOARD))
    assert "1 of 4 reports are accepted; 2 came late or are overdue." in told
    assert re.search(r"Accepted 1 / 2 2 late 0 / 2 1 / 4", told)


def test_what_was_requested_and_not_provided_is_visible(db) -> None:
    a_report(ReportState.NOT_PROVIDED)
    told = read(reviewer(), address(*BOARD))
    assert "✕ requested, not provided 1" in told
    assert "✕ requested, not provided overdue, never submitted" in told


def test_every_state_is_explained(reports) -> None:
    legend = page(reviewer(), address(*BOARD)).partition('<ul class="legend"')[2]
    assert legend.partition("</ul>")[0].count("<li") == len(ReportState)


@pytest.mark.parametrize("role", [Role.DONOR_OFFICER, Role.DATA_PROTECTION_LEAD, Role.AUDITOR])
def test_all_who_see_reports_see_the_board(reports, role) -> None:
    assert "Schools" in read(as_role(role), address(*BOARD))


def test_a_board_without_reports_says_so(db) -> None:
    from tests.builders_reports import an_award  # noqa: PLC0415

    an_award()
    assert "No report is owed yet" in read(reviewer(), address(*BOARD))


def test_the_board_speaks_spanish(reports) -> None:
    told = read(reviewer(), address(*BOARD, language="es"))
    assert "1 de 4 informes están aceptados; 2 llegaron tarde o están vencidos." in told
