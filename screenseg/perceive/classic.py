"""Widgets and panels without a network: rules on shapes and on the text inside them.

The baseline that the networks have to beat.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Region, TextLine
from screenseg.perceive.looks import DISC, Scene, is_accent, is_checked, picker
from screenseg.perceive.shapes import Shape, contents

__all__ = ["segment"]

TOGGLE = (0.75, 3.2)  # text heights: the side of a check box or radio button
CONTROL = (1.25, 6.5)  # text heights: a button or a one-line field
EVEN = 0.45  # share of a toggle's rim in one colour; a bevelled one has two
PILL = 0.8  # the least that a button with fully rounded ends fills
PAGE = 0.95  # share of the image: what covers more is the page itself


def segment(scene: Scene) -> tuple[Region, ...]:
    """Fields, buttons, toggles and panels of a scene."""
    rules = (_toggle, _switch, _control, _area)
    found = (next(filter(None, (rule(scene, shape) for rule in rules)), None) for shape in scene.shapes)
    return tuple(region for region in found if region is not None)


def _toggle(scene: Scene, shape: Shape) -> Region | None:
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
    return Region(role, box, 0.7, shape.fill, is_checked(scene.pixels, shape))


def _captioned(scene: Scene, box: Box) -> bool:
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


def _switch(scene: Scene, shape: Shape) -> Region | None:
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


def _control(scene: Scene, shape: Shape) -> Region | None:
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
    role = picker(content, shape, lines, unit)
    if role:
        return Region(role, box, 0.7, shape.fill)
    if _is_composite(scene, shape):
        return Region("group", box, 0.4, shape.fill)
    if _is_stacked(scene, shape):
        return None
    if not content:
        return _empty(scene, shape)
    return _filled(scene, shape, content)


def _is_composite(scene: Scene, shape: Shape) -> bool:
    """Whether a part as high as the shape has its own surface and text: an input group, not one widget."""
    box = shape.box
    parts = (s.box for s in scene.shapes_in(box) if s.box != shape.inside and s.box.width < 0.9 * box.width)
    return any(p.height >= 0.8 * box.height and p.width > 2 * scene.unit and scene.lines_in(p) for p in parts)


def _is_stacked(scene: Scene, shape: Shape) -> bool:
    """Whether shapes of the same width adjoin above or below: the rows of a list."""
    box = shape.box
    for other in (s.box for s in scene.shapes):
        same = abs(other.left - box.left) <= 3 and abs(other.right - box.right) <= 3 and other.height > scene.unit
        if same and min(abs(other.top - box.bottom), abs(box.top - other.bottom)) <= 2:
            return True
    return False


def _rows(lines: Sequence[TextLine]) -> int:
    """How many rows the lines stand in."""
    count, bottom = 0, -1
    for line in sorted(lines, key=lambda item: item.box.center.y):
        count += line.box.center.y >= bottom
        bottom = max(bottom, line.box.bottom)
    return count


def _empty(scene: Scene, shape: Shape) -> Region | None:
    """A shape with nothing inside: a field, unless it is a coloured bar or a swatch."""
    if is_accent(shape.fill) or scene.shapes_in(shape.box.expand(-2)):
        return None
    wide = shape.box.width >= 2.2 * shape.box.height
    return Region("textbox", shape.box, 0.6 if wide else 0.4, shape.fill)


def _filled(scene: Scene, shape: Shape, content: Sequence[Box]) -> Region | None:
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
    if left > 2.5 * scene.unit or is_accent(shape.fill) or sum(len(t.text) > 1 for t in scene.lines_in(box)) > 1:
        return None
    return Region("textbox", box, 0.6, shape.fill) if right > left or tail else None


def _area(scene: Scene, shape: Shape) -> Region | None:
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
    if blank and not inner and not whole and box.height < 25 * unit and not is_accent(shape.fill):
        return Region("textbox", box, 0.5 if len(lines) < 2 else 0.3, shape.fill)
    return Region("group", box, 0.5, shape.fill) if lines or inner else None
