"""What text a cell of a workbook can hold, and how a text looks when it comes back from one."""

from __future__ import annotations

LONGEST_TEXT = 32_767
"""Characters that a cell holds, counted as UTF-16 does (every spreadsheet program's limit)."""

_KEPT_CONTROLS = "\n\t"
_NOT_IN_XML = "\ufffe\uffff"


def cleaned(text: str) -> str:
    """Return a text with one style of line endings, no control characters and no outer spaces."""
    if text.isprintable():
        return text.strip()  # nearly every cell of a large workbook
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in lines if _is_kept(letter))
    return "".join(kept).strip()


def text_length(text: str) -> int:
    """Return how many characters a spreadsheet program counts in `text`."""
    return len(text.encode("utf-16-le")) // 2


def _is_kept(letter: str) -> bool:
    return (letter >= " " and letter not in _NOT_IN_XML) or letter in _KEPT_CONTROLS
