"""From the truth of a screen to the masks and boxes that a segmentation network shall give for a crop of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import (
    BOX_STRIDE,
    KINDS,
    MASK_STRIDE,
    MASKS,
    REGION_KIND,
    REGIONS,
    ROLES,
    STATES,
)
from screenseg.roles import REGION_ROLES
from screenseg.train.truth import Element, Truth

__all__ = ["UNKNOWN", "Scene", "Targets", "scene", "states_of", "targets"]

_REGION_OF = {role: index for index, region in enumerate(REGIONS) for role in REGION_ROLES[region]}
_KIND_OF = tuple(KINDS.index(REGION_KIND[region]) for region in REGIONS)
_TEXT, _WIDGET, _ICON, _CONTAINER = range(4)
_KERNEL_MASK = {
    _TEXT: MASKS.index("text kernel"),
    _WIDGET: MASKS.index("widget kernel"),
    _ICON: MASKS.index("icon kernel"),
}

_NO_MASK = -1
_UNSURE = -1
_EITHER = frozenset({"listitem"})  # in one toolkit a row of plain text, in the next what others call a link or option
_CHECKED = frozenset({"checkbox", "radio", "switch"})
_SELECTED = frozenset({"tab", "option", "treeitem", "menuitem"})
UNKNOWN = 255
"""A state that nobody knows."""
_BLANK = 100  # added to a role where nothing is drawn: only what stands there tells where the widget is
_GROUND = 0.08  # weight of a position without a widget: most are
_PLAIN = 0.3  # of one with text or an icon that is no widget's

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scene:
    """The truth of one picture as arrays.

    Attributes:
        boxes: (n, 4) float32, left, top, right, bottom in image pixels; lower layers first, in each larger ones first.
        masks: (n,) the mask channel that each belongs to, -1 for a widget that belongs to none.
        kinds: (n,) its place in KINDS.
        roles: (n,) its place in ROLES, 0 for what is no widget, -1 for what one may call so or not.
        states: (n, len(STATES)) uint8, 0 or 1, 255 where nobody knows or it makes no sense.
        sure: (n,) False where nothing is drawn to tell its extent.
        layers: (n,) the layer that each is on, 0 the lowest.
        covers: (c, 5) float32, opaque areas, the fifth figure being the layer that they belong to.
        ignore: (k, 4) float32, areas of which nothing is known.
    """

    boxes: Float
    masks: NDArray[np.int64]
    kinds: NDArray[np.int64]
    roles: NDArray[np.int64]
    states: NDArray[np.uint8]
    sure: NDArray[np.bool_]
    layers: NDArray[np.int64]
    covers: Float
    ignore: Float

    @property
    def regions(self) -> NDArray[np.bool_]:
        """(n,) whether each is of a region class."""
        return np.asarray((self.masks >= 0) & (self.masks < len(REGIONS)))


@dataclass(frozen=True, slots=True)
class Targets:
    """What a network shall give for a crop of (h, w) pixels.

    Attributes:
        masks: (len(MASKS), h/2, w/2) uint8, 0 or 1.
        mask_weights: the same shape, 0 where nobody knows.
        distances: (4 * len(KINDS), h/4, w/4) float32 pixels.
        box_weights: the same shape, 0 where there is nothing, or the side is not to be seen.
        roles: (h/4, w/4) uint8, the place in ROLES of the innermost widget.
        role_weights: the same shape, float32, 0 where nobody knows.
        states: (len(STATES), h/4, w/4) uint8, 0 or 1, 255 where nobody knows.
    """

    masks: NDArray[np.uint8]
    mask_weights: NDArray[np.uint8]
    distances: Float
    box_weights: Float
    roles: NDArray[np.uint8]
    role_weights: Float
    states: NDArray[np.uint8]


def scene(truth: Truth) -> Scene:
    """The arrays of a picture's truth."""
    rows: list[_Row] = []
    for element in truth.elements:
        region = _REGION_OF.get(element.role, _NO_MASK)
        role = ROLES.index(element.role) if element.role in ROLES else _UNSURE if element.role in _EITHER else 0
        if region != _NO_MASK or role:
            kind = _KIND_OF[region] if region != _NO_MASK else _WIDGET
            sure = element.drawn or REGIONS[region] in ("icon", "toggle", "table")  # their content tells their extent
            rows.append(_Row(element.box, region, kind, role, states_of(element), sure, element.layer))
    unknown = (UNKNOWN,) * len(STATES)
    rows.extend(_Row(t.ink, MASKS.index("text"), _TEXT, 0, unknown, True, t.layer) for t in truth.texts)
    rows.sort(key=_Row.depth)
    return Scene(
        np.array([row.box for row in rows], np.float32).reshape(-1, 4),
        np.array([row.mask for row in rows], np.int64),
        np.array([row.kind for row in rows], np.int64),
        np.array([row.role for row in rows], np.int64),
        np.array([row.states for row in rows], np.uint8).reshape(-1, len(STATES)),
        np.array([row.sure for row in rows], np.bool_),
        np.array([row.layer for row in rows], np.int64),
        np.array(truth.about.covers, np.float32).reshape(-1, 5),
        np.array(truth.ignore, np.float32).reshape(-1, 4),
    )


class _Row(NamedTuple):
    """A thing, one value of each of a scene's arrays."""

    box: Sequence[float]
    mask: int
    kind: int
    role: int
    states: Sequence[int]
    sure: bool
    layer: int

    def depth(self) -> tuple[int, bool, float]:
        """Lower layers come first; in each what holds comes before text and icons, and larger things before smaller."""
        left, top, right, bottom = self.box
        return self.layer, self.kind in (_TEXT, _ICON), -(right - left) * (bottom - top)


def states_of(element: Element) -> tuple[int, ...]:
    """A widget's states as STATES orders them; UNKNOWN where that cannot be."""
    checked = UNKNOWN
    if element.role in _CHECKED and element.checked != "mixed":
        checked = int(bool(element.checked))
    selected = int(bool(element.selected)) if element.role in _SELECTED else UNKNOWN
    return checked, int(element.disabled), selected


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
        _write(out, scene, index, boxes[index])
    _cover(out, covers[scene.covers[:, 4] > layer])
    _forget_blanks(out)
    for box in (scene.ignore - shift) * zoom:
        for plane in out.mask_weights:
            _fill(plane, box, MASK_STRIDE, 0)
        for side in (*out.box_weights, out.role_weights):
            _fill(side, box, BOX_STRIDE, 0)
        for state in out.states:
            _fill(state, box, BOX_STRIDE, UNKNOWN)
    return out


def _write(out: Targets, scene: Scene, index: int, box: Float) -> None:
    """Write one thing, `box` being its place in the crop."""
    mask, kind, role = int(scene.masks[index]), int(scene.kinds[index]), int(scene.roles[index])
    sure = bool(scene.sure[index])
    if mask != _NO_MASK:
        _draw(out, box, mask, kind, sure=sure)
    if role == _UNSURE:
        _fill(out.role_weights, box, BOX_STRIDE, 0)
    elif role:
        _name(out, box, role, scene.states[index], sure=sure)
        if not sure and not _has_content(scene, index):
            _reveal(out, _middle(box))  # a glyph that truth does not tell of, as on a window's buttons
    elif kind in (_TEXT, _ICON):
        _reveal(out, box)


def _empty(size: tuple[int, int]) -> Targets:
    """The targets of a crop with nothing in it."""
    width, height = size
    masks = np.zeros((len(MASKS), height // MASK_STRIDE, width // MASK_STRIDE), np.uint8)
    shape = (height // BOX_STRIDE, width // BOX_STRIDE)
    distances = np.zeros((4 * len(KINDS), *shape), np.float32)
    roles, ground = np.zeros(shape, np.uint8), np.full(shape, _GROUND, np.float32)
    states = np.full((len(STATES), *shape), UNKNOWN, np.uint8)
    return Targets(masks, np.ones_like(masks), distances, np.zeros_like(distances), roles, ground, states)


def _draw(out: Targets, box: Float, mask: int, kind: int, *, sure: bool) -> None:
    """Write one thing over what it lies on."""
    if not sure:
        _fill(out.mask_weights[mask], box, MASK_STRIDE, 0)
        return
    _fill(out.masks[mask], box, MASK_STRIDE, 1)
    _fill(out.mask_weights[mask], box, MASK_STRIDE, 1)
    if kind != _WIDGET:
        _tell_box(out, box, kind)
    if kind in _KERNEL_MASK:
        plane = out.masks[_KERNEL_MASK[kind]]
        _fill(plane, box, MASK_STRIDE, 0)  # a thing on another one parts its kernel
        _fill(plane, kernel(box, kind), MASK_STRIDE, 1)


def _name(out: Targets, box: Float, role: int, states: NDArray[np.uint8], *, sure: bool) -> None:
    """Write a widget's role, states and box over what it lies on."""
    _tell_box(out, box, _WIDGET)
    _fill(out.roles, box, BOX_STRIDE, role if sure else role + _BLANK)
    count = float((box[2] - box[0]) * (box[3] - box[1])) / BOX_STRIDE**2
    _fill(out.role_weights, box, BOX_STRIDE, 4.0 / max(4.0, count**0.5) if sure else 1.0)
    for plane, state in zip(out.states, states.tolist(), strict=True):
        _fill(plane, box, BOX_STRIDE, state)


def _reveal(out: Targets, box: Float) -> None:
    """Text or an icon shows where a widget is that is not drawn; where none is, that it is none."""
    cells = _cells(box, BOX_STRIDE, out.roles.shape)
    part, weights = out.roles[cells], out.role_weights[cells]
    weights[(part == 0) & (weights > 0)] = _PLAIN
    part[part >= _BLANK] -= _BLANK


def _has_content(scene: Scene, index: int) -> bool:
    """Whether text or an icon stands in a thing."""
    left, top, right, bottom = scene.boxes[index]
    x, y = (scene.boxes[:, 0] + scene.boxes[:, 2]) / 2, (scene.boxes[:, 1] + scene.boxes[:, 3]) / 2
    inside = (x >= left) & (x < right) & (y >= top) & (y < bottom)
    return bool((inside & ((scene.kinds == _TEXT) | (scene.kinds == _ICON))).any())


def _middle(box: Float) -> Float:
    """The box without a quarter at each side."""
    inset = (box[2:] - box[:2]) / 4
    return np.concatenate((box[:2] + inset, box[2:] - inset))


def _forget_blanks(out: Targets) -> None:
    """Where nothing of a widget is to be seen nobody can tell it."""
    blank = out.roles >= _BLANK
    out.roles[blank] = 0
    out.role_weights[blank] = 0
    out.box_weights[4 * _WIDGET : 4 * _WIDGET + 4, blank] = 0
    out.states[:, blank] = UNKNOWN


def _cover(out: Targets, covers: Float) -> None:
    """Take away what lies under opaque areas: their pixels belong to the layer above alone."""
    for box in covers:
        rows, columns = _cells(box, MASK_STRIDE, out.masks.shape[1:])
        out.masks[:, rows, columns] = 0
        out.mask_weights[:, rows, columns] = 1
        rows, columns = _cells(box, BOX_STRIDE, out.distances.shape[1:])
        out.box_weights[:, rows, columns] = 0
        out.roles[rows, columns] = 0
        out.role_weights[rows, columns] = _GROUND
        out.states[:, rows, columns] = UNKNOWN


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


def _fill(plane: NDArray[np.generic], box: Float, stride: int, value: float) -> None:
    plane[_cells(box, stride, plane.shape)] = value


def _tell_box(out: Targets, box: Float, kind: int) -> None:
    """Write the distances to the box's sides at every position in it; sides beyond the crop do not count."""
    distances, weights = (planes[4 * kind : 4 * kind + 4] for planes in (out.distances, out.box_weights))
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
