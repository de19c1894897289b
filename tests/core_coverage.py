"""Fail unless the tests ran every line and branch of the core packages.

``python -m tests.core_coverage`` reads the coverage data of the last run and prints what is
missing.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import coverage

CORE = (
    "framework",
    "workbooks",
    "documents",
    "charts",
    "exchange",
    "measurement",
    "disclosure",
    "annual_report",
)


def missing_parts(files: dict[str, dict], packages: tuple[str, ...] = CORE) -> list[str]:
    """Return one line for each module of `packages` that was not run wholly."""
    return [
        f"{name}: lines {entry['missing_lines']}, branches {entry['missing_branches']}"
        for name, entry in sorted(files.items())
        if any(f"amparo/{package}/" in name for package in packages)
        and (entry["missing_lines"] or entry["missing_branches"])
    ]


def measured_files() -> dict[str, dict]:
    """Return what the last run measured, by file."""
    run = coverage.Coverage()
    run.load()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        run.json_report(outfile=str(report))
        return json.loads(report.read_text())["files"]


def main() -> int:
    """Print what is missing; return the process's exit code."""
    try:
        files = measured_files()
    except coverage.exceptions.NoDataError:
        print("No coverage data: run `make test` first.")
        return 1
    missing = missing_parts(files)
    for line in missing:
        print(line)
    core = sum(any(f"amparo/{package}/" in name for package in CORE) for name in files)
    print(f"Core coverage: {core - len(missing)} of {core} modules complete, lines and branches.")
    return int(bool(missing) or core == 0)


if __name__ == "__main__":
    sys.exit(main())
