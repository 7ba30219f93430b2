"""Fonts as Tk measures them, and text as Tk must be given it: Tk neither joins Arabic letters nor orders them."""

from __future__ import annotations

import functools
import tkinter as tk
from collections import OrderedDict
from importlib import import_module
from tkinter import font as tkfont
from typing import Any

__all__ = ["Face", "Faces", "Wall", "shape"]

_DEFAULTS = ("TkDefaultFont", "TkTextFont", "TkFixedFont", "TkMenuFont", "TkHeadingFont", "TkCaptionFont")
_ARABIC = range(0x0590, 0x0700)
_WIDE = (range(0x2E80, 0xA4D0), range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0xFF00, 0xFFF0))


@functools.lru_cache(maxsize=4096)
def shape(text: str) -> str:
    """The glyphs of a line from left to right: Arabic letters joined and in visual order, anything else unchanged."""
    if not any(ord(letter) in _ARABIC for letter in text):
        return text
    joined = import_module("arabic_reshaper").reshape(text)
    return str(import_module("bidi.algorithm").get_display(joined))


class Face:
    """One font in one size; widths and heights in pixels."""

    def __init__(
        self,
        root: tk.Misc,
        family: str,
        pixels: int,
        *,
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
    ) -> None:
        self._font = tkfont.Font(
            root=root,
            family=family,
            size=-max(pixels, 5),
            weight="bold" if bold else "normal",
            slant="italic" if italic else "roman",
            underline=underline,
        )
        self.family, self.pixels, self.bold = family, max(pixels, 5), bold
        self.name = self._font.name
        self.ascent = int(self._font.metrics("ascent"))
        self.descent = int(self._font.metrics("descent"))
        self.height = int(self._font.metrics("linespace"))
        self._widths: dict[str, int] = {}

    def measure(self, text: str) -> int:
        """Width of a line in pixels."""
        if text not in self._widths:
            self._widths[text] = self._font.measure(shape(text))
        return self._widths[text]

    def wrap(self, text: str, room: int) -> list[str]:
        """The lines of a text in `room` pixels; 0 is all the room there is. Line breaks in the text stay."""
        if not room:
            return text.split("\n")
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for piece in _pieces(paragraph):
                if line and self.measure((line + piece).rstrip()) > room:
                    lines.append(line.rstrip())
                    line = piece.lstrip()
                else:
                    line += piece
            lines.append(line.rstrip())
        return lines

    def elide(self, text: str, room: int, mark: str = "…") -> str:
        """The text, or as much of its beginning as fits with an ellipsis."""
        if self.measure(text) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._font.measure(shape(text[:middle].rstrip() + mark)) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + mark


def _pieces(text: str) -> list[str]:
    """Where a line may break: after blanks, and around every ideograph."""
    pieces: list[str] = []
    fresh = True
    for letter in text:
        wide = any(ord(letter) in block for block in _WIDE)
        if fresh or wide:
            pieces.append(letter)
        else:
            pieces[-1] += letter
        fresh = wide or letter in " \u200b"
    return pieces


class Wall:
    """Keeps the last used fonts open: Tk closes one with its last widget, and to open it again takes long."""

    def __init__(self, root: tk.Misc, most: int = 48) -> None:
        self._root, self._most = root, most
        self._held: OrderedDict[tuple[Any, ...], tuple[Face, tk.Label]] = OrderedDict()
        # Every new widget has its default font for a moment, even if it is given another: a millisecond each.
        self._defaults = [tk.Label(root, font=name) for name in _DEFAULTS]

    def face(self, family: str, pixels: int, **style: bool) -> Face:
        """A font, opened or kept."""
        key = (family, pixels, *sorted(style.items()))
        if key not in self._held:
            face = Face(self._root, family, pixels, **style)
            self._held[key] = face, tk.Label(self._root, font=face.name)
        self._held.move_to_end(key)
        return self._held[key][0]

    def prune(self) -> None:
        """Close those that were used least lately; only between screens."""
        while len(self._held) > self._most:
            _, (_, label) = self._held.popitem(last=False)
            label.destroy()


class Faces:
    """The fonts of one screen."""

    def __init__(self, wall: Wall, family: str, pixels: float, scale: float) -> None:
        self._wall, self._family, self._pixels, self._scale = wall, family, pixels, scale

    def get(self, size: float = 1.0, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Face:
        """The face of `size` times the body's."""
        pixels = round(self._pixels * size * self._scale)
        return self._wall.face(self._family, pixels, bold=bold, italic=italic, underline=underline)

    @property
    def body(self) -> Face:
        """What most is written in."""
        return self.get()
