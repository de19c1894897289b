"""Taking part from the command line: roles hold there, and problems are told in their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import mail
from openpyxl import load_workbook
from pytest_django import DjangoDbBlocker

from amparo.audit.queries import count_events
from amparo.framework.language import Language
from amparo.partner_reports.queries import (
    PartnerReport,
    content_of,
    form_of,
    newest_version,
    snapshots_of,
)
from amparo.partner_reports.states import ReportState
from amparo.site.command_line import main
from amparo.site.demonstration import COMPACT, sample_workbooks
from amparo.site.translation import speak
from amparo.workbooks.reading import recognise_workbook
from tests.site.demonstrated import TODAY, demonstrated

pytestmark = pytest.mark.django_db

Said = tuple[int, str, str]
Run = Callable[..., Said]
OFFICER, HEAD = "meadow-officer@example.org", "meadow-head@example.org"
STRANGER = "lantern-head@example.org"
MEADOW = ("ILL-2025-03", "Y4-Q1")


@pytest.fixture(scope="module")
def samples(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, bytes]]:
    """The demonstration, and its workbooks to try."""
    with demonstrated(django_db_blocker):
        yield {name.rpartition("Q1-")[2]: each for name, each in sample_workbooks(TODAY).items()}


@pytest.fixture
def run(
    samples: dict[str, bytes],
    db: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Run]:
    """Run a command in a folder with those workbooks; give exit code, output and errors."""
    for name, content in samples.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")

    def ended(*words: str) -> Said:
        speak(Language.EN)
        try:
            main(list(words))
            code = 0
        except SystemExit as ending:
            code = int(ending.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    yield ended
    speak(Language.EN)


def _meadow() -> PartnerReport:
    return PartnerReport.objects.get(award__number=MEADOW[0], period=MEADOW[1])


def test_a_template_is_the_workbook_of_that_report(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("report-template", COMPACT, *MEADOW, "--by", OFFICER, "--language", "es")
    assert (code, out) == (
        0,
        "ILL-2025-03-Y4-Q1.xlsx: informe de Escuelas del Prado para Y4-Q1, con vencimiento el"
        " 2026-10-30.\n",
    )
    identity, issues = recognise_workbook((tmp_path / "ILL-2025-03-Y4-Q1.xlsx").read_bytes(), "f")
    assert issues == []
    assert identity is not None
    assert (identity.partner, identity.award, identity.period) == ("meadow", *MEADOW)


def test_a_template_holds_what_was_returned(run: Run, tmp_path: Path) -> None:
    words = ("report-template", COMPACT, "ILL-2025-02", "Y4-Q1", "--out", "again.xlsx")
    assert run(*words, "--by", "bridge-officer@example.org")[0] == 0
    code, out, err = run("submit", "again.xlsx", "--by", "bridge-officer@example.org")
    assert (code, out) == (0, "ILL-2025-02 Y4-Q1: offered for certification.\n"), err


@pytest.mark.parametrize(
    "words", [(*MEADOW, "--by", STRANGER), ("ILL-2025-03", "Y9-Q1"), ("ILL-1", "Y4-Q1")]
)
def test_no_template_of_a_report_that_is_not_there_or_not_yours(
    run: Run, words: tuple[str, ...]
) -> None:
    code, _, err = run("report-template", COMPACT, *words)
    assert code == 1
    assert err.startswith(f"There is no report of award {words[0]} for {words[1]} in illustrative")


def test_somebody_without_an_account_hands_nothing_in(run: Run) -> None:
    code, _, err = run("submit", "filled.xlsx", "--by", "nobody@example.org")
    assert (code, err) == (1, "Nobody has an account under nobody@example.org.\n")


def test_an_officer_offers_and_a_head_submits(run: Run) -> None:
    code, out, err = run("submit", "filled.xlsx", "--by", OFFICER)
    assert (code, out) == (0, "ILL-2025-03 Y4-Q1: offered for certification.\n"), err
    assert _meadow().report_state is ReportState.TO_CERTIFY
    code, _, err = run("submit", "filled.xlsx", "--by", OFFICER)
    assert code == 1
    assert "This report is: waiting for certification." in err


def test_a_head_certifies_at_once(run: Run) -> None:
    code, out, err = run("submit", "filled.xlsx", "--by", HEAD, "--certify")
    assert (code, out) == (0, "ILL-2025-03 Y4-Q1: certified and submitted.\n"), err
    report = _meadow()
    version = newest_version(report)
    assert report.report_state is ReportState.SUBMITTED
    assert version is not None
    assert version.submitted_by == HEAD
    assert len(content_of(version).values) == 18


@pytest.mark.parametrize(
    ("by", "certify", "why"),
    [
        (OFFICER, ["--certify"], "Only the head of this organisation may certify"),
        (STRANGER, [], "There is no report of award ILL-2025-03"),
        ("reviewer@example.org", [], "Only the people who report for this organisation"),
        ("researcher@example.org", [], "There is no report of award ILL-2025-03"),
    ],
)
def test_who_may_not_leaves_nothing_behind(run: Run, by: str, certify: list[str], why: str) -> None:
    before = count_events()
    code, _, err = run("submit", "filled.xlsx", "--by", by, *certify)
    assert code == 1
    assert why in err
    assert _meadow().report_state is ReportState.EXPECTED
    assert count_events() == before


def test_every_problem_is_told_with_its_cell_and_marked_in_a_copy(run: Run, tmp_path: Path) -> None:
    before = count_events()
    code, _, err = run("submit", "with-mistakes.xlsx", "--by", OFFICER)
    lines = err.splitlines()
    assert code == 1
    assert lines[-1].endswith(
        "problems; nothing was kept. They are marked in with-mistakes-marked.xlsx."
    )
    assert any(line.startswith("with-mistakes.xlsx 3.1") and "more than the total" in line
               for line in lines)  # fmt: skip
    assert any("Nothing is told about progress." in line for line in lines)
    assert any("below zero" in line for line in lines)
    marked = load_workbook(tmp_path / "with-mistakes-marked.xlsx")
    noted = [cell for sheet in marked for row in sheet for cell in row if cell.comment]
    assert noted
    assert (_meadow().report_state, count_events()) == (ReportState.EXPECTED, before)


def test_a_blank_workbook_is_all_that_is_missing(run: Run) -> None:
    code, _, err = run("submit", "blank.xlsx", "--by", OFFICER, "--language", "es")
    assert code == 1
    # The sheet and the cell that await the number, beside its key.
    assert re.search(
        r"^blank\.xlsx 3\.1 [A-Z]+\d+ 3\.1\S+: No se registró nada en", err, re.MULTILINE
    )
    assert "problemas; no se guardó nada." in err
    assert "Están marcados en blank-marked.xlsx." in err


def test_what_is_no_workbook_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear all", encoding="utf-8")
    code, _, err = run("submit", "letter.xlsx", "--by", OFFICER)
    assert (code, len(err.splitlines())) == (1, 2)
    assert err.startswith("letter.xlsx: The file is not an Excel workbook.")
    assert not (tmp_path / "letter-marked.xlsx").exists()
    assert run("submit", "absent.xlsx", "--by", OFFICER)[0] == 1


def test_a_snapshot_holds_published_and_accepted_facts(run: Run) -> None:
    code, out, _ = run("snapshot", COMPACT, "--by", "coordinator@example.org")
    taken = snapshots_of(COMPACT)[-1]
    assert code == 0
    assert out == (
        f"illustrative, as of 2026-08-11: {taken.fact_count} facts, {taken.fact_count - 1061} of"
        f" them from accepted reports, hash {taken.hash}.\n"
    )
    assert run("snapshot", COMPACT)[1] == out
    early = run("snapshot", COMPACT, "--as-of", "2025-03-01")
    assert " 0 of them from accepted reports" in early[1]


def test_a_snapshot_asks_for_the_role_and_a_day(run: Run) -> None:
    code, _, err = run("snapshot", COMPACT, "--by", OFFICER)
    assert (code, err) == (1, "Only coordinators of the host government may do this.\n")
    assert run("snapshot", COMPACT, "--as-of", "tomorrow")[0] == 2


def test_reminders_are_counted(run: Run) -> None:
    mail.outbox.clear()
    code, out, _ = run("remind", "--site", "https://amparo.example")
    assert (code, out) == (
        0,
        "0 reports due soon, 2 overdue: 4 letters written. 0 reports have nobody to write to.\n",
    )
    assert len(mail.outbox) == 4
    assert run("remind")[1].startswith("0 reports due soon, 0 overdue: 0 letters")


def test_loading_awards_again_writes_nothing(run: Run) -> None:
    before = count_events()
    code, out, _ = run("programs", "load", COMPACT)
    assert (code, out) == (0, "illustrative: 7 organisations and 4 awards are recorded.\n")
    assert count_events() == before


@pytest.mark.parametrize("address", ["reviewer@example.org", "nobody@example.org"])
def test_second_factor_that_is_not_there_is_not_reset(run: Run, address: str) -> None:
    before = count_events()
    code, out, err = run("people", "reset-second-factor", address)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert count_events() == before


def test_reports_of_begun_periods_are_opened_once(run: Run) -> None:
    code, out, _ = run("programs", "open", COMPACT)
    assert code == 0
    assert re.fullmatch(r"illustrative: [1-9]\d* reports opened for 4 awards\.\n", out)
    newest = PartnerReport.objects.filter(period="Y4-Q2")
    assert {each.report_state for each in newest} == {ReportState.EXPECTED}
    before = count_events()
    assert run("programs", "open", COMPACT)[1].startswith("illustrative: 0 reports opened")
    assert count_events() == before
    assert run("programs", "open", "colombia") == (1, "", "No award of colombia is recorded.\n")


def test_a_paused_award_suspends_the_targets_of_its_report(run: Run) -> None:
    notice = ("--from", "2026-08-01", "--noticed", "2026-08-01", "--ground-en", "Review.",
              "--ground-es", "Revisión.", "--letter", "Letter in the file")  # fmt: skip
    assert run("programs", "pause", COMPACT, MEADOW[0], *notice) == (
        0, "Award ILL-2025-03 is paused from 2026-08-01.\n", "",
    )  # fmt: skip
    assert run("programs", "pause", COMPACT, MEADOW[0], *notice)[0] == 1
    told = run("programs", "resume", COMPACT, MEADOW[0], "--on", "2026-08-11")
    assert told == (0, "Award ILL-2025-03 is worked on again from 2026-08-11.\n", "")
    found = form_of(_meadow(), TODAY).suspension
    assert found is not None
    assert (found.days, found.of) == (10, 92)
    code, _, err = run("programs", "resume", COMPACT, "none", "--on", "soon")
    assert code == 2
    assert "--on must be a day" in err
    refused = run("programs", "resume", COMPACT, "none", "--on", "2026-08-12")
    assert refused == (1, "", "illustrative has no award none.\n")


def test_a_compact_without_awards_says_so(run: Run) -> None:
    code, _, err = run("programs", "load", "colombia")
    assert code == 1
    assert err == "The folder colombia has no awards.yaml: nobody's awards are known.\n"


def test_a_text_with_mistakes_is_told_by_line_and_loads_nothing(run: Run, tmp_path: Path) -> None:
    from amparo.compacts.intake import read_folder  # noqa: PLC0415 - only this test

    folder = read_folder(COMPACT)
    (tmp_path / "other").mkdir()
    for name, content in folder.files.items():
        (tmp_path / "other" / name).write_bytes(content)
    text = folder["awards.yaml"].replace(b"Lantern House", b"Lamp House", 1)
    (tmp_path / "other" / "awards.yaml").write_bytes(text.replace(b"XTS", b"xts", 2))
    before = count_events()
    code, _, err = run("programs", "load", "other")
    assert code == 1
    assert err.count("awards.yaml:") == 2
    assert err.splitlines()[-1] == "2 problems were found."
    (tmp_path / "other" / "awards.yaml").write_bytes(text)
    code, _, err = run("programs", "load", "other")
    assert code == 1
    assert 'Organisation "lantern" is recorded with another name or kind.' in err
    assert count_events() == before


@pytest.mark.parametrize(
    "words",
    [("programs",), ("programs", "load"), ("programs", "open"), ("programs", "pause"),
     ("programs", "resume"), ("report-template",), ("submit",), ("snapshot",), ("remind",)],
)  # fmt: skip
def test_every_command_explains_itself_in_both_languages(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for language in ("en", "es"):
        main(["--language", language, *words, "--help"])
        told.append(capsys.readouterr().out)
    speak(Language.EN)
    assert "Show this message and end." in told[0]
    assert told[0] != told[1]
