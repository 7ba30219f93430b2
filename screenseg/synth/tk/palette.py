"""Colours of a screen, from what a theme says or from a family of classic Tk looks."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from screenseg.synth.tk.pixels import colour_of

__all__ = ["CLASSICS", "Classic", "Palette", "blend", "classic", "derive", "is_dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What is drawn in which colour, each as #rrggbb."""

    ground: str
    text: str
    field: str
    field_text: str
    accent: str
    accent_text: str
    border: str
    muted: str
    faint: str  # text of what is disabled
    dead_field: str  # ground of what is disabled or read-only
    stripe: str
    head: str  # ground of column headers and bars
    trough: str
    link: str
    danger: str
    success: str
    warning: str
    info: str

    @property
    def dark(self) -> bool:
        """Light text on a dark ground."""
        return is_dark(self.ground)


def blend(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first."""
    mixed = (round(a + (b - a) * share) for a, b in zip(colour_of(first), colour_of(second), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def is_dark(colour: str) -> bool:
    """Whether light text goes on it."""
    red, green, blue = colour_of(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128


def derive(ground: str, text: str, field: str, accent: str, *, soft: bool = False) -> Palette:
    """A palette around four colours; `soft` lowers the contrast of text."""
    if soft:
        text = blend(text, ground, 0.4)
    dark = is_dark(ground)
    field_text = text if is_dark(field) == dark else ("#f0f0f0" if is_dark(field) else "#1a1a1a")
    return Palette(
        ground=ground,
        text=text,
        field=field,
        field_text=field_text,
        accent=accent,
        accent_text="#ffffff" if is_dark(accent) else "#000000",
        border=blend(ground, text, 0.28),
        muted=blend(ground, text, 0.62),
        faint=blend(ground, text, 0.42),
        dead_field=blend(ground, field, 0.35),
        stripe=blend(field, accent, 0.07),
        head=blend(ground, text, 0.06),
        trough=blend(ground, text, 0.16),
        link=blend(accent, "#6cb2ff", 0.7) if dark else blend(accent, "#0000ee", 0.5),
        danger="#ff6b68" if dark else "#c4232b",
        success="#57c785" if dark else "#1f7a3a",
        warning="#e5b04c" if dark else "#9a6700",
        info="#6cb2ff" if dark else "#0b5cad",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Classic:
    """The option database of a classic Tk program: reliefs, borders (pixels at 100 %) and colours."""

    field_relief: str = "sunken"
    button_relief: str = "raised"
    frame_relief: str = "groove"
    border: int = 2
    button_border: int = 2
    ring: int = 1  # highlightthickness
    pad: tuple[int, int] = (6, 2)
    palettes: tuple[str, ...]  # ground, text, field, accent


CLASSICS: dict[str, Classic] = {
    "motif": Classic(
        palettes=(
            "#d9d9d9 #000000 #ffffff #4a6984",
            "#d4d0c8 #000000 #ffffff #0a246a",
            "#bdbdbd #000000 #d9d9d9 #5f7f9f",
            "#e0dfde #101010 #ffffff #3465a4",
        )
    ),
    "plain": Classic(
        ring=0,
        palettes=(
            "#c0c0c0 #000000 #ffffff #000080",
            "#d4d0c8 #000000 #ffffff #0a246a",
            "#ece9d8 #000000 #ffffff #316ac5",
        ),
    ),
    "flat": Classic(
        field_relief="solid",
        button_relief="flat",
        frame_relief="solid",
        border=1,
        button_border=0,
        ring=0,
        pad=(12, 4),
        palettes=(
            "#ffffff #202124 #ffffff #1a73e8",
            "#f4f6f8 #1f2933 #ffffff #0f766e",
            "#fafafa #222222 #ffffff #7c3aed",
            "#eef2f7 #1b2a41 #ffffff #324a5f",
        ),
    ),
    "ringed": Classic(
        field_relief="flat",
        button_relief="flat",
        frame_relief="flat",
        border=2,
        button_border=0,
        ring=1,
        pad=(10, 4),
        palettes=(
            "#f0f0f0 #111111 #ffffff #0078d7",
            "#ffffff #333333 #f7f7f7 #d6336c",
            "#e9f1f7 #12263a #ffffff #c2571a",
        ),
    ),
    "coloured": Classic(
        palettes=(
            "#ffe4c4 #000000 #fff5ea #8b4513",
            "#b0c4de #000022 #f0f8ff #27408b",
            "#cfe3cf #0c2b0c #f5fff5 #2e8b57",
            "#e6d9f2 #221133 #ffffff #663399",
            "#f5deb3 #2b1d0e #fffaf0 #a0522d",
        ),
    ),
    "dark": Classic(
        field_relief="flat",
        button_relief="flat",
        frame_relief="groove",
        border=2,
        button_border=1,
        pad=(8, 3),
        palettes=(
            "#2b2b2b #e0e0e0 #3c3f41 #4b6eaf",
            "#1e1e1e #d4d4d4 #252526 #0e639c",
            "#282c34 #abb2bf #21252b #61afef",
            "#0f172a #cbd5e1 #1e293b #38bdf8",
        ),
    ),
    "terminal": Classic(  # "solid" borders are black, so none are seen here
        field_relief="flat",
        button_relief="flat",
        frame_relief="flat",
        border=1,
        button_border=0,
        ring=1,
        palettes=(
            "#000000 #ffffff #000000 #ffff00",
            "#000000 #00ff66 #001a0a #00ff66",
            "#000000 #ffff00 #000000 #00ffff",
        ),
    ),
    "cde": Classic(
        ring=2,
        pad=(8, 4),
        palettes=(
            "#aeb2c3 #000000 #c6cad6 #b24d7a",
            "#9c9c9c #000000 #b8b8b8 #718ba5",
            "#a8bab0 #000000 #c8d4cc #63639c",
            "#c9b79c #000000 #ddd0bb #7d5a3c",
        ),
    ),
    "ridge": Classic(
        field_relief="ridge",
        button_relief="ridge",
        frame_relief="ridge",
        border=3,
        button_border=3,
        ring=0,
        palettes=(
            "#dcdad5 #000000 #ffffff #4b6983",
            "#3b4252 #eceff4 #2e3440 #88c0d0",
            "#e8e4d8 #33302a #fffdf5 #7a6a3a",
        ),
    ),
}


def classic(name: str, colours: str, rng: random.Random) -> tuple[Palette, Classic]:
    """Palette and options of a family in the wanted kind of colours."""
    style = CLASSICS[name]
    dark = colours == "dark"
    suits = [p for p in style.palettes if is_dark(p[:7]) == dark or colours == "high-contrast"] or list(style.palettes)
    ground, text, field, accent = rng.choice(suits).split()
    palette = derive(ground, text, field, accent, soft=colours == "low-contrast")
    if colours == "high-contrast":
        palette = replace(palette, border=palette.text, muted=palette.text)
    return palette, style
