"""Drawing: a specification becomes an SVG, an SVG becomes a PNG.

The same specification gives the same drawing everywhere: fonts come from wheels, and ids are
counted from 0 in each drawing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import vl_convert

FONTS = ("font_source_sans_pro", "font_source_serif_pro")
"""Packages whose ``files`` hold the fonts."""

FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, Helvetica, sans-serif"
"""Fonts of the drawing, the first that is there."""

SVG = "http://www.w3.org/2000/svg"
_DROPPED = re.compile(r"^(class|role|aria-.*|pointer-events)$")
_REFERENCE = re.compile(r"^url\(#(.+)\)$")


def draw(specification: Mapping[str, Any]) -> str:
    """Draw a Vega-Lite specification.

    Returns
    -------
    str
        One ``<svg>`` without classes, roles and styles: whoever embeds it says what it is.
    """
    _register_fonts()
    return _plain(vl_convert.vegalite_to_svg(dict(specification)))


def png(svg: str, scale: float = 2.0) -> bytes:
    """Return a drawing as pixels, `scale` to a point, for formats that cannot show SVG."""
    _register_fonts()
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    for package in FONTS:
        vl_convert.register_font_directory(str(files(package).joinpath("files")))


def _plain(svg: str) -> str:
    """Return `svg` with ids counted from 0 and without what is meant for a page with script."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - Vega's own output; expat loads nothing
    ids: dict[str, str] = {}
    for part in root.iter():
        if name := part.get("id"):
            ids[name] = f"part{len(ids)}"
    for part in root.iter():
        for key, value in list(part.items()):
            if _DROPPED.match(key):
                del part.attrib[key]
            elif key == "font-family":
                part.set(key, FAMILY)
            elif key == "id":
                part.set(key, ids[value])
            elif reference := _REFERENCE.match(value):
                part.set(key, f"url(#{ids[reference[1]]})")
    return ElementTree.tostring(root, encoding="unicode")
