"""``python -m benchmarks``: run all benchmarks, print ratios, write the page.

``--quick`` leaves out ten million facts and writes nothing; ``--only roll-up`` or ``--only
report`` runs one part and writes nothing; ``--only reading`` and ``--only load`` run one part and
write its section anew.
"""

from __future__ import annotations

import argparse

from benchmarks import page, pages_under_load, report_build, roll_up, workbooks_reading


def main() -> None:
    """Run what was asked for."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="leave out ten million facts")
    reader.add_argument("--only", choices=["roll-up", "report", "reading", "load"])
    asked = reader.parse_args()
    if asked.only in {"reading", "load"}:
        section = _reading() if asked.only == "reading" else _load()
        print(section.body)
        page.write_section(section)
        return
    sizes = roll_up.SIZES[:-1] if asked.quick else roll_up.SIZES
    found = [] if asked.only == "report" else list(roll_up.measured(sizes))
    builds = {} if asked.only == "roll-up" else report_build.measured()
    demo = None if asked.only == "roll-up" else report_build.command_seconds()
    more = [] if asked.quick or asked.only else [_reading(), _load()]
    text = page.render(found, builds, demo, more)
    print(text)
    if not asked.quick and asked.only is None:
        page.PAGE.write_text(text, encoding="utf-8")


def _reading() -> page.Section:
    return page.reading_section(list(workbooks_reading.measured()))


def _load() -> page.Section:
    return page.load_section(pages_under_load.measured())


if __name__ == "__main__":
    main()
