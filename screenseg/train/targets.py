"""From the truth of a screen to the masks and boxes that a segmentation network shall give for a crop of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.channels import BOX_STRIDE, KINDS, MASK_STRIDE, MASKS, REGION_KIND, REGIONS
from screenseg.synth.truth import REGIONS as ROLES_OF
from screenseg.synth.truth import Truth

__all__ = ["Scene", "Targets", "scene", "targets"]

_REGION_OF = {role: index for index, region in enumerate(REGIONS) for role in ROLES_OF[region]}
_KIND_OF = tuple(KINDS.index(REGION_KIND[region]) for region in REGIONS)
_TEXT, _WIDGET, _ICON, _CONTAINER = range(4)
COVER = -1
_ALWAYS_SEEN = ("icon", "toggle", "table")  # their content tells their extent, frame or no frame
_KERNEL_MASK = {
    _TEXT: MASKS.index("text kernel"),
    _WIDGET: MASKS.index("widget kernel"),
    _ICON: MASKS.index("icon kernel"),
}

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scene:
    """The truth of one picture as arrays, in the order in which it is painted: lower layers first, larger things first.

    Attributes:
        boxes: (n, 4) float32, left, top, right, bottom in image pixels.
        masks: (n,) the mask channel that each belongs to; COVER for an area that hides what was painted before.
        kinds: (n,) its place in KINDS.
        sure: (n,) False where nothing is drawn to tell its extent.
        ignore: (k, 4) float32, areas of which nothing is known.
    """

    boxes: Float
    masks: NDArray[np.int64]
    kinds: NDArray[np.int64]
    sure: NDArray[np.bool_]
    ignore: Float


@dataclass(frozen=True, slots=True)
class Targets:
    """What a network shall give for a crop of (h, w) pixels.

    Attributes:
        masks: (len(MASKS), h/2, w/2) uint8, 0 or 1.
        mask_weights: the same shape, 0 where nobody knows.
        distances: (4 * len(KINDS), h/4, w/4) float32 pixels.
        box_weights: the same shape, 0 where there is nothing, or the side is not to be seen.
    """

    masks: NDArray[np.uint8]
    mask_weights: NDArray[np.uint8]
    distances: Float
    box_weights: Float


def scene(truth: Truth) -> Scene:
    """The arrays of a picture's truth."""
    rows: list[tuple[int, float, Sequence[float], int, int, bool]] = []  # layer, minus area, box, mask, kind, sure
    for element in truth.elements:
        region = _REGION_OF.get(element.role)
        if region is not None:
            sure = element.drawn or REGIONS[region] in _ALWAYS_SEEN
            rows.append((element.layer, -element.box.area, tuple(element.box), region, _KIND_OF[region], sure))
    text = MASKS.index("text")
    rows.extend((line.layer, -line.ink.area, tuple(line.ink), text, _TEXT, True) for line in truth.texts)
    covers = truth.about.get("covers", ())
    rows.extend((layer, -math.inf, box, COVER, COVER, True) for *box, layer in covers)
    rows.sort(key=lambda row: row[:2])
    return Scene(
        np.array([row[2] for row in rows], np.float32).reshape(-1, 4),
        np.array([row[3] for row in rows], np.int64),
        np.array([row[4] for row in rows], np.int64),
        np.array([row[5] for row in rows], np.bool_),
        np.array([tuple(box) for box in truth.ignore], np.float32).reshape(-1, 4),
    )


def targets(scene: Scene, *, origin: tuple[float, float], zoom: float, size: tuple[int, int]) -> Targets:
    """The targets of a crop.

    Args:
        scene: the whole picture's truth.
        origin: the crop's left top corner in the picture, pixels.
        zoom: crop pixels per picture pixel.
        size: the crop's width and height, pixels; multiples of 4.
    """
    width, height = size
    shift = np.array([*origin, *origin], np.float32)
    boxes = (scene.boxes - shift) * zoom
    masks = np.zeros((len(MASKS), height // MASK_STRIDE, width // MASK_STRIDE), np.uint8)
    weights = np.ones_like(masks)
    distances = np.zeros((4 * len(KINDS), height // BOX_STRIDE, width // BOX_STRIDE), np.float32)
    box_weights = np.zeros_like(distances)
    inside = (boxes[:, 0] < width) & (boxes[:, 1] < height) & (boxes[:, 2] > 0) & (boxes[:, 3] > 0)
    for index in np.flatnonzero(inside).tolist():
        box, mask, kind = boxes[index], int(scene.masks[index]), int(scene.kinds[index])
        if mask == COVER:
            _clear(box, masks, weights, box_weights)
            continue
        if not scene.sure[index]:
            _fill(weights[mask], box, MASK_STRIDE, 0)
            continue
        _fill(masks[mask], box, MASK_STRIDE, 1)
        _fill(weights[mask], box, MASK_STRIDE, 1)
        _tell_box(distances[4 * kind : 4 * kind + 4], box_weights[4 * kind : 4 * kind + 4], box, size)
        if kind in _KERNEL_MASK:
            _fill(masks[_KERNEL_MASK[kind]], box, MASK_STRIDE, 0)  # a thing on another one parts its kernel
            _fill(masks[_KERNEL_MASK[kind]], kernel(box, kind), MASK_STRIDE, 1)
    for box in (scene.ignore - shift) * zoom:
        for plane in weights:
            _fill(plane, box, MASK_STRIDE, 0)
        for side in box_weights:
            _fill(side, box, BOX_STRIDE, 0)
    return Targets(masks, weights, distances, box_weights)


def kernel(box: Float, kind: int) -> Float:
    """The middle of a box: a quarter of a text line's height off each side, less of larger things."""
    width, height = float(box[2] - box[0]), float(box[3] - box[1])
    least = min(width, height)
    inset = 0.25 * least if kind == _TEXT else min(0.2 * least, 6.0)
    inset = max(0.0, min(inset, (least - 4.0) / 2))  # at least two mask pixels stay
    return np.array([box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset], np.float32)


def _cells(box: Float, stride: int, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """The rows and columns whose middles lie in the box."""
    left, top, right, bottom = (round(float(value) / stride) for value in box)
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    return slice(max(top, 0), max(bottom, 0)), slice(max(left, 0), min(max(right, 0), shape[1]))


def _fill(plane: NDArray[np.generic], box: Float, stride: int, value: int) -> None:
    plane[_cells(box, stride, plane.shape)] = value


def _clear(box: Float, masks: NDArray[np.uint8], weights: NDArray[np.uint8], box_weights: Float) -> None:
    """Forget what was painted in the box."""
    for plane, weight in zip(masks, weights, strict=True):
        _fill(plane, box, MASK_STRIDE, 0)
        _fill(weight, box, MASK_STRIDE, 1)
    for side in box_weights:
        _fill(side, box, BOX_STRIDE, 0)


def _tell_box(distances: Float, weights: Float, box: Float, size: tuple[int, int]) -> None:
    """Write the distances to the box's sides at every position in it; sides beyond the crop do not count."""
    rows, columns = _cells(box, BOX_STRIDE, distances.shape[1:])
    y = (np.arange(rows.start, min(rows.stop, distances.shape[1]), dtype=np.float32) + 0.5) * BOX_STRIDE
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5) * BOX_STRIDE
    if not len(x) or not len(y):
        return
    left, top, right, bottom = (float(value) for value in box)
    distances[0, rows, columns] = np.maximum(x - left, 0)[None, :]
    distances[1, rows, columns] = np.maximum(y - top, 0)[:, None]
    distances[2, rows, columns] = np.maximum(right - x, 0)[None, :]
    distances[3, rows, columns] = np.maximum(bottom - y, 0)[:, None]
    seen = (left >= -1, top >= -1, right <= size[0] + 1, bottom <= size[1] + 1)
    weight = 16.0 / max(16.0, float(np.sqrt(len(x) * len(y))))  # large things have many positions
    for side, is_seen in enumerate(seen):
        weights[side, rows, columns] = weight if is_seen else 0.0
