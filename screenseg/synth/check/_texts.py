"""The tests of lines of text, and the search for words that truth does not know."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from screenseg.geometry import Box
from screenseg.synth.check._elements import free_share
from screenseg.synth.check._pixels import Pixels, common_colour
from screenseg.synth.truth import Truth, TruthText, ink_box

__all__ = ["Surroundings", "ink", "line_place", "line_seen", "unlisted_words"]

_OPAQUE = frozenset("img checkbox radio switch slider progressbar scrollbar".split())
"""Roles whose insides may look like words without being any."""


class Surroundings:
    """Which parts of the picture belong to what else truth lists, for one line after the other."""

    def __init__(self, truth: Truth) -> None:
        self._elements = np.array([tuple(e.box) for e in truth.elements], np.int32).reshape(-1, 4)
        others = [*(tuple(t.box) for t in truth.texts), *(tuple(b) for b in truth.ignore)]
        self._lines = np.array(others, np.int32).reshape(-1, 4)

    def unknown(self, strip: Box, line: TruthText, reach: int) -> npt.NDArray[np.bool_]:
        """The pixels of a strip beside a line that belong to nothing else: no other line, no other element, no border
        of an element that holds the line."""
        free = np.ones((strip.height, strip.width), bool)
        for index in np.flatnonzero(_overlap(self._lines, strip, reach)):
            if index != line.id:
                _clear(free, strip, self._lines[index], reach)
        for index in np.flatnonzero(_overlap(self._elements, strip, reach)):
            box = self._elements[index]
            if _holds(box, line.box):
                inner = Box(0, 0, strip.width, strip.height)
                left, top = box[0] + reach + 1 - strip.left, box[1] + reach + 1 - strip.top
                right, bottom = box[2] - reach - 1 - strip.left, box[3] - reach - 1 - strip.top
                keep = np.zeros_like(free)
                keep[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = True
                free &= keep | (inner.area == 0)
            else:
                _clear(free, strip, box, reach)
        return free


def _overlap(boxes: npt.NDArray[np.int32], strip: Box, reach: int) -> npt.NDArray[np.bool_]:
    return np.asarray(
        (boxes[:, 0] - reach < strip.right)
        & (boxes[:, 2] + reach > strip.left)
        & (boxes[:, 1] - reach < strip.bottom)
        & (boxes[:, 3] + reach > strip.top)
    )


def _holds(box: npt.NDArray[np.int32], line: Box) -> bool:
    width = min(int(box[2]), line.right) - max(int(box[0]), line.left)
    height = min(int(box[3]), line.bottom) - max(int(box[1]), line.top)
    return width > 0 and height > 0 and width * height >= 0.7 * line.area


def _clear(free: npt.NDArray[np.bool_], strip: Box, box: npt.NDArray[np.int32], reach: int) -> None:
    top, bottom = max(box[1] - reach - strip.top, 0), max(box[3] + reach - strip.top, 0)
    left, right = max(box[0] - reach - strip.left, 0), max(box[2] + reach - strip.left, 0)
    free[top:bottom, left:right] = False


def ink(line: TruthText, pixels: Pixels, around: Surroundings) -> str | None:
    """The line holds ink, which ends where it says, and none sticks out of its box."""
    if pixels.pointer is not None and pixels.pointer.intersect(line.box.expand(4)):
        return None
    if not pixels.frame.contains(line.box):
        return None  # which `place` reports
    contrast = pixels.contrast(line.ink)
    if contrast < 8:
        return f"there is no ink at {tuple(line.ink)}"
    if line.text is None or pixels.dotted:
        return None
    found = ink_box(pixels.rgb, line.box)
    if found is not None:
        off = max(abs(a - b) for a, b in zip(found, line.ink, strict=True))
        if off > pixels.soft:
            return f"its ink is at {tuple(found)}, not at {tuple(line.ink)}"
    side = _sticks_out(line, pixels, around, contrast)
    return f"ink sticks out of {tuple(line.box)} on the {side}" if side else None


def _sticks_out(line: TruthText, pixels: Pixels, around: Surroundings, contrast: float) -> str | None:
    """The side over which strokes go on from inside the box to more than `reach` pixels outside it."""
    out, box = pixels.reach + 1, line.box
    strips = {
        "left": (box.left - out, line.ink.top, box.left + 1, line.ink.bottom),
        "right": (box.right - 1, line.ink.top, box.right + out, line.ink.bottom),
        "top": (line.ink.left, box.top - out, line.ink.right, box.top + 1),
        "bottom": (line.ink.left, box.bottom - 1, line.ink.right, box.bottom + out),
    }
    ground = common_colour(pixels.part(line.ink))
    for side, corners in strips.items():
        strip = Box(*corners).intersect(pixels.frame)
        if strip is None or strip.area != (corners[2] - corners[0]) * (corners[3] - corners[1]):
            continue  # at the picture's border nothing can stick out
        dark = np.abs(pixels.part(strip) - ground).max(axis=2) >= max(30.0, 0.5 * contrast)
        across = 1 if side in ("left", "right") else 0
        strokes = dark.all(axis=across)
        if not 2 <= np.count_nonzero(strokes) <= 0.6 * strokes.size:
            continue  # nothing, or the border of something
        free = around.unknown(strip, line, pixels.reach)
        outermost = {"left": free[:, 0], "right": free[:, -1], "top": free[0], "bottom": free[-1]}[side]
        if np.count_nonzero(strokes & outermost & ~_rules(strip, side, pixels, ground, contrast)) >= 2:
            return side
    return None


def _rules(
    strip: Box, side: str, pixels: Pixels, ground: npt.NDArray[np.int16], contrast: float
) -> npt.NDArray[np.bool_]:
    """The places along a strip at which a straight line crosses it: of a frame around a title."""
    upright = side in ("left", "right")
    wide = (strip.expand(8, 0) if upright else strip.expand(0, 8)).intersect(pixels.frame) or strip
    ink = np.abs(pixels.part(wide) - ground).max(axis=2) >= max(30.0, 0.5 * contrast)
    return np.asarray(ink.mean(axis=1 if upright else 0) >= 0.75)


def line_place(line: TruthText, truth: Truth) -> str | None:
    """It lies in the picture, its ink in its box, and its element exists."""
    if not Box(0, 0, truth.width, truth.height).contains(line.box):
        return f"{tuple(line.box)} lies outside the picture of {truth.width}x{truth.height}"
    if not line.box.expand(2).contains(line.ink):
        return f"its ink {tuple(line.ink)} lies outside its box {tuple(line.box)}"
    if line.element is not None and not 0 <= line.element < len(truth.elements):
        return f"its element {line.element} does not exist"
    if any(other.id < line.id and other.box == line.box and other.text == line.text for other in truth.texts):
        return "it is listed twice"
    return None


def line_seen(line: TruthText, truth: Truth) -> str | None:
    """Covers of higher layers leave enough of it: all but a few hundredths where its text can be read."""
    share = free_share(line.box, line.layer, truth)
    return None if share >= (0.9 if line.text is not None else 0.15) else f"only {share:.0%} of it is not covered"


def unlisted_words(truth: Truth, pixels: Pixels) -> Iterator[Box]:
    """What looks like a word and lies in nothing that truth knows."""
    if pixels.dotted or truth.about.get("renderer") == "desktop":  # wallpapers are full of things like words
        return
    grey = cv2.cvtColor(pixels.rgb, cv2.COLOR_RGB2GRAY)
    edges = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) >= 48
    known = _known(truth, pixels.reach)
    dots = (edges & ~known).astype(np.uint8)
    scale = max(1.0, float(truth.about.get("scale", 1.0)))
    joined = cv2.morphologyEx(dots, cv2.MORPH_CLOSE, np.ones((1, 2 * round(3 * scale) + 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for left, top, width, height, area in stats[1:count]:
        word = 7 * scale <= height <= 32 * scale and width >= 2.2 * height and 0.3 <= area / (width * height) <= 0.9
        if word:
            yield Box(int(left), int(top), int(left + width), int(top + height))


def _known(truth: Truth, reach: int) -> npt.NDArray[np.bool_]:
    """Where something listed explains what is drawn."""
    known = np.zeros((truth.height, truth.width), bool)

    def fill(box: Box, by: int) -> None:
        known[max(box.top - by, 0) : box.bottom + by, max(box.left - by, 0) : box.right + by] = True

    for line in truth.texts:
        fill(line.box, reach + 2)
    for area in truth.ignore:
        fill(area, reach + 2)
    if truth.about.get("pointer"):
        fill(Box.of(truth.about["pointer"]), 2)
    for element in truth.elements:
        box, by = element.box, reach + 3
        if element.role in _OPAQUE or element.password:
            fill(box, reach + 2)
            continue
        for left, top, right, bottom in (
            (box.left, box.top, box.right, box.top + 1),
            (box.left, box.bottom - 1, box.right, box.bottom),
            (box.left, box.top, box.left + 1, box.bottom),
            (box.right - 1, box.top, box.right, box.bottom),
        ):
            fill(Box(left, top, right, bottom), by)
    return known
