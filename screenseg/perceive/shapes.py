"""From surfaces to shapes: one shape for each drawn thing, with its outer edge, its inside and what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color
from screenseg.perceive.read.ink import spans
from screenseg.perceive.surfaces import Surface

__all__ = ["Shape", "contents", "shapes"]

BORDER = 4  # pixels: outlines no farther apart than this on every side are one widget's border and inside
CONTRAST = 20  # of 255: content stands out from the fill by more than this


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn thing: its box with the border, the flat inside, the fill, and how much of the box its outline fills."""

    box: Box
    inside: Box
    fill: Color
    solidity: float


def shapes(found: Sequence[Surface]) -> list[Shape]:
    """One shape for each group of outlines that lie closely around one another."""
    order = sorted(found, key=lambda s: -s.box.area)
    lefts = np.array([s.box.left for s in order])
    edges = np.array([tuple(s.box) for s in order]).reshape(-1, 4)
    taken = np.zeros(len(order), bool)
    out = []
    for i, outer in enumerate(order):
        if taken[i]:
            continue
        near = (np.abs(lefts - lefts[i]) <= BORDER) & ~taken
        close = near & (np.abs(edges - edges[i]).max(axis=1) <= BORDER) & (_thinner(edges, i))
        close[:i] = False
        group = [order[j] for j in np.flatnonzero(close)]
        taken |= close
        inside = max(group, key=lambda s: (s.area > 0, s.area * s.box.area))
        out.append(Shape(outer.box, inside.box, inside.fill, outer.solidity))
    return out


def _thinner(edges: NDArray[np.int64], i: int) -> NDArray[np.bool_]:
    """Whether each box is at least half as wide and high as box i: less is content, however close to the border."""
    wide = (edges[:, 2] - edges[:, 0]) * 2 >= edges[i, 2] - edges[i, 0]
    high = (edges[:, 3] - edges[:, 1]) * 2 >= edges[i, 3] - edges[i, 1]
    both: NDArray[np.bool_] = wide & high
    return both


def contents(pixels: NDArray[np.uint8], shape: Shape, texts: Sequence[Box], *, gap: float) -> list[Box]:
    """What stands in a shape, left to right: its texts, each as one, and other ink parted by more than `gap` pixels."""
    inside = shape.inside
    if inside.width < 5 or inside.height < 5:
        return []
    inside = inside.expand(-1)
    crop = pixels[inside.top : inside.bottom, inside.left : inside.right].astype(np.int16)
    ink = _stands_out(crop, shape.fill)
    _clear_corners(ink)
    out = []
    blobs = [b for b in spans(ink.any(axis=0)) if b[1] - b[0] > 2 or 3 < b[0] < inside.width - 5]  # not the border
    for start, end in _merged(blobs, [text.translate(-inside.left, 0) for text in texts], gap):
        high = np.flatnonzero(ink[:, start:end].any(axis=1))
        top, bottom = inside.top + int(high[0]), inside.top + int(high[-1]) + 1
        out.append(Box(inside.left + start, top, inside.left + end, bottom))
    return out


def _merged(blobs: list[tuple[int, int]], texts: Sequence[Box], gap: float) -> list[tuple[int, int]]:
    """Columns of ink, joined where they belong to one text, or to none and are near."""
    out: list[tuple[int, int]] = []
    before = -1
    for start, end in blobs:
        text = next((i for i, t in enumerate(texts) if t.left - 1 <= (start + end) / 2 <= t.right + 1), -1)
        if out and text == before and (text >= 0 or start - out[-1][1] <= gap):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        before = text
    return out


def _stands_out(crop: NDArray[np.int16], fill: Color) -> NDArray[np.bool_]:
    """What differs from the ground of its own row, since a fill may run from light to dark.

    The ground is the fill, the row's median or its colour at the left, whichever more of the row is like.
    """
    grounds = (np.full((len(crop), 3), fill), np.median(crop, axis=1), np.median(crop[:, 1:4], axis=1))
    far = np.stack([np.abs(crop - ground[:, None]).max(axis=2) > CONTRAST for ground in grounds])
    best = far.mean(axis=2).argmin(axis=0)
    out: NDArray[np.bool_] = far[best, np.arange(len(crop))]
    return out


def _clear_corners(ink: NDArray[np.bool_]) -> None:
    """Forget what rounded corners leave of the surroundings."""
    size = min(8, ink.shape[0] // 4)
    for rows in (slice(0, size), slice(ink.shape[0] - size, None)):
        for columns in (slice(0, size), slice(ink.shape[1] - size, None)):
            ink[rows, columns] = False
