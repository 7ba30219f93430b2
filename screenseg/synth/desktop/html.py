"""What every part of a desktop's page needs: escaped words, marks for truth, icons, measures."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from screenseg.synth import icons
from screenseg.synth.desktop.place import Room
from screenseg.synth.desktop.systems import System
from screenseg.synth.renderer import Look

__all__ = ["Page", "div", "mark", "span"]

_GLYPHS = {
    "close": "M2 2l8 8m0-8l-8 8",
    "minimize": "M2 9.5h8",
    "maximize": "M2 2h8v8H2z",
    "restore": "M2 4h6v6H2zM4 4V2h6v6H8",
    "menu": "M1 3h10M1 6h10M1 9h10",
    "back": "M7.5 2l-4 4 4 4",
    "forward": "M4.5 2l4 4-4 4",
    "down": "M2 4l4 4 4-4",
    "plus": "M6 2v8M2 6h8",
}
_TILES = "#2b7de9 #e2574c #3ba55d #f0a020 #7b5cd6 #14a3a8 #5b6b7b #d84a8a #222a35 #f5f5f5 #8bc34a #795548".split()


def mark(key: str, role: str, name: str = "", **about: object) -> str:
    """The attributes from which truth.js tells of an element."""
    said = f'data-id="{escape(key)}" data-role="{role}"'
    if name:
        said += f' data-name="{escape(name)}"'
    for what, value in about.items():
        if value is True:
            said += f" data-{what}"
        elif value is not None and value is not False and value != "":
            said += f' data-{what}="{escape(str(value))}"'
    return said


def span(classes: str, inner: str, attributes: str = "") -> str:
    """A span of HTML."""
    return f'<span class="{classes}" {attributes}>{inner}</span>'


def div(classes: str, inner: str, attributes: str = "") -> str:
    """A div of HTML."""
    return f'<div class="{classes}" {attributes}>{inner}</div>'


class Page:
    """A desktop that is being written."""

    def __init__(self, look: Look, system: System, icon_set: icons.IconSet, rng: random.Random) -> None:
        self.look = look
        self.system = system
        self.rng = rng
        self.icon_set = icon_set
        self.colours = rng.choice(system.colours)
        self.remote = rng.random() < 0.12
        self.remote_height = rng.choice((24, 28, 34, 40)) if self.remote else 0
        self.clock = (rng.randrange(7, 22), rng.randrange(60), rng.randrange(1, 29), rng.randrange(1, 13))
        self.bar_height = rng.choice(system.bar_heights)
        self.top_height = rng.choice(system.top_heights)
        self.tiled = {meaning: rng.choice(_TILES) for meaning in icons.meanings()}

    def px(self, image_pixels: float) -> str:
        """Image pixels as a CSS length."""
        return f"{image_pixels / self.look.scale:.4f}px"

    def device(self, css_pixels: float) -> int:
        """CSS pixels as whole image pixels."""
        return round(css_pixels * self.look.scale)

    def room(self) -> Room:
        """Where windows may lie."""
        top = self.device(self.remote_height + self.top_height)
        bottom = self.device(self.bar_height if self.system.bar != "dock" else 0)
        left = self.device(self.system.side_width)
        return Room(left, top, self.look.width, self.look.height - bottom)

    def svg(self, meaning: str, attributes: str = "") -> str:
        """An icon of this desktop's set."""
        return icons.svg(meaning, self.rng, self.icon_set).replace("<svg ", f"<svg {attributes} ", 1)

    def glyph(self, name: str, attributes: str = "") -> str:
        """A thin sign, as window buttons have them."""
        path = f'<path d="{_GLYPHS[name]}" fill="none" stroke="currentColor"/>'
        return f'<svg class="g g-{name}" viewBox="0 0 12 12" {attributes}>{path}</svg>'

    def tile(self, key: str, meaning: str) -> str:
        """A program's icon: a sign on a coloured ground, or the sign alone."""
        attributes = mark(f"{key}/icon", "img", icon=meaning)
        if self.icon_set.coloured:
            return span("tile bare", self.svg(meaning, attributes))
        ground = self.tiled[meaning]
        ink = "#333" if ground == "#f5f5f5" else "#fff"
        return span("tile", self.svg(meaning), f'style="background:{ground};color:{ink}" {attributes}')

    def tool(self, key: str, name: str, icon: str, classes: str = "tool") -> str:
        """A button that is an icon."""
        sign = self.svg(icon, mark(f"{key}/icon", "img", icon=icon))
        return span(classes, sign, mark(key, "button", name, icon=icon))

    def signed(self, key: str, name: str, icon: str, glyph: str, classes: str) -> str:
        """A button with a thin sign."""
        sign = self.glyph(glyph, mark(f"{key}/icon", "img", icon=icon))
        return span(classes, sign, mark(key, "button", name, icon=icon))

    def document(self, *, wallpaper: str, below: str, windows: Sequence[str], above: str) -> str:
        """The whole document."""
        look, system = self.look, self.system
        variables = "".join(f"--{name}:{value};" for name, value in self.colours.items())
        base = files(__package__).joinpath("base.css").read_text(encoding="utf-8")
        family = f"'{look.font}','Noto Sans','DejaVu Sans',sans-serif"
        return (
            '<!doctype html><html><head><meta charset="utf-8"><title>.</title>'
            f"<style>:root{{{variables}--bar:{self.bar_height}px;--top:{self.top_height}px;"
            f"--remote:{self.remote_height}px;--side:{system.side_width}px}}"
            f"body{{font-family:{family};font-size:{system.font_size}px}}{base}{system.css}</style></head>"
            f'<body class="sys-{system.name}"><img class="wallpaper" src="{wallpaper}">'
            f"{below}{''.join(windows)}{above}</body></html>"
        )
