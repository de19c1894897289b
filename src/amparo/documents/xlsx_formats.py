"""How the cells of a workbook look, and the formats of its numbers."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

INK = "#1C2A30"
SOFT = "#50626A"
ACCENT = "#0B5566"
TINT = "#EEF4F5"
RULE = "#C3CFD3"
BANNER = "#7A2E52"
FONT = "Calibri"
SIZE = 10.5

LONGEST_AFFIX = 80
"""Characters that a number's format can carry before or after it (the format itself: 255)."""

LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "link": {"font_color": ACCENT, "underline": 1},
    "strong": {"bold": True},
    "soft": {"font_color": SOFT},
    "note": {"font_color": SOFT, "text_wrap": False},
    "absent": {"italic": True, "font_color": SOFT, "align": "right"},
    "banner": {"bold": True, "font_color": BANNER, "text_wrap": False},
    "title": {"bold": True, "font_size": 20, "font_color": ACCENT, "text_wrap": False},
    "subtitle": {"font_size": 13, "font_color": SOFT, "text_wrap": False},
    "heading-1": {"bold": True, "font_size": 16, "font_color": ACCENT},
    "heading-2": {"bold": True, "font_size": 13, "font_color": ACCENT},
    "heading-3": {"bold": True, "font_size": 11.5},
    "caption": {"bold": True, "font_size": 13, "font_color": ACCENT, "text_wrap": False},
    "back": {"font_color": ACCENT, "underline": 1, "text_wrap": False},
    "header": {"bold": True, "font_color": ACCENT, "bg_color": TINT, "bottom": 2, "indent": 1},
    "header-number": {
        "bold": True,
        "font_color": ACCENT,
        "bg_color": TINT,
        "bottom": 2,
        "indent": 1,
        "align": "right",
    },
    "cell": {"bottom": 1, "indent": 1},
    "cell-head": {"bottom": 1, "bold": True},
    "cell-absent": {"bottom": 1, "indent": 1, "italic": True, "font_color": SOFT, "align": "right"},
    "reference": {"font_script": 1, "font_color": ACCENT},
}


def number_format(decimals: int, before: str = "", after: str = "") -> str:
    """Return the format of a number with words before and after it, which stay words."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{_quoted(before)}{digits}{_quoted(after)}"


def _quoted(words: str) -> str:
    """Return words as a format shows them; a format cannot show a straight double quote."""
    return '"{}"'.format(words.replace('"', "”")) if words else ""


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}

    def __call__(self, look: str, number: str = "") -> Format:
        """Return the format of a look, for numbers with their number format."""
        if (look, number) not in self._made:
            properties = {
                "font_name": FONT,
                "font_size": SIZE,
                "font_color": INK,
                "valign": "top",
                "text_wrap": True,
                "bottom_color": ACCENT if look.startswith("header") else RULE,
            }
            properties |= LOOKS[look]
            if number:
                properties |= {"num_format": number, "align": "right"}
            self._made[look, number] = self._workbook.add_format(properties)
        return self._made[look, number]
