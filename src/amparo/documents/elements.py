"""HTML elements built as a tree and written out once, so that text is always escaped.

Drawings are taken in as trees too, with ids of their own and a text alternative.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_NAMESPACE = re.compile(r"^\{[^}]*\}")


def element(
    tag: str, attributes: dict[str, str] | None = None, *children: Element | str
) -> Element:
    """Return an element that holds `children` in order; strings are text, never markup."""
    made = Element(tag, attributes or {})
    extend(made, *children)
    return made


def extend(parent: Element, *children: Element | str) -> None:
    """Put `children` at the end of `parent`."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        else:
            parent.text = (parent.text or "") + child


def markup(root: Element) -> str:
    """Write an element as HTML."""
    return ElementTree.tostring(root, encoding="unicode", method="html")


def drawing(svg: str, name: str, title: str, alternative: str) -> Element:
    """Return `svg` as an element of a page, announced as one image.

    Ids inside it start with `name`, so that two drawings of one page do not share any.
    """
    # The drawing is our own, made by `charts.drawing`; expat loads nothing from outside.
    root = ElementTree.fromstring(svg)  # noqa: S314
    for part in root.iter():
        part.tag = _NAMESPACE.sub("", part.tag)
        part.attrib = {
            _NAMESPACE.sub("", key): _own(key, value, name) for key, value in part.items()
        }
    root.insert(0, element("title", {"id": f"{name}-title"}, title))
    root.insert(1, element("desc", {"id": f"{name}-alternative"}, alternative))
    root.attrib |= {
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-alternative",
    }
    return root


def _own(key: str, value: str, name: str) -> str:
    """Return an attribute's value with the ids of the drawing made its own."""
    if key == "id":
        return f"{name}-{value}"
    if value.startswith("url(#") or (key.endswith("href") and value.startswith("#")):
        return value.replace("#", f"#{name}-", 1)
    return value
