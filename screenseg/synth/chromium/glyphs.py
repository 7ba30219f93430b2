"""Small signs that are part of a control: arrows, ticks, crosses; no icons of their own unless a button holds them."""

from __future__ import annotations

from markupsafe import Markup

__all__ = ["glyph"]

_LINES = {
    "down": "M3 6l5 5 5-5",
    "up": "M3 10l5-5 5 5",
    "forward": "M6 3l5 5-5 5",
    "back": "M10 3l-5 5 5 5",
    "check": "M2.5 8.5l3.5 3.5 7.5-8",
    "close": "M3.5 3.5l9 9m0-9l-9 9",
    "minus": "M3 8h10",
    "plus": "M3 8h10M8 3v10",
    "minimize": "M3 12h10",
    "maximize": "M3 3h10v10H3z",
}
_FILLED = {
    "down": "M3 6h10l-5 6z",
    "up": "M3 11h10L8 5z",
    "forward": "M6 3v10l6-5z",
    "back": "M10 3v10L4 8z",
    "sortup": "M3 11h10L8 5z",
    "sortdown": "M3 6h10l-5 6z",
    "sortboth": "M4 7h8L8 2zM4 9h8l-4 5z",
}
_MIRRORED = {"forward": "back", "back": "forward"}


def glyph(name: str, classes: str = "", *, filled: bool = False, rtl: bool = False, attributes: str = "") -> Markup:
    """A sign as an SVG of the size of the words around it.

    Args:
        name: down up forward back check close minus plus minimize maximize sortup sortdown sortboth.
        classes: Added to its own.
        filled: Triangles instead of chevrons.
        rtl: Swap forward and back.
        attributes: More attributes, such as `data-id`.
    """
    name = _MIRRORED.get(name, name) if rtl else name
    path = _FILLED.get(name) if filled or name not in _LINES else None
    if path:
        drawn = f'<path d="{path}" fill="currentColor"/>'
    else:
        drawn = f'<path d="{_LINES[name]}" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    return Markup(f'<svg class="x-glyph {classes}" viewBox="0 0 16 16" {attributes}>{drawn}</svg>')
