"""What the looks of things on a screen tell: lines and shapes together, and the marks that part one role from another.

All lengths are measured in text heights (the ink height of an ordinary line), so any DPI gives the same result.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color, TextLine, Word
from screenseg.perceive.shapes import Shape, shapes
from screenseg.perceive.surfaces import surfaces

__all__ = ["DISC", "LONG", "Scene", "is_accent", "is_checked", "is_on", "look", "picker", "plain"]

DEFAULT_TEXT = 11.0  # pixels: ink height of a line where there is no text to measure
LEAST_TEXT = 6.0  # pixels: text is no lower
DISC = 0.915  # outlines that fill less of their box are round
LONG = 1.45  # width to height from which on a toggle is a switch
KNOB = 24  # of 255: a knob differs by more from what it slides on
SATURATED = 60  # max - min of a colour's channels: an accent colour, not a field's grey or white


@dataclass(frozen=True, slots=True)
class Scene:
    """A screenshot with its lines and shapes.

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        lines: its text, parted where it runs across the border of a shape.
        unit: height of the ink of an ordinary line, pixels.
        shapes: what is drawn on it.
    """

    pixels: NDArray[np.uint8]
    lines: tuple[TextLine, ...]
    unit: float
    shapes: tuple[Shape, ...]

    def lines_in(self, box: Box) -> list[TextLine]:
        """Lines whose middle is in a box."""
        return [line for line in self.lines if box.contains(line.box.center)]

    def shapes_in(self, box: Box) -> list[Shape]:
        """Shapes within a box, the box itself left out."""
        return [s for s in self.shapes if s.box != box and box.contains(s.box)]


def look(pixels: NDArray[np.uint8], lines: Sequence[TextLine]) -> Scene:
    """The scene of an ``(H, W, 3)`` uint8 RGB image and the lines that were read in it."""
    drawn = shapes(surfaces(pixels))
    unit = _unit(lines)
    parts = tuple(part for line in lines if not _is_speck(line, unit) for part in _parted(line, drawn))
    words = np.array([tuple(word.box) for line in parts for word in line.words if len(word.text) > 1]).reshape(-1, 4)
    things = tuple(s for s in drawn if not _is_letter(s.box, words))
    return Scene(pixels, parts, max(LEAST_TEXT, _unit(parts)), things)


def _unit(lines: Sequence[TextLine]) -> float:
    return statistics.median([line.box.height for line in lines]) if lines else DEFAULT_TEXT


def _is_speck(line: TextLine, unit: float) -> bool:
    """Whether a line is one sign too low for a letter: an arrow or a dot that was read as text."""
    return len(line.text) == 1 and line.box.height < 0.6 * unit


def _parted(line: TextLine, drawn: Sequence[Shape]) -> list[TextLine]:
    """A line in the parts that stand in different shapes."""
    height = line.box.height
    near = [s.box for s in drawn if s.box.intersect(line.box) and height + 4 <= s.box.height <= 8 * height]
    near = [box for box in near if not box.contains(line.box)]
    if not near or len(line.words) < 2:
        return [line]
    parts: list[tuple[Box | None, list[Word]]] = []
    for word in line.words:
        around = (box for box in near if word.box.coverage(box) > 0.9 and box.width >= word.box.width + 4)
        holder = min(around, key=lambda box: box.area, default=None)
        if parts and parts[-1][0] == holder:
            parts[-1][1].append(word)
        else:
            parts.append((holder, [word]))
    return [line.of_words(words) for _, words in parts] if len(parts) > 1 else [line]


def _is_letter(box: Box, words: NDArray[np.int64]) -> bool:
    """Whether a shape is part of a word that was read, of boxes ``(N, 4)``."""
    left, top, right, bottom = box
    starts, ends = words[:, :2] <= (left + 2, top + 2), words[:, 2:] >= (right - 2, bottom - 2)
    return bool((starts.all(axis=1) & ends.all(axis=1)).any())


def is_checked(pixels: NDArray[np.uint8], shape: Shape) -> bool:
    """Whether there is a mark or an accent colour inside."""
    box = shape.box
    inset_x, inset_y = round(box.width * 0.25), round(box.height * 0.25)
    crop = pixels[box.top + inset_y : box.bottom - inset_y, box.left + inset_x : box.right - inset_x].astype(np.int16)
    middle = np.median(crop.reshape(-1, 3), axis=0)
    marked = float((np.abs(crop - middle).max(axis=2) > 60).mean())
    return marked > 0.06 or bool(middle.max() - middle.min() > SATURATED)


def plain(pixels: NDArray[np.uint8], box: Box) -> Shape:
    """A shape for a box in which none was made out: its most common colour, and a border of a pixel."""
    crop = pixels[box.top : box.bottom, box.left : box.right].reshape(-1, 3)
    fill = np.median(crop, axis=0)
    inside = box.expand(-1) if min(box.width, box.height) > 4 else box
    return Shape(box, inside, (int(fill[0]), int(fill[1]), int(fill[2])), 1.0)


def is_on(pixels: NDArray[np.uint8], box: Box, fill: Color) -> bool:
    """Whether a switch's knob is at the right: the half that differs more from the fill has it."""
    crop = pixels[box.top : box.bottom, box.left : box.right].astype(np.int16)
    rows = crop[box.height // 4 : -(box.height // 4) or None]
    differs = (np.abs(rows - np.array(fill, np.int16)).max(axis=2) > KNOB).mean(axis=0)
    half = box.width // 2
    return bool(differs[-half:].mean() > differs[:half].mean())


def _is_number(lines: Sequence[TextLine]) -> bool:
    """Whether the text is a number, perhaps with a unit."""
    text = "".join(line.text for line in lines)
    return sum(c.isdigit() for c in text) >= 0.4 * max(1, len(text)) and len(text) <= 14


def picker(content: Sequence[Box], shape: Shape, lines: Sequence[TextLine], unit: float) -> str | None:
    """`combobox` or `spinbutton`, by the arrows, or the minus and plus, at the right end; None for other shapes.

    Args:
        content: what stands in the shape, left to right.
        shape: what may be one.
        lines: its text.
        unit: text height, pixels.
    """
    if content and any(len(line.text) > 1 and content[-1].contains(line.box.center) for line in lines):
        return None  # the last thing is a word
    return _by_arrows(content, shape, unit, numeric=_is_number(lines))


def _by_arrows(content: Sequence[Box], shape: Shape, unit: float, *, numeric: bool) -> str | None:
    box = shape.box
    if not content or box.width < 3 * unit:
        return None
    last = content[-1]
    if last.left - box.left < 0.5 * box.width or abs(last.center.y - box.center.y) > 0.35 * unit:
        return None
    if len(content) > 1 and _is_minus_plus(content[-2], last, unit):
        return "spinbutton"
    flush = shape.inside.right - last.right <= 5 and last.height >= 0.75 * shape.inside.height
    if flush and 0.3 <= last.width / last.height <= 1.4:  # an arrow on a button of its own
        return "spinbutton" if numeric else "combobox"
    alone = len(content) == 1 or last.left - content[-2].right > 0.2 * unit
    if not (alone and box.right - last.right < 1.8 * unit and last.width <= 1.6 * unit):
        return None
    if 1.25 <= last.width / last.height <= 2.6 and last.height <= 0.9 * unit:
        return "combobox"
    if 0.35 <= last.width / last.height <= 0.8 and 0.6 * unit <= last.height <= 1.6 * unit:
        return "spinbutton" if numeric else "combobox"
    return None


def _is_minus_plus(minus: Box, plus: Box, unit: float) -> bool:
    small = max(minus.width, plus.width, plus.height) <= 1.6 * unit
    return small and minus.width >= 2.5 * minus.height and 0.8 <= plus.width / plus.height <= 1.25


def is_accent(fill: Color) -> bool:
    """Whether a colour is too strong for the fill of a field."""
    return max(fill) - min(fill) > SATURATED
