"""The benchmark compares like with like: every way gives the same cells and the same sum."""

import subprocess
import sys

from amparo.framework.issues import errors
from amparo.measurement.facts import check_facts
from benchmarks.synthetic_facts import facts, framework
from tests.repository.tracked import ROOT

AGREE = """
if __name__ == "__main__":
    from benchmarks.contenders import CONTENDERS
    from benchmarks.roll_up import measured
    found = list(measured((3000,)))
    assert {one.contender for one in found} == set(CONTENDERS)
    assert len({(one.cells, one.total) for one in found}) == 1
"""


def test_made_up_facts_are_in_order_and_repeat() -> None:
    made = facts(3000)
    assert made.num_rows == 3000
    assert made.equals(facts(3000))
    assert errors(check_facts(made, framework(3000))) == []


def test_all_ways_agree(tmp_path) -> None:
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
