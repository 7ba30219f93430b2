"""What pixels say about a box: edges along its sides, ink inside, ink outside."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from screenseg.geometry import Box
from screenseg.synth.truth import Image, Truth

__all__ = ["Pixels"]

Grey = npt.NDArray[np.float32]
_SIDES = ("left", "top", "right", "bottom")


class Pixels:
    """A picture, and how exactly it can be looked at.

    Attributes:
        reach: Pixels by which an edge may be off: 2, more where the picture is enlarged or soft.
        step: The least difference between neighbours (of 255) that is called an edge.
        dotted: Whether the picture is dithered, so that dots tell nothing.
        pointer: Where a pointer hides something, if there is one.
    """

    def __init__(self, image: Image, truth: Truth) -> None:
        self.rgb = image
        self.image: npt.NDArray[np.int16] = image.astype(np.int16)
        self.frame = Box(0, 0, image.shape[1], image.shape[0])
        names = {step["name"]: step for step in truth.about.get("degradations", ())}
        scale = float(truth.about.get("scale", 1.0))
        self.reach = 2 + (scale > 1.4) + (scale > 1.9) + bool({"rescale", "blur", "video"} & set(names))
        self.step, self._smooth = _noise(names)
        self.dotted = "colours" in names and names["colours"]["dither"] != "none"
        self.pointer = Box.of(truth.about["pointer"]) if truth.about.get("pointer") else None

    def sides(self, box: Box) -> set[str]:
        """The sides of a box along most of which there is an edge; those on the picture's own border count."""
        return {side for side in _SIDES if self._on_border(box, side) or self.edge_share(box, side) >= 0.6}

    def _on_border(self, box: Box, side: str) -> bool:
        return bool(abs(getattr(box, side) - getattr(self.frame, side)) <= 1)

    def edge_share(self, box: Box, side: str, *, whole: bool = False) -> float:
        """The share of a side's middle part (or of the whole side) at which there is an edge within reach."""
        difference = self._differences(box, side, whole=whole)
        if difference.size == 0:
            return 0.0
        return float((difference.max(axis=0) >= self.step).mean())

    def _differences(self, box: Box, side: str, *, whole: bool) -> Grey:
        """(positions across the side, positions along it): how much neighbours across the side differ."""
        reach = self.reach
        at = getattr(box, side)
        upright = side in ("left", "right")
        length, other = (box.height, box.width) if upright else (box.width, box.height)
        margin = 0 if whole else int(min(0.3 * length, 0.5 * other))
        start, stop = (box.top, box.bottom) if upright else (box.left, box.right)
        start, stop = start + margin, max(start + margin + 1, stop - margin)
        limit = self.frame.right if upright else self.frame.bottom
        first, last = max(at - reach - 1, 0), min(at + reach + 1, limit)
        if last - first < 2:
            return np.zeros((0, 0), np.float32)
        part = self.image[start:stop, first:last] if upright else self.image[first:last, start:stop].swapaxes(0, 1)
        values: Grey = part.astype(np.float32)
        if self._smooth > 1 and part.shape[0] > 1:
            values = np.asarray(cv2.blur(values, (1, min(self._smooth, part.shape[0]))), np.float32).reshape(part.shape)
        return np.asarray(np.abs(np.diff(values, axis=1)).max(axis=2).T, np.float32)

    def ink(self, box: Box, ground: npt.NDArray[np.int16] | None = None) -> npt.NDArray[np.bool_]:
        """The pixels of a box that differ from its ground: the commonest colour, or what is given."""
        part = self.part(box)
        if ground is None:
            ground = common_colour(part)
        return np.asarray(np.abs(part - ground).max(axis=2) >= max(8.0, 2.0 * self.step))

    def part(self, box: Box) -> npt.NDArray[np.int16]:
        """The pixels of a box."""
        return self.image[box.top : box.bottom, box.left : box.right]

    def contrast(self, box: Box) -> float:
        """The largest difference from the commonest colour."""
        part = self.part(box)
        return float(np.abs(part - common_colour(part)).max())

    def tight(self, box: Box) -> bool:
        """Whether ink, seen against what is around the box, reaches all its sides and does not leave it."""
        reach = self.reach
        wide = box.expand(reach + 1).intersect(self.frame)
        if wide is None:
            return False
        ring = self._ring(box, wide)
        if ring.size == 0:
            return False
        ink = self.ink(wide, common_colour(ring.reshape(1, -1, 3)))
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        if rows.size == 0:
            return False
        found = Box(
            wide.left + int(columns[0]), wide.top + int(rows[0]),
            wide.left + int(columns[-1]) + 1, wide.top + int(rows[-1]) + 1,
        )  # fmt: skip
        return all(abs(getattr(found, side) - getattr(box, side)) <= reach for side in _SIDES)

    def _ring(self, box: Box, wide: Box) -> npt.NDArray[np.int16]:
        """The outermost pixels of `wide`, which lie around the box."""
        part = self.part(wide)
        outside = np.ones(part.shape[:2], bool)
        outside[1:-1, 1:-1] = False
        outside[box.top - wide.top : box.bottom - wide.top, box.left - wide.left : box.right - wide.left] = False
        return part[outside]

    def contained(self, box: Box) -> bool:
        """Whether the box holds ink that does not run on over its sides."""
        reach = self.reach
        if self.contrast(box) < max(10.0, 2.0 * self.step):
            return False
        wide = box.expand(reach + 2).intersect(self.frame)
        if wide is None:
            return False
        ring = self._ring(box, wide)
        ground = common_colour(ring.reshape(1, -1, 3))
        foreign = np.abs(ring - ground).max(axis=1) >= max(24.0, 3.0 * self.step)
        return bool(foreign.mean() < 0.12)

    def underlined(self, box: Box) -> bool:
        """Whether a line runs along the bottom, from the left side to the right one and not on."""
        if self.edge_share(box, "bottom", whole=True) < 0.85:
            return False
        away = self.reach + 3
        beyond = Box(box.right + away, box.top, box.right + away + 4, box.bottom)
        ends = (Box(box.left - away - 4, box.top, box.left - away, box.bottom), beyond)
        seen = [end.intersect(self.frame) for end in ends]
        return all(end is None or self.edge_share(end, "bottom", whole=True) < 0.5 for end in seen)


def common_colour(part: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """The commonest colour of some pixels, to within 8 of 255."""
    stride = 1 + int(math.sqrt(part.shape[0] * part.shape[1] / 4096))
    part = part[:: min(stride, part.shape[0]), ::stride]
    coarse = (part >> 3).astype(np.int32)
    keys = (coarse[..., 0] << 10) + (coarse[..., 1] << 5) + coarse[..., 2]
    values, counts = np.unique(keys, return_counts=True)
    chosen = part[keys == values[int(counts.argmax())]]
    return np.asarray(np.median(chosen.reshape(-1, 3), axis=0), np.int16)


def _noise(names: dict[str, dict[str, Any]]) -> tuple[float, int]:
    """The least difference that is an edge, and over how many pixels along a side to average first."""
    step, smooth = 3.0, 1
    if names.keys() & {"blur", "video", "rescale", "tint"}:
        step = 2.0
    if "colours" in names:
        coarse = names["colours"]["palette"] in ("332", "216", "adaptive")
        step, smooth = (3.0, 9) if coarse else (2.0, 5)
    for name in ("jpeg", "webp", "video"):
        if name in names:
            quality = names[name]["quality"]
            step, smooth = max(1.5, min(step, 4.0 - quality / 40)), max(smooth, 5)
    return step, math.ceil(smooth)
