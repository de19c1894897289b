"""The hash of what a report says: over its values, whatever rows or files they came in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal

from amparo.workbooks.report_form import ReportContent


def content_hash(content: ReportContent) -> str:
    """Return the SHA-256 of a content, in hex.

    Notes
    -----
    Over one JSON line per entry, the lines sorted. Amounts are written without trailing zeros,
    so that 1.0 and 1 are the same statement; where a value was entered is not part of it.
    """
    digest = hashlib.sha256()
    for line in sorted(_lines(content)):
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _lines(content: ReportContent) -> Iterator[str]:
    for key, stated in content.values.items():
        yield _line("value", str(key), stated.status.value, _plain(stated.amount), stated.note)
    for section, told in content.narratives.items():
        yield _line("narrative", section.value, told.language.value, told.text)
    for code, answer in content.activities.items():
        yield _line("activity", code, answer.state.value, answer.note)
    for code, amount in content.spending.items():
        yield _line("budget", code, _plain(amount))
    for letter, amount in content.financial.items():
        yield _line("financial", letter, _plain(amount))
    for (code, place), text in content.explanations.items():
        yield _line("explanation", code, place, text)


def _line(*parts: str | None) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _plain(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    text = format(amount, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "0", text == "-0")
