"""From the truth of a screen to the masks and boxes that a segmentation network shall give for a crop of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.channels import BOX_STRIDE, KINDS, MASK_STRIDE, MASKS, REGION_KIND, REGIONS
from screenseg.roles import REGION_ROLES
from screenseg.train.truth import Truth

__all__ = ["Scene", "Targets", "scene", "targets"]

_REGION_OF = {role: index for index, region in enumerate(REGIONS) for role in REGION_ROLES[region]}
_KIND_OF = tuple(KINDS.index(REGION_KIND[region]) for region in REGIONS)
_TEXT, _WIDGET, _ICON, _CONTAINER = range(4)
_KERNEL_MASK = {
    _TEXT: MASKS.index("text kernel"),
    _WIDGET: MASKS.index("widget kernel"),
    _ICON: MASKS.index("icon kernel"),
}

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scene:
    """The truth of one picture as arrays.

    Attributes:
        boxes: (n, 4) float32, left, top, right, bottom in image pixels; lower layers first, in each larger ones first.
        masks: (n,) the mask channel that each belongs to.
        kinds: (n,) its place in KINDS.
        sure: (n,) False where nothing is drawn to tell its extent.
        layers: (n,) the layer that each is on, 0 the lowest.
        covers: (c, 5) float32, opaque areas, the fifth figure being the layer that they belong to.
        ignore: (k, 4) float32, areas of which nothing is known.
    """

    boxes: Float
    masks: NDArray[np.int64]
    kinds: NDArray[np.int64]
    sure: NDArray[np.bool_]
    layers: NDArray[np.int64]
    covers: Float
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
    rows: list[tuple[Sequence[float], int, int, bool, int]] = []
    for element in truth.elements:
        region = _REGION_OF.get(element.role)
        if region is not None:
            sure = element.drawn or REGIONS[region] in ("icon", "toggle", "table")  # their content tells their extent
            rows.append((element.box, region, _KIND_OF[region], sure, element.layer))
    rows.extend((text.ink, MASKS.index("text"), _TEXT, True, text.layer) for text in truth.texts)
    rows.sort(key=lambda row: (row[4], -(row[0][2] - row[0][0]) * (row[0][3] - row[0][1])))
    return Scene(
        np.array([row[0] for row in rows], np.float32).reshape(-1, 4),
        np.array([row[1] for row in rows], np.int64),
        np.array([row[2] for row in rows], np.int64),
        np.array([row[3] for row in rows], np.bool_),
        np.array([row[4] for row in rows], np.int64),
        np.array(truth.about.covers, np.float32).reshape(-1, 5),
        np.array(truth.ignore, np.float32).reshape(-1, 4),
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
    boxes, covers = (scene.boxes - shift) * zoom, (scene.covers[:, :4] - shift) * zoom
    out = _empty(size)
    inside = (boxes[:, 0] < width) & (boxes[:, 1] < height) & (boxes[:, 2] > 0) & (boxes[:, 3] > 0)
    layer = 0
    for index in np.flatnonzero(inside).tolist():
        if scene.layers[index] > layer:
            above = (scene.covers[:, 4] > layer) & (scene.covers[:, 4] <= scene.layers[index])
            _cover(out, covers[above])
            layer = int(scene.layers[index])
        _draw(out, boxes[index], int(scene.masks[index]), int(scene.kinds[index]), sure=bool(scene.sure[index]))
    _cover(out, covers[scene.covers[:, 4] > layer])
    for box in (scene.ignore - shift) * zoom:
        for plane in out.mask_weights:
            _fill(plane, box, MASK_STRIDE, 0)
        for side in out.box_weights:
            _fill(side, box, BOX_STRIDE, 0)
    return out


def _empty(size: tuple[int, int]) -> Targets:
    """The targets of a crop with nothing in it."""
    width, height = size
    masks = np.zeros((len(MASKS), height // MASK_STRIDE, width // MASK_STRIDE), np.uint8)
    distances = np.zeros((4 * len(KINDS), height // BOX_STRIDE, width // BOX_STRIDE), np.float32)
    return Targets(masks, np.ones_like(masks), distances, np.zeros_like(distances))


def _draw(out: Targets, box: Float, mask: int, kind: int, *, sure: bool) -> None:
    """Write one thing over what it lies on."""
    if not sure:
        _fill(out.mask_weights[mask], box, MASK_STRIDE, 0)
        return
    _fill(out.masks[mask], box, MASK_STRIDE, 1)
    _fill(out.mask_weights[mask], box, MASK_STRIDE, 1)
    sides = slice(4 * kind, 4 * kind + 4)
    _tell_box(out.distances[sides], out.box_weights[sides], box)
    if kind in _KERNEL_MASK:
        plane = out.masks[_KERNEL_MASK[kind]]
        _fill(plane, box, MASK_STRIDE, 0)  # a thing on another one parts its kernel
        _fill(plane, kernel(box, kind), MASK_STRIDE, 1)


def _cover(out: Targets, covers: Float) -> None:
    """Take away what lies under opaque areas: their pixels belong to the layer above alone."""
    for box in covers:
        rows, columns = _cells(box, MASK_STRIDE, out.masks.shape[1:])
        out.masks[:, rows, columns] = 0
        out.mask_weights[:, rows, columns] = 1
        rows, columns = _cells(box, BOX_STRIDE, out.distances.shape[1:])
        out.box_weights[:, rows, columns] = 0


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


def _tell_box(distances: Float, weights: Float, box: Float) -> None:
    """Write the distances to the box's sides at every position in it; sides beyond the crop do not count."""
    height, width = distances.shape[1:]
    rows, columns = _cells(box, BOX_STRIDE, distances.shape[1:])
    y = (np.arange(rows.start, min(rows.stop, height), dtype=np.float32) + 0.5) * BOX_STRIDE
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5) * BOX_STRIDE
    if not len(x) or not len(y):
        return
    left, top, right, bottom = (float(value) for value in box)
    distances[0, rows, columns] = np.maximum(x - left, 0)[None, :]
    distances[1, rows, columns] = np.maximum(y - top, 0)[:, None]
    distances[2, rows, columns] = np.maximum(right - x, 0)[None, :]
    distances[3, rows, columns] = np.maximum(bottom - y, 0)[:, None]
    seen = (left >= -1, top >= -1, right <= width * BOX_STRIDE + 1, bottom <= height * BOX_STRIDE + 1)
    weight = 16.0 / max(16.0, float(np.sqrt(len(x) * len(y))))  # large things have many positions
    for side, is_seen in enumerate(seen):
        weights[side, rows, columns] = weight if is_seen else 0.0
