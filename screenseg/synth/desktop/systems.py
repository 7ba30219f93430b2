"""The systems whose title bars and panels are drawn: one TOML file each in `systems/`.

split, weight      as of a skin
title              height of a title bar, CSS pixels
border             [left, top, right, bottom] of a frame, CSS pixels; the title bar lies below the upper one
buttons            the window buttons in order, and on which side they are: "left" or "right"
bar                "taskbar" (below), "dock" (below, over windows), "none"
bar_heights, top_heights    heights of the bar below and of a panel above; 0 = none
side_width         of a dock at the left
colours            tables of CSS variables; one is drawn
css                how it looks; see base.css for the classes
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from screenseg.synth.errors import SynthError
from screenseg.synth.renderer import Split
from screenseg.synth.toml import read

__all__ = ["System", "choose", "systems"]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """How windows and panels of one system look."""

    name: str
    css: str
    split: Split = "train"
    weight: float = 1.0
    title: float = 30
    border: tuple[float, float, float, float] = (1, 1, 1, 1)
    buttons: tuple[str, ...] = ("minimize", "maximize", "close")
    side: str = "right"
    glyphs: bool = True
    appicon: bool = True
    bar: str = "taskbar"
    bar_heights: tuple[int, ...] = (40,)
    top_heights: tuple[int, ...] = (0,)
    side_width: int = 0
    font_size: float = 12
    start: tuple[str, ...] = ("",)  # what stands on the start button; "" = an icon alone
    labels: tuple[bool, ...] = (True,)  # whether task bar buttons have words
    colours: tuple[dict[str, str], ...] = field(default=({},))


@functools.cache
def systems() -> dict[str, System]:
    """All systems by name."""
    found = {}
    for path in sorted(files(__package__).joinpath("systems").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            name = path.name.removesuffix(".toml")
            found[name] = _system(name, read(path))
    return found


def choose(rng: random.Random, split: Split) -> System:
    """A system of a split, as often as its weight says."""
    candidates = [system for system in systems().values() if system.split == split]
    return rng.choices(candidates, [system.weight for system in candidates])[0]


def _system(name: str, values: dict[str, Any]) -> System:
    tupled: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    try:
        return System(name=name, **tupled)
    except TypeError as error:
        raise SynthError(f"desktop/systems/{name}.toml: {error}") from error
