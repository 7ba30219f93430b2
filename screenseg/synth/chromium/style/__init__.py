"""A design of our own for every screen: colours, shapes, borders, shadows and signs drawn by lot, with taste.

`ways.py` holds the decisions, `colours.py` the palette, the other modules turn them into CSS for the classes of `base.css`
(``x-...``) and of `skins/own.toml` (``o-...``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.chromium.style import bars, boxes, buttons, data, fields, marks
from screenseg.synth.chromium.style.colours import scheme
from screenseg.synth.chromium.style.ways import decide
from screenseg.synth.renderer import Look

__all__ = ["Style", "generate"]


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
    squeeze = {"compact": 0.6, "normal": 1.0, "roomy": 1.35}[look.density]
    for name in ("field_pad", "button_pad", "table_pad", "card_pad", "header_pad"):
        ways[name] = round(ways[name] * squeeze, 3)
    palette = scheme(rng, look.colours)
    palette["radius"] = f"{ways['radius']}px"
    rules = [part(ways, palette) for part in (boxes.css, bars.css, buttons.css, fields.css, marks.css, data.css)]
    sibling = ways["mark_where"] == "sibling" and ways["marks"] not in ("native", "accent")
    return Style(
        css="".join(rules),
        palette=palette,
        options={"marks": "sibling" if sibling else "self", "zebra": ways["zebra"]},
    )
