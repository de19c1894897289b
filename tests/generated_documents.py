"""The reference pages that are generated from the code, kept in step with it.

``python -m tests.generated_documents`` tells which pages are not what the code says;
``--write`` writes them. What each page says is in `tests.reference_pages`.
"""

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.reference_pages import PAGES

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "<!-- Generated from the code by `python -m tests.generated_documents --write`. -->\n\n"


def wanted(name: str) -> str:
    """Return the page as the code says it today."""
    return NOTE + PAGES[name]().rstrip() + "\n"


def difference(name: str) -> str:
    """Return what differs between the page on disk and the code; blank where nothing does."""
    file = REFERENCE / name
    there = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = there.splitlines(keepends=True), wanted(name).splitlines(keepends=True)
    return "".join(difflib.unified_diff(*lines, f"docs/reference/{name}", "from the code"))


def write(names: Iterable[str] = PAGES) -> None:
    """Write the pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in names:
        (REFERENCE / name).write_text(wanted(name), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Check the pages, or write them; return the process's exit code."""
    if arguments == ["--write"]:
        write()
        return 0
    stale = [found for name in PAGES if (found := difference(name))]
    print("".join(stale) or f"{len(PAGES)} generated documents are current.")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
