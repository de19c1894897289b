"""A document as a tagged PDF (PDF/UA-1), set by Typst from its wheel.

The look is ``report.typ``; it receives the document as JSON, so that no text is ever read as
markup. Only the fonts of the wheels are used: the same document gives the same bytes
everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast

import typst

from amparo.documents.content import Document
from amparo.documents.typst_content import Printer
from amparo.framework.language import Language

STANDARD: Literal["ua-1"] = "ua-1"
FONTS = ("font_source_sans_pro", "font_source_serif_pro")
"""Packages whose ``files`` hold the fonts."""

_USUAL = re.compile("[\u0020-\u007e\u00a0-\u017f\u2010-\u2027\u202a-\u202f\u2066-\u2069\u200b]+")


def render_pdf(document: Document, language: Language, drawings: Mapping[str, str]) -> bytes:
    """Return the document as a PDF.

    Parameters
    ----------
    drawings : mapping of chart id to SVG
        Drawn in `language`; one for every chart of the document.

    Notes
    -----
    The time in the file is midnight (UTC) of `document.dated`.
    """
    compiler = typst.Compiler(
        Path(str(files("amparo.documents").joinpath("report.typ"))),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": content_json(document, language, drawings)},
    )
    dated = datetime.combine(document.dated, time(), UTC)
    pdf = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=int(dated.timestamp()))
    return cast(bytes, pdf)


def content_json(document: Document, language: Language, drawings: Mapping[str, str]) -> str:
    """Return all that is printed, as ``report.typ`` reads it."""
    printer = Printer(document, language, drawings)
    return _displayable(json.dumps(printer.whole(), ensure_ascii=False))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = [str(files(package).joinpath("files")) for package in FONTS]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def _displayable(text: str) -> str:
    """Spell out the characters that none of our fonts has: ``[U+1F600]``.

    PDF/UA-1 forbids to print the empty box that would stand for them.
    """
    unusual = set(_USUAL.sub("", text))
    missing = {ord(char): f"[U+{ord(char):04X}]" for char in unusual if not _is_displayed(char)}
    return text.translate(missing)


@lru_cache(maxsize=4096)
def _is_displayed(char: str) -> bool:
    """Ask Typst itself whether a font has `char`."""
    probe = b'#set document(title: "probe")\n#set text(font: "Source Serif Pro")\n#sys.inputs.char'
    try:
        typst.Compiler(
            probe, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"char": char}
        ).compile(format="pdf", pdf_standards=STANDARD)
    except typst.TypstError:
        return False
    return True
