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
_CODECS = ("jpeg", "webp", "video")
_SIDES = ("left", "top", "right", "bottom")


class Pixels:
    """A picture, and how exactly it can be looked at.

    Attributes:
        reach: Pixels by which an edge may be off: 2, more where the picture is enlarged or soft.
        step: The least difference between neighbours (of 255) that is called an edge.
        soft: Pixels by which the ends of ink may be off, which codecs smear.
        lossy: Whether a codec went over the picture.
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
        self.step = max(self.step, min(2.0 * self._noise_level(), 24.0))
        self.soft = self.reach + 1 + 4 * any(names.get(codec, {}).get("quality", 99) < 75 for codec in _CODECS)
        self.lossy = bool(names.keys() & set(_CODECS))
        self.dotted = "colours" in names and names["colours"]["dither"] != "none"
        self.pointer = Box.of(truth.about["pointer"]) if truth.about.get("pointer") else None

    def _noise_level(self) -> float:
        """How much neighbours differ where there is nothing to see: what the emptiest third of the picture has at most,
        looked at as sides of boxes are."""
        levels = []
        for image in (self.image, self.image.swapaxes(0, 1)):
            lines = image[:: max(1, image.shape[0] // 64)]
            if self._smooth > 1:
                strips = [
                    image[at : at + self._smooth].mean(axis=0) for at in range(0, len(image), len(image) // 48 + 1)
                ]
                lines = np.stack(strips)
            across = np.abs(np.diff(lines.astype(np.float32), axis=1)).max(axis=2)
            width = 2 * self.reach + 1
            windows = across[:, : across.shape[1] // width * width].reshape(len(across), -1, width).max(axis=2)
            levels.append(float(np.percentile(windows, 35)))
        return max(levels)

    def sides(self, box: Box) -> set[str]:
        """The sides of a box along most of which there is an edge; those on the picture's own border count."""
        return {side for side in _SIDES if self._on_border(box, side) or self.edge_share(box, side) >= 0.6}

    def near(self, box: Box) -> int:
        """Pixels by which an edge of this box may be off; of a small box fewer, or anything would do."""
        return min(self.reach, max(2, min(box.width, box.height) // 6))

    def _on_border(self, box: Box, side: str) -> bool:
        return bool(abs(getattr(box, side) - getattr(self.frame, side)) <= 1)

    def edge_share(self, box: Box, side: str, *, whole: bool = False) -> float:
        """The share of a side's middle part (or of the whole side) at which there is an edge within reach."""
        difference = self._differences(box, side, whole=whole)
        if difference.size == 0:
            return 0.0
        return float((difference.max(axis=0) >= self.step).mean())

    def in_place(self, box: Box, sides: set[str]) -> bool:
        """Whether the edges along some sides end where the box does.

        Corners may be round, so an edge may end before the box, but then as much at one end as at the other; where it
        goes far on over an end, as between adjoining fields, it tells nothing. Of two opposite sides one will do.
        """
        for pair in (("top", "bottom"), ("left", "right")):
            found = [self._centred(box, side) for side in pair if side in sides and not self._on_border(box, side)]
            if found and not any(found):
                return False
        return True

    def _centred(self, box: Box, side: str) -> bool:
        away = self.reach + 10
        upright = side in ("left", "right")
        wide = (box.expand(0, away) if upright else box.expand(away, 0)).intersect(self.frame)
        if wide is None:
            return False
        found = self._strong(self._differences(wide, side, whole=True))
        start, stop = (box.top - wide.top, box.bottom - wide.top) if upright else (
            box.left - wide.left, box.right - wide.left
        )  # fmt: skip
        first, last = _run_around((start + stop) // 2, found, 3)
        if first == 0 or last == found.size:
            return True
        return abs((first - start) - (stop - last)) <= 2 * self.reach + 2

    def _strong(self, differences: Grey) -> npt.NDArray[np.bool_]:
        """Where along a side there is an edge that is not much weaker than in the middle: smears of codecs are."""
        along = differences.max(axis=0, initial=0)
        middle = along[along.size // 4 : max(along.size * 3 // 4, 1)]
        usual = float(np.median(middle)) if middle.size else 0.0
        return np.asarray(along >= max(self.step, 0.3 * usual))

    def _differences(self, box: Box, side: str, *, whole: bool) -> Grey:
        """(positions across the side, positions along it): how much neighbours across the side differ."""
        reach = self.near(box)
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
        reach = self.near(box)
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
        """Whether the box holds ink, around its middle, that does not run on over a side."""
        reach = self.near(box)
        wide = box.expand(reach + 2).intersect(self.frame)
        if wide is None:
            return False
        distance = np.abs(self.part(wide) - common_colour(self.part(wide))).max(axis=2)
        ink = distance >= max(10.0, 2.0 * self.step, 0.35 * float(distance.max()))  # a ground may be a gradient
        left, top = box.left - wide.left, box.top - wide.top
        inside = ink[top : top + box.height, left : left + box.width]
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if rows.size == 0:
            return False
        off = (
            abs(int(columns[0]) + int(columns[-1]) + 1 - box.width) / 2 / box.width,
            abs(int(rows[0]) + int(rows[-1]) + 1 - box.height) / 2 / box.height,
        )
        return max(off) <= 0.25 and self._run_over(ink, (left, top, left + box.width, top + box.height), reach) < 2

    @staticmethod
    def _run_over(ink: npt.NDArray[np.bool_], box: tuple[int, int, int, int], reach: int) -> int:
        """At how many places of a side, at most, ink goes on from inside to more than `reach` pixels outside."""
        left, top, right, bottom = box
        height, width = ink.shape
        across = reach + 1
        counts = [0]
        if left >= across:
            counts.append(int(ink[top:bottom, left - across : left + 1].all(axis=1).sum()))
        if right + across <= width:
            counts.append(int(ink[top:bottom, right - 1 : right + across].all(axis=1).sum()))
        if top >= across:
            counts.append(int(ink[top - across : top + 1, left:right].all(axis=0).sum()))
        if bottom + across <= height:
            counts.append(int(ink[bottom - 1 : bottom + across, left:right].all(axis=0).sum()))
        return max(counts)

    def underlined(self, box: Box) -> bool:
        """Whether a line runs along the bottom, from the left side to the right one and not on."""
        away = self.reach + 6
        wide = Box(box.left - away, box.top, box.right + away, box.bottom).intersect(self.frame)
        if wide is None:
            return False
        found = self._strong(self._differences(wide, "bottom", whole=True))
        line = np.flatnonzero(found[box.left - wide.left : box.right - wide.left])
        if line.size < 0.9 * box.width:
            return False
        before, after = (
            found[: box.left - wide.left][: -self.reach - 1],
            found[box.right - wide.left :][self.reach + 1 :],
        )
        return all(part.size == 0 or part.mean() < 0.3 for part in (before, after))


def _run_around(middle: int, found: npt.NDArray[np.bool_], gap: int) -> tuple[int, int]:
    """Where the run that holds the middle, or begins nearest to it, starts and stops; shorter gaps do not end it."""
    places = np.flatnonzero(found)
    if places.size == 0:
        return middle, middle
    parts = np.split(places, np.flatnonzero(np.diff(places) > gap + 1) + 1)
    nearest = min(parts, key=lambda part: max(int(part[0]) - middle, middle - int(part[-1]), 0))
    return int(nearest[0]), int(nearest[-1]) + 1


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
    for name in _CODECS:
        if name in names:
            quality = names[name]["quality"]
            step, smooth = max(1.5, min(step, 4.0 - quality / 40)), max(smooth, 5)
    return step, math.ceil(smooth)
