"""SVG files of many sets, made alike: in currentColor, sized by whoever uses them."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

__all__ = ["normal", "wrapped"]

_SVG = "http://www.w3.org/2000/svg"
_GONE = frozenset(("class", "id", "style", "aria-hidden", "focusable", "data-slot", "data-name", "role", "t"))
_UNPAINTED = frozenset(("none", "currentcolor", "transparent", "inherit"))
# Ionicons leaves these to a style sheet of its own.
_IONICONS = {"ionicon-fill-none": ("fill", "none"), "ionicon-stroke-width": ("stroke-width", "32")}


def normal(text: str) -> str:
    """The same drawing in currentColor, with a viewBox and without width, height, classes, styles and comments.

    Args:
        text: An SVG file.
    """
    root = ElementTree.fromstring(text)
    if "viewBox" not in root.attrib:
        width, height = (re.sub(r"[^0-9.].*", "", root.get(side, "24")) for side in ("width", "height"))
        root.set("viewBox", f"0 0 {width} {height}")
    for side in ("width", "height", "x", "y"):
        root.attrib.pop(side, None)
    _clean(root)
    if "fill" not in root.attrib:
        root.set("fill", "currentColor")
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element) -> None:
    for child in list(element):
        if _unseen(child):
            element.remove(child)
        else:
            _clean(child)
    for declaration in element.get("style", "").split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity"):
            element.set(name.strip(), value.strip())
    for name in element.get("class", "").split():
        if name in _IONICONS:
            element.set(*_IONICONS[name])
    for name in [name for name in element.attrib if name in _GONE or name.startswith("{")]:
        del element.attrib[name]
    for name in ("fill", "stroke"):
        if element.get(name, "none").strip().lower() not in _UNPAINTED:
            element.set(name, "currentColor")


def _unseen(element: ElementTree.Element) -> bool:
    """Titles, and the sheet under the drawing that Carbon and others have, which would be painted."""
    tag = element.tag.rpartition("}")[2]
    if tag in ("title", "desc", "metadata", "style"):
        return True
    return tag == "rect" and element.get("fill") == "none" and "stroke" not in element.attrib


def wrapped(png: bytes) -> str:
    """A PNG inside an SVG, so that whoever draws icons need not tell them apart.

    Args:
        png: The file's bytes.
    """
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))  # of its IHDR chunk
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="{_SVG}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
