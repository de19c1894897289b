"""How the cells of a partner workbook look: calm, and what is to be filled in stands out."""

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
INPUT = "#FFF8DC"
INPUT_RULE = "#D8C58A"
PAPER = "#FFFFFF"
ABSENT = "#E9ECED"
WRONG = "#F9D9D0"
FONT = "Calibri"
SIZE = 11

_ENTERED: dict[str, Any] = {
    "locked": False,
    "bg_color": INPUT,
    "border": 1,
    "border_color": INPUT_RULE,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
}
_ROW: dict[str, Any] = {
    "bottom": 1,
    "bottom_color": RULE,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
}
_HEAD: dict[str, Any] = {
    "bold": True,
    "font_color": ACCENT,
    "bg_color": TINT,
    "bottom": 2,
    "bottom_color": ACCENT,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
}

LOOKS: dict[str, dict[str, Any]] = {
    "page": {},
    "title": {"bold": True, "font_size": 20, "font_color": ACCENT, "valign": "vcenter"},
    "other-title": {"italic": True, "font_size": 12, "font_color": SOFT},
    "heading": {"bold": True, "font_size": 14, "font_color": ACCENT, "valign": "vcenter"},
    "text": {"text_wrap": True, "valign": "top"},
    "soft": {"font_color": SOFT, "text_wrap": True, "valign": "top"},
    "hint": {"font_color": SOFT, "valign": "vcenter"},
    "label": {"font_color": SOFT, "valign": "top"},
    "strong": {**_ROW, "bold": True, "text_wrap": True, "valign": "top"},
    "banner": {
        "bold": True,
        "font_color": PAPER,
        "bg_color": BANNER,
        "valign": "vcenter",
        "indent": 1,
    },
    "head": _HEAD,
    "head-number": {**_HEAD, "align": "right"},
    "tag": {"font_size": 8, "font_color": SOFT},
    "key": {"font_size": 8, "font_color": SOFT},
    "row": {**_ROW, "text_wrap": True},
    "row-part": {**_ROW, "indent": 3, "font_color": SOFT, "text_wrap": True},
    "row-total": {**_ROW, "bold": True, "bg_color": TINT, "text_wrap": True},
    "row-number": {**_ROW, "align": "right", "font_color": SOFT},
    "row-sum": {**_ROW, "align": "right", "bold": True},
    "enter-number": {**_ENTERED, "align": "right"},
    "enter-choice": _ENTERED,
    "enter-note": {**_ENTERED, "text_wrap": True},
    "enter-text": {**_ENTERED, "text_wrap": True, "valign": "top"},
    "link": {"font_color": ACCENT, "underline": 1, "valign": "top"},
    "absent": {"bg_color": ABSENT, "font_color": SOFT},
    "wrong": {"bg_color": WRONG, "bold": True},
}


def number_format(decimals: int) -> str:
    """Return the format of numbers with this many decimal places."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}

    def __call__(self, look: str, number: str = "") -> Format:
        """Return the format of a look, for numbers with their number format."""
        if (look, number) not in self._made:
            properties = {"font_name": FONT, "font_size": SIZE, "font_color": INK, **LOOKS[look]}
            if number:
                properties["num_format"] = number
            self._made[look, number] = self._workbook.add_format(properties)
        return self._made[look, number]

    def overlay(self, look: str, number: str = "") -> Format:
        """Return a format that a condition lays over a cell, changing only what it names."""
        if (f"over {look}", number) not in self._made:
            properties = {**LOOKS.get(look, {}), **({"num_format": number} if number else {})}
            self._made[f"over {look}", number] = self._workbook.add_format(properties)
        return self._made[f"over {look}", number]
