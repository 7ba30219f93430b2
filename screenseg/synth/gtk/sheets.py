"""Style sheets: what every screen needs, and the dresses that lie over Adwaita; the rules are in css/*.css."""

from __future__ import annotations

import functools
import random
from pathlib import Path

from screenseg.synth.renderer import Look

__all__ = ["house", "sheet"]

_OVER_ACCENT = {
    "accent": "",
    "square": "",
    "underline": "",
    "pill": "",
    "filled": "",
    "pale": "#9fb4c8",
    "faint": "#b9a58c",
}
"""The dresses that colour what is chosen, and the colour where the dress decides it."""
_ACCENTS = "#3584e4 #c64600 #2e7d32 #813d9c #b71c1c #00796b #455a64 #ad1457 #1a5fb4 #a0620f #0b57d0 #6750a4".split()
_GROUNDS = "#c0c0c0 #d4d0c8 #ece9d8 #dcdad5".split()


def house(look: Look) -> str:
    """The rules that every screen needs, tightened or widened by density."""
    return _rules("house") + ("" if look.density == "normal" else _rules(look.density))


def sheet(name: str, look: Look) -> str:
    """A dress over Adwaita, its colours drawn from the look's seed."""
    rng = random.Random(f"sheet {look.seed}")
    accent = "#000080" if name == "bevel" and rng.random() < 0.6 else rng.choice(_ACCENTS)
    accent = _OVER_ACCENT.get(name) or accent
    rules = _rules("accent") * (name in _OVER_ACCENT) + _rules(name) * (name != "accent")
    return rules.replace("ACCENT", accent).replace("GROUND", rng.choice(_GROUNDS))


@functools.cache
def _rules(name: str) -> str:
    return (Path(__file__).parent / "css" / f"{name}.css").read_text(encoding="utf-8")
