"""Widgets and panels without a network: rules on shapes and on the text inside them.

The baseline that the networks have to beat. Its shapes have exact edges, so it is also what their boxes are snapped
to. All lengths are measured in text heights (the ink height of an ordinary line), so any DPI gives the same result.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color, Region, TextLine, Word
from screenseg.perceive.shapes import Shape, contents, shapes
from screenseg.perceive.surfaces import surfaces

__all__ = ["segment"]

DEFAULT_TEXT = 11.0  # pixels: ink height of a line where there is no text to measure
TOGGLE = (0.75, 3.2)  # text heights: the side of a check box or radio button
CONTROL = (1.25, 6.5)  # text heights: a button or a one-line field
DISC = 0.915  # outlines that fill less of their box are round
EVEN = 0.45  # share of a toggle's rim in one colour; a bevelled one has two
PILL = 0.8  # the least that a button with fully rounded ends fills
PAGE = 0.95  # share of the image: what covers more is the page itself
SATURATED = 60  # max - min of a colour's channels: an accent colour, not a field's grey or white


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rules look at."""

    pixels: NDArray[np.uint8]
    lines: Sequence[TextLine]
    unit: float
    shapes: Sequence[Shape]

    def lines_in(self, box: Box) -> list[TextLine]:
        return [line for line in self.lines if box.contains(line.box.center)]

    def shapes_in(self, box: Box) -> list[Shape]:
        return [s for s in self.shapes if s.box != box and box.contains(s.box)]


def segment(pixels: NDArray[np.uint8], lines: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], tuple[Region, ...]]:
    """Fields, buttons, toggles and panels of an ``(H, W, 3)`` uint8 RGB image.

    Args:
        pixels: the image.
        lines: its text.

    Returns:
        The lines, parted where they run across the border of a shape, and the regions.
    """
    drawn = shapes(surfaces(pixels))
    unit = statistics.median([line.box.height for line in lines]) if lines else DEFAULT_TEXT
    parted = tuple(part for line in lines if not _is_speck(line, unit) for part in _parted(line, drawn))
    return parted, _regions(pixels, parted, drawn)


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


def _regions(pixels: NDArray[np.uint8], lines: Sequence[TextLine], drawn: Sequence[Shape]) -> tuple[Region, ...]:
    unit = statistics.median([line.box.height for line in lines]) if lines else DEFAULT_TEXT
    words = np.array([tuple(word.box) for line in lines for word in line.words if len(word.text) > 1]).reshape(-1, 4)
    found = [s for s in drawn if not _is_letter(s.box, words)]
    scene = _Scene(pixels, lines, max(6.0, unit), found)
    out = []
    for shape in found:
        region = _toggle(scene, shape) or _switch(scene, shape) or _control(scene, shape) or _area(scene, shape)
        if region is not None:
            out.append(region)
    return tuple(out)


def _is_letter(box: Box, words: NDArray[np.int64]) -> bool:
    """Whether a shape is part of a word that was read, of boxes ``(N, 4)``."""
    left, top, right, bottom = box
    starts, ends = words[:, :2] <= (left + 2, top + 2), words[:, 2:] >= (right - 2, bottom - 2)
    return bool((starts.all(axis=1) & ends.all(axis=1)).any())


def _toggle(scene: _Scene, shape: Shape) -> Region | None:
    """A check box or radio button: small, square or round, with an even rim, and a caption beside it."""
    box, side = shape.box, shape.box.height
    low, high = (limit * scene.unit for limit in TOGGLE)
    if not (low <= side <= high and 0.8 <= box.width / side <= 1.25):
        return None
    if any(len(line.text) > 1 for line in scene.lines_in(box)) or not _captioned(scene, box):
        return None
    if _rim(scene.pixels, box) < EVEN and shape.solidity > DISC:
        return None
    role = "radio" if shape.solidity < DISC else "checkbox"
    return Region(role, box, 0.7, shape.fill, _is_checked(scene.pixels, shape))


def _captioned(scene: _Scene, box: Box) -> bool:
    """Whether text starts close to the right of a box, on its row."""
    reach = max(box.width * 1.3, scene.unit * 1.6)
    row = [line for line in scene.lines if line.box.overlap_y(box) >= 0.5 * min(line.box.height, box.height)]
    words = (word for line in row if sum(c.isalnum() for c in line.text) > 1 for word in line.words)
    return any(-0.35 * box.width <= word.box.left - box.right <= reach for word in words)


def _rim(pixels: NDArray[np.uint8], box: Box) -> float:
    """Share of the outermost pixels, corners left out, that have the rim's usual colour."""
    crop = pixels[box.top : box.bottom, box.left : box.right].astype(np.int16)
    trim = max(1, box.height // 5)
    rim = np.concatenate((crop[0, trim:-trim], crop[-1, trim:-trim], crop[trim:-trim, 0], crop[trim:-trim, -1]))
    return float((np.abs(rim - np.median(rim, axis=0)).max(axis=1) <= 40).mean())


def _is_checked(pixels: NDArray[np.uint8], shape: Shape) -> bool:
    """Whether there is a mark or an accent colour inside."""
    box = shape.box
    inset_x, inset_y = round(box.width * 0.25), round(box.height * 0.25)
    crop = pixels[box.top + inset_y : box.bottom - inset_y, box.left + inset_x : box.right - inset_x].astype(np.int16)
    middle = np.median(crop.reshape(-1, 3), axis=0)
    marked = float((np.abs(crop - middle).max(axis=2) > 60).mean())
    return marked > 0.06 or bool(middle.max() - middle.min() > SATURATED)


def _switch(scene: _Scene, shape: Shape) -> Region | None:
    """A switch: a pill about twice as wide as high, with a knob at one end."""
    box = shape.box
    if not (0.8 * scene.unit <= box.height <= 2.8 * scene.unit and 1.5 <= box.width / box.height <= 2.6):
        return None
    if any(len(line.text) > 3 for line in scene.lines_in(box)):
        return None
    for knob in scene.shapes_in(box):
        k = knob.box
        square = 0.5 * box.height <= k.height and 0.3 * box.width <= k.width <= 0.65 * box.width
        left, right = k.left - box.left, box.right - k.right
        if square and min(left, right) <= 0.15 * box.width and abs(left - right) > 0.2 * box.width:
            return Region("switch", box, 0.6, shape.fill, left > right)
    return None


def _control(scene: _Scene, shape: Shape) -> Region | None:
    """A button or a one-line field, told by where its contents stand."""
    box, unit = shape.box, scene.unit
    low, high = (limit * unit for limit in CONTROL)
    if not (low <= box.height <= high and box.width >= 0.9 * box.height and shape.solidity > PILL):
        return None
    lines = scene.lines_in(box)
    if _rows(lines) > 1 or sum(len(line.text) > 1 for line in lines) > 2:
        return None
    content = contents(scene.pixels, shape, [line.box for line in lines], gap=0.25 * unit)
    if content and min(c.width * c.height for c in content) > 0.9 * box.area:
        return None
    picker = _picker(content, shape, unit, numeric=_is_number(lines))
    if picker and not any(len(line.text) > 1 and content[-1].contains(line.box.center) for line in lines):
        return Region(picker, box, 0.7, shape.fill)
    if _is_composite(scene, shape):
        return Region("group", box, 0.4, shape.fill)
    if _is_stacked(scene, shape):
        return None
    if not content:
        return _empty(scene, shape)
    return _filled(scene, shape, content)


def _is_composite(scene: _Scene, shape: Shape) -> bool:
    """Whether a part as high as the shape has its own surface and text: an input group, not one widget."""
    box = shape.box
    parts = (s.box for s in scene.shapes_in(box) if s.box != shape.inside and s.box.width < 0.9 * box.width)
    return any(p.height >= 0.8 * box.height and p.width > 2 * scene.unit and scene.lines_in(p) for p in parts)


def _is_stacked(scene: _Scene, shape: Shape) -> bool:
    """Whether shapes of the same width adjoin above or below: the rows of a list."""
    box = shape.box
    for other in (s.box for s in scene.shapes):
        same = abs(other.left - box.left) <= 3 and abs(other.right - box.right) <= 3 and other.height > scene.unit
        if same and min(abs(other.top - box.bottom), abs(box.top - other.bottom)) <= 2:
            return True
    return False


def _is_number(lines: Sequence[TextLine]) -> bool:
    """Whether the text is a number, perhaps with a unit."""
    text = "".join(line.text for line in lines)
    return sum(c.isdigit() for c in text) >= 0.4 * max(1, len(text)) and len(text) <= 14


def _rows(lines: Sequence[TextLine]) -> int:
    """How many rows the lines stand in."""
    count, bottom = 0, -1
    for line in sorted(lines, key=lambda item: item.box.center.y):
        count += line.box.center.y >= bottom
        bottom = max(bottom, line.box.bottom)
    return count


def _picker(content: Sequence[Box], shape: Shape, unit: float, *, numeric: bool) -> str | None:
    """`combobox` or `spinbutton`, by the arrows, or the minus and plus, at the right end; None for other shapes."""
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


def _empty(scene: _Scene, shape: Shape) -> Region | None:
    """A shape with nothing inside: a field, unless it is a coloured bar or a swatch."""
    if _is_accent(shape.fill) or scene.shapes_in(shape.box.expand(-2)):
        return None
    wide = shape.box.width >= 2.2 * shape.box.height
    return Region("textbox", shape.box, 0.6 if wide else 0.4, shape.fill)


def _filled(scene: _Scene, shape: Shape, content: Sequence[Box]) -> Region | None:
    """A shape with contents in one row: centred ones make a button, left-aligned ones a field."""
    box = shape.box
    left, right = content[0].left - box.left, box.right - content[-1].right
    snug = box.width <= sum(c.width for c in content) + 7 * scene.unit
    tail = len(content) > 1 and content[-1].width <= 2 * scene.unit and right <= 2 * scene.unit
    apart = tail and content[-1].left - content[-2].right > 1.2 * scene.unit  # an icon at the end, as for a calendar
    if not apart and abs(left - right) <= max(4, 0.12 * box.width) and (snug or left > 0.25 * box.width):
        if scene.lines_in(box):
            return Region("button", box, 0.7, shape.fill)
        dots = sum(c.width for c in content) > 3 * scene.unit  # of a password
        return Region("textbox" if dots else "button", box, 0.5, shape.fill)
    if left > 2.5 * scene.unit or _is_accent(shape.fill) or sum(len(t.text) > 1 for t in scene.lines_in(box)) > 1:
        return None
    return Region("textbox", box, 0.6, shape.fill) if right > left or tail else None


def _area(scene: _Scene, shape: Shape) -> Region | None:
    """A panel, or a text area where nothing but text at the top left is inside."""
    box, unit = shape.box, scene.unit
    if box.height < 3 * unit or box.width < 8 * unit or shape.solidity < DISC:
        return None
    lines = [
        line for line in scene.lines_in(box) if len(line.text) > 2
    ]  # a text area's grip is read as a letter or two
    inner = [s for s in scene.shapes_in(box) if min(s.box.width, s.box.height) > unit and s.box != shape.inside]
    whole = box.width * box.height > 0.35 * scene.pixels.shape[0] * scene.pixels.shape[1]
    blank = not lines or all(line.box.left - box.left < 2.5 * unit for line in lines)
    if box.area > PAGE * scene.pixels.shape[0] * scene.pixels.shape[1] or _is_stacked(scene, shape):
        return None
    if blank and not inner and not whole and box.height < 25 * unit and not _is_accent(shape.fill):
        return Region("textbox", box, 0.5 if len(lines) < 2 else 0.3, shape.fill)
    return Region("group", box, 0.5, shape.fill) if lines or inner else None


def _is_accent(fill: Color) -> bool:
    return max(fill) - min(fill) > SATURATED
