"""``python -m benchmarks``: run all benchmarks, print ratios, write the page.

``--quick`` leaves out ten million facts and writes nothing; ``--only roll-up`` or ``--only
report`` runs one half and writes nothing.
"""

from __future__ import annotations

import argparse

from benchmarks import page, report_build, roll_up


def main() -> None:
    """Run what was asked for."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="leave out ten million facts")
    reader.add_argument("--only", choices=["roll-up", "report"])
    asked = reader.parse_args()
    sizes = roll_up.SIZES[:-1] if asked.quick else roll_up.SIZES
    found = [] if asked.only == "report" else list(roll_up.measured(sizes))
    builds = {} if asked.only == "roll-up" else report_build.measured()
    demo = None if asked.only == "roll-up" else report_build.command_seconds()
    text = page.render(found, builds, demo)
    print(text)
    if not asked.quick and asked.only is None:
        page.PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
