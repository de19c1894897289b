"""The benchmarks of workbooks compare like with like, and write their part of the page alone."""

import subprocess
import sys

from benchmarks.page import Section, with_section
from benchmarks.report_workbooks import form, mistakes
from tests.repository.tracked import ROOT

AGREE = """
if __name__ == "__main__":
    from benchmarks.report_workbooks import mistakes
    from benchmarks.workbook_contenders import CONTENDERS
    from benchmarks.workbooks_reading import measured
    found = list(measured(((2, 1000, 1),)))
    assert {one.contender for one in found} == set(CONTENDERS)
    assert {one.answer[0] for one in found} == {2000}
    assert {one.answer[2] for one in found} == {2 * mistakes(1000)}
"""


def test_all_ways_find_the_same_numbers_and_mistakes(tmp_path) -> None:
    script = tmp_path / "agree.py"
    script.write_text(AGREE)
    outcome = subprocess.run(
        [sys.executable, script],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr


def test_a_form_asks_for_as_many_values_as_it_says() -> None:
    assert sum(1 for _ in form(500).cells()) == 500
    assert mistakes(2000) == 4


def test_a_section_is_written_in_its_place_and_nothing_else_changes() -> None:
    page = "# Page\n\n## One\n\nold\n\n## Two\n\nkept\n"
    assert (
        with_section(page, Section("One", "new")) == "# Page\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    )
    assert with_section(page, Section("Two", "a\nb")).endswith("old\n\n## Two\n\na\nb\n")
    assert with_section(page, Section("Three", "x")) == f"{page}\n## Three\n\nx\n"
