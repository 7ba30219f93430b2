"""Mouse pointers, drawn over the picture."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from screenseg.geometry import Box
from screenseg.synth.truth import Image, Truth

__all__ = ["draw_pointer"]

Points = Sequence[tuple[float, float]]

# Outlines in pixels of a pointer of normal size; the hot spot is at (0, 0).
_ARROW: Points = ((0, 0), (0, 17), (4, 13.2), (6.6, 19.2), (9, 18.2), (6.4, 12.3), (12, 12.3))
_HAND: Points = (
    *((0, 0), (1.6, 0.8), (2, 7), (3.2, 6.2), (4.6, 7), (5.4, 6.6), (6.8, 7.6), (7.6, 7.4), (9, 8.6), (9, 13)),
    *((7, 19), (-1, 19), (-6.4, 11.6), (-5.4, 10.2), (-3.6, 10.6), (-1.8, 12.6), (-1.8, 1)),
)
_BEAM: Points = (
    *((-3, -8), (-1, -8), (0, -7), (1, -8), (3, -8), (3, -7), (1.4, -7), (0.6, -6), (0.6, 6), (1.4, 7), (3, 7)),
    *((3, 8), (1, 8), (0, 7), (-1, 8), (-3, 8), (-3, 7), (-1.4, 7), (-0.6, 6), (-0.6, -6), (-1.4, -7), (-3, -7)),
)
_CROSS: Points = (
    *((-0.7, -9), (0.7, -9), (0.7, -0.7), (9, -0.7), (9, 0.7), (0.7, 0.7), (0.7, 9), (-0.7, 9), (-0.7, 0.7)),
    *((-9, 0.7), (-9, -0.7), (-0.7, -0.7)),
)
_RESIZE: Points = ((-10, 0), (-6, -4), (-6, -1), (6, -1), (6, -4), (10, 0), (6, 4), (6, 1), (-6, 1), (-6, 4))
_MOVE: Points = (
    *((0, -10), (3, -6.5), (1, -6.5), (1, -1), (6.5, -1), (6.5, -3), (10, 0), (6.5, 3), (6.5, 1), (1, 1), (1, 6.5)),
    *((3, 6.5), (0, 10), (-3, 6.5), (-1, 6.5), (-1, 1), (-6.5, 1), (-6.5, 3), (-10, 0), (-6.5, -3), (-6.5, -1)),
    *((-1, -1), (-1, -6.5), (-3, -6.5)),
)
_GLASS: Points = ((-6, -9), (6, -9), (6, -7), (1, 0), (6, 7), (6, 9), (-6, 9), (-6, 7), (-1, 0), (-6, -7))
_SHAPES = {
    "arrow": _ARROW,
    "hand": _HAND,
    "beam": _BEAM,
    "cross": _CROSS,
    "resize": _RESIZE,
    "move": _MOVE,
    "wait": _GLASS,
}
_FINE = 8  # drawn this many times larger, then averaged


def draw_pointer(image: Image, truth: Truth, step: dict[str, Any]) -> tuple[Image, Truth]:
    """The picture with a pointer on it; ``about["pointer"]`` says where. What it hides stays listed."""
    x, y = _spot(truth, step)
    factor = step["size"] * max(1.0, float(truth.about.get("scale", 1.0)))
    fill, line, left, top = _masks(_SHAPES[step["shape"]], factor)
    light = step["colour"] == "white"
    drawn = image.copy()
    if step["shadow"]:
        _blend(drawn, cv2.GaussianBlur(line, (0, 0), 1.5 * factor) * 0.35, (x + left + 2, y + top + 2), 0)
    _blend(drawn, line, (x + left, y + top), 0 if light else 255)
    box = _blend(drawn, fill, (x + left, y + top), 255 if light else 0)
    about = {**truth.about, "pointer": list(box)} if box else truth.about
    return drawn, dataclasses.replace(truth, about=about)


def _spot(truth: Truth, step: dict[str, Any]) -> tuple[int, int]:
    """Where the hot spot lies."""
    box = Box(0, 0, truth.width, truth.height)
    boxes = {
        "element": [e.box for e in truth.elements if e.box.area < truth.width * truth.height / 30],
        "text": [t.box for t in truth.texts],
    }.get(step["at"])
    if boxes:
        box = boxes[int(step["pick"] * len(boxes))]
    across, down = step["place"]
    return int(box.left + across * (box.width - 1)), int(box.top + down * (box.height - 1))


def _masks(points: Points, factor: float) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], int, int]:
    """How much of each pixel the pointer's inside, and the inside with its outline, covers; and where they start."""
    outline = np.array(points, np.float64) * factor
    edge = 1.1 * factor
    left, top = (int(v) for v in np.floor(outline.min(axis=0) - edge - 1))
    right, bottom = (int(v) for v in np.ceil(outline.max(axis=0) + edge + 1))
    size = ((bottom - top) * _FINE, (right - left) * _FINE)
    inside = np.zeros(size, np.uint8)
    polygon = np.rint((outline - (left, top)) * _FINE).astype(np.int32)
    cv2.fillPoly(inside, [polygon], 255)
    outer = inside.copy()
    cv2.polylines(outer, [polygon], True, 255, thickness=max(1, round(2 * edge * _FINE)))
    small = (right - left, bottom - top)
    fill, line = (
        np.divide(cv2.resize(mask, small, interpolation=cv2.INTER_AREA), 255, dtype=np.float32)
        for mask in (inside, outer)
    )
    return fill, line, left, top


def _blend(image: Image, mask: npt.NDArray[np.float32], place: tuple[int, int], grey: int) -> Box | None:
    """Paint grey through a mask, in place, and say where."""
    box = Box(place[0], place[1], place[0] + mask.shape[1], place[1] + mask.shape[0])
    seen = box.intersect(Box(0, 0, image.shape[1], image.shape[0]))
    if seen is None:
        return None
    part = image[seen.top : seen.bottom, seen.left : seen.right]
    share = mask[seen.top - box.top : seen.bottom - box.top, seen.left - box.left : seen.right - box.left, None]
    part[:] = np.rint(part * (1 - share) + grey * share).astype(np.uint8)
    return seen
