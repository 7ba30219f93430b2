"""A design of our own for every screen: colours, shapes, borders, shadows and signs drawn by lot, with taste.

`ways.py` holds the decisions, `colours.py` makes the palette, and the style sheets beside them say what each decision
looks like, in classes of `base.css` (``x-...``) and of `skins/own.toml` (``o-...``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from screenseg.synth.chromium import blocks
from screenseg.synth.chromium.style.colours import mix, readable, scheme
from screenseg.synth.chromium.style.ways import decide
from screenseg.synth.renderer import Look

__all__ = ["Style", "generate"]

_SHEETS = ("boxes", "bars", "buttons", "fields", "marks", "data")
_SQUEEZE = {"compact": 0.6, "normal": 1.0, "roomy": 1.35}
_ARROWS = {
    "chevron": "<path d='M3 6l5 5 5-5' fill='none' stroke='{}' stroke-width='1.8'/>",
    "boxed": "<path d='M3 6l5 5 5-5z' fill='{}'/>",
    "triangle": "<path d='M3 5.5h10L8 11z' fill='{}'/>",
    "double": "<path d='M4 6.5L8 2.5l4 4M4 9.5l4 4 4-4' fill='none' stroke='{}' stroke-width='1.5'/>",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A design: its rules, its colours, and the options that templates ask for."""

    css: str
    palette: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


def generate(rng: random.Random, flavour: str, look: Look) -> Style:
    """A design of a flavour.

    Args:
        rng: All that is left to chance.
        flavour: A key of `ways.FLAVOURS`.
        look: Its colours and density.
    """
    ways = decide(rng, flavour)
    for name in ("field_pad", "button_pad", "table_pad", "card_pad", "header_pad"):
        ways[name] = round(ways[name] * _SQUEEZE[look.density], 3)
    if look.colours in ("dark", "high-contrast") and ways["dim"].startswith("#f"):
        ways["dim"] = "#000a"  # no design veils the dark in white
    palette = scheme(rng, look.colours)
    palette["radius"] = f"{ways['radius']}px"
    sibling = ways["mark_where"] == "sibling" and ways["marks"] not in ("native", "accent")
    return Style(css=_css(ways, palette), palette=palette, options={"marks": "sibling" if sibling else "self"})


@lru_cache(maxsize=1)
def _rules() -> list[tuple[str, str, jinja2.Template]]:
    """Way, choice ("" if the rules always hold) and rules, in order."""
    rules = []
    for sheet in _SHEETS:
        for name, template in blocks.read(Path(__file__).parent / f"{sheet}.css", escape=False).items():
            way, _, choice = name.partition(".")
            rules.append((way, choice, template))
    return rules


def _css(ways: dict[str, Any], palette: dict[str, str]) -> str:
    """The rules of a design."""
    context = {
        "w": ways,
        "p": palette,
        "mix": mix,
        "readable": readable,
        "arrow": _arrow,
        "cap": lambda most: f"{min(ways['radius'], most)}px",
        "pad": f"{max(0.5, ways['card_pad']):.2f}em",
        "shadow": lambda size: f"0 {size // 3}px {size}px rgba(0, 0, 0, {ways['shade']})",
        "paint": lambda kind, ground: _paint(kind, ground, palette),
    }
    held = (template for way, choice, template in _rules() if not choice or ways[way] == choice)
    return "\n".join(template.render(context) for template in held)


def _arrow(kind: str, colour: str) -> str:
    """The arrow of a select as a URL."""
    drawn = _ARROWS[kind].format(colour)
    return "data:image/svg+xml," + quote(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{drawn}</svg>")


def _paint(kind: str, ground: str, palette: dict[str, str]) -> str:
    """Declarations of a button in a colour."""
    ink, edge, surface = readable(ground), mix(ground, "#000000", 0.25), palette["surface"]
    light, dark = mix(ground, "#ffffff", 0.3), mix(ground, palette["text"], 0.2)
    return {
        "solid": f"background: {ground}; color: {ink}; border-color: {ground}",
        "lifted": f"background: {ground}; color: {ink}; border-color: {ground}; box-shadow: 0 2px 5px #0006",
        "gradient": f"background: linear-gradient({light}, {ground}); color: {ink}; border: 1px solid {edge}",
        "bevel": f"background: {ground}; color: {ink}; border: 2px outset {light}",
        "outline": f"background: transparent; color: {dark}; border-color: {ground}",
        "soft": f"background: {mix(surface, ground, 0.18)}; color: {dark}; border-color: transparent",
        "thick": f"background: {ground}; color: {ink}; border-color: {edge}; border-bottom: 3px solid {edge}",
    }[kind]
