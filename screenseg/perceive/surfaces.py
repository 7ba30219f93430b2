"""Flat surfaces and their outlines: the exact edges of whatever was drawn as a shape.

Screens are painted in flat colours, so neighbouring pixels of (nearly) the same colour are joined into surfaces; the
outline of a surface that is a rectangle or a disc, or of a hole in one, is the edge of a widget, exact to the pixel, in
any theme.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color

__all__ = ["Surface", "surfaces"]

SMALLEST = 5  # pixels: what is narrower or lower is a line or part of a letter
FLAT = 3  # of 255: neighbours that differ by no more belong to one surface
RIPPLE = 6  # of 255: steps that lossy compression leaves
LOSSY = 0.3  # ripples to strong edges
LARGE = 400  # pixels: smaller surfaces hold nothing
ROUND = 0.7  # a disc fills pi/4 of its box; a diamond one half


@dataclass(frozen=True, slots=True)
class Surface:
    """Something with a rectangular or round outline: a flat area, or a hole in one.

    Attributes:
        box: of its outline, image pixels.
        fill: the colour of most of it.
        solidity: share of the box inside the outline, holes filled; 1 is a rectangle, 0.785 a disc.
        area: share of the box that has its colour; little for a ring, i.e. a border; 0 for a hole.
    """

    box: Box
    fill: Color
    solidity: float
    area: float


def surfaces(pixels: NDArray[np.uint8]) -> tuple[Surface, ...]:
    """The surfaces of an ``(H, W, 3)`` uint8 RGB image, and the things that stand on them."""
    labels, stats = _join(_flattened(pixels))
    wanted = (stats[:, cv2.CC_STAT_WIDTH] >= SMALLEST) & (stats[:, cv2.CC_STAT_HEIGHT] >= SMALLEST)
    wanted &= stats[:, cv2.CC_STAT_AREA] >= 12
    wanted[0] = False
    out: list[Surface] = []
    for label in np.flatnonzero(wanted).tolist():
        out += _outlines(pixels, labels, stats[label], label)
    return tuple(out)


def _flattened(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The image with the ripples of lossy compression smoothed away, edges kept; as it is where there are none.

    Ripples are small steps up and down by turns, which neither flat colours nor gradients have.
    Bilateral filter: Tomasi and Manduchi 1998.
    """
    if min(pixels.shape[:2]) < 3:
        return pixels
    gray = cv2.cvtColor(pixels[::3], cv2.COLOR_RGB2GRAY).astype(np.int16)
    step = gray[:, 1:] - gray[:, :-1]
    before, after = step[:, :-1], step[:, 1:]
    ripples = (before * after < 0) & (np.abs(before) <= RIPPLE) & (np.abs(after) <= RIPPLE)
    if ripples.sum() <= LOSSY * max(1, (np.abs(step) > 40).sum()):
        return pixels
    return np.asarray(cv2.bilateralFilter(pixels, 5, 30, 3), np.uint8)


def _join(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Connected components of like-coloured neighbours: labels per pixel (0 unused), and OpenCV's statistics.

    Pixels stand at even places of a grid twice the size, links between like neighbours at odd ones, so that one
    binary labelling of the grid joins exactly what is linked.
    """
    height, width = pixels.shape[:2]
    grid = np.zeros((2 * height - 1, 2 * width - 1), np.uint8)
    grid[::2, ::2] = 1
    grid[::2, 1::2] = cv2.absdiff(pixels[:, 1:], pixels[:, :-1]).max(axis=2) <= FLAT if width > 1 else 0
    grid[1::2, ::2] = cv2.absdiff(pixels[1:], pixels[:-1]).max(axis=2) <= FLAT if height > 1 else 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(grid, connectivity=4, ltype=cv2.CV_32S)
    bounds = np.array(stats, np.int32)
    bounds[:, :2] = bounds[:, :2] // 2
    bounds[:, 2:4] = (bounds[:, 2:4] + 1) // 2
    pixel_labels: NDArray[np.int32] = np.ascontiguousarray(np.asarray(labels, np.int32)[::2, ::2])
    bounds[:, cv2.CC_STAT_AREA] = np.bincount(pixel_labels.ravel(), minlength=len(bounds))
    return pixel_labels, bounds


def _outlines(
    pixels: NDArray[np.uint8], labels: NDArray[np.int32], stats: NDArray[np.int32], label: int
) -> list[Surface]:
    """One surface's own outline and those of its holes, as far as they are rectangular or round."""
    left, top, width, height, area = stats.tolist()
    mask = (labels[top : top + height, left : left + width] == label).astype(np.uint8)
    holes = width >= 3 * SMALLEST and height >= 3 * SMALLEST and area >= LARGE
    mode = cv2.RETR_CCOMP if holes else cv2.RETR_EXTERNAL
    contours, tree = cv2.findContours(mask, mode, cv2.CHAIN_APPROX_SIMPLE)
    out = []
    for contour, (_, _, _, parent) in zip(contours, tree[0].tolist(), strict=True):
        inset = 0 if parent < 0 else 1  # a hole's contour runs along the surface's pixels around it
        x, y, w, h = (int(v) for v in cv2.boundingRect(contour))
        x, y, w, h = x + inset, y + inset, w - 2 * inset, h - 2 * inset
        if min(w, h) < SMALLEST:
            continue
        solidity = _solidity(contour, inset, w, h)
        if solidity >= ROUND:
            window = pixels[top + y : top + y + h, left + x : left + x + w]
            inside = window[mask[y : y + h, x : x + w].astype(bool)] if parent < 0 else window.reshape(-1, 3)
            fill = np.median(inside[:: max(1, len(inside) // 500)], axis=0)
            box = Box(left + x, top + y, left + x + w, top + y + h)
            share = 0.0 if parent >= 0 else float(len(inside)) / box.area
            out.append(Surface(box, (int(fill[0]), int(fill[1]), int(fill[2])), solidity, share))
    return out


def _solidity(contour: NDArray[np.int32], inset: int, width: int, height: int) -> float:
    """Share of the box inside a contour, counting the pixels it runs along (not so for a hole)."""
    area, rim = cv2.contourArea(contour), cv2.arcLength(contour, True) / 2
    filled = area - rim + 1 if inset else area + rim + 1
    return float(min(1.0, filled / (width * height)))
