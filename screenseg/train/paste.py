"""Windows of one picture pasted over another, with their truth: overlaps that no recipe of screens thought of.

The idea is Ghiasi et al., "Simple Copy-Paste", 2021. What is left of the things below follows the rules of
`screenseg.synth.truth`: less than half of a widget, or a quarter of a container, is nothing that anybody should find.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import KINDS, MASKS
from screenseg.train.targets import Scene

__all__ = ["Shelf", "covered"]

Image = NDArray[np.uint8]
Float = NDArray[np.float32]

_ROOM = 24  # windows kept
_LEAST, _MOST = 100, 0.7  # pixels, and share of the picture's side
_TEXT_SHARE, _WIDGET_SHARE, _CONTAINER_SHARE = 0.6, 0.5, 0.25  # that must be left to be seen
_ALL, _NONE = 0.98, 0.02  # shares of a thing that lie in a window, rounding allowed for


@dataclass(frozen=True, slots=True)
class _Window:
    image: Image
    arrays: Scene


class Shelf:
    """Windows cut from pictures that went by."""

    def __init__(self) -> None:
        self._windows: list[_Window] = []

    def offer(self, image: Image, arrays: Scene, dice: random.Random) -> None:
        """Take a window of a picture, if there is one that can be cut out."""
        height, width = image.shape[:2]
        sizes = arrays.boxes[:, 2:] - arrays.boxes[:, :2]
        small = (sizes < np.array([width, height]) * _MOST).all(axis=1) & (sizes >= _LEAST).all(axis=1)
        choice = np.flatnonzero(small & arrays.sure & (arrays.masks == MASKS.index("panel"))).tolist()
        if not choice:
            return
        window = _cut(image, arrays, dice.choice(choice))
        if window is None:
            return
        if len(self._windows) >= _ROOM:
            self._windows.pop(dice.randrange(_ROOM))
        self._windows.append(window)

    def paste(self, image: Image, arrays: Scene, dice: random.Random) -> tuple[Image, Scene]:
        """A picture with one of the windows over it, and its truth; as it was if none fits."""
        height, width = image.shape[:2]
        fitting = [w for w in self._windows if w.image.shape[0] < height and w.image.shape[1] < width]
        if not fitting:
            return image, arrays
        window = dice.choice(fitting)
        tall, wide = window.image.shape[:2]
        left, top = dice.randrange(width - wide + 1), dice.randrange(height - tall + 1)
        out = image.copy()
        out[top : top + tall, left : left + wide] = window.image
        return out, _join(covered(arrays, (left, top, left + wide, top + tall)), window.arrays, (left, top))


def _cut(image: Image, arrays: Scene, index: int) -> _Window | None:
    """A panel with all that is in it; None where something of another one shows or sticks out."""
    left, top, right, bottom = (round(float(side)) for side in arrays.boxes[index])
    box = np.array([left, top, right, bottom], np.float32)
    share = _share(arrays.boxes, box)
    around = _overlap(arrays.boxes, box) / _areas(box[None]) > _ALL
    inside = share > _ALL
    inside[index] = True
    if (~inside & ~around & (share > _NONE)).any() or (arrays.layers[inside] != arrays.layers[index]).any():
        return None
    if (_overlap(arrays.covers[arrays.covers[:, 4] > arrays.layers[index], :4], box) > 0).any():
        return None
    ignore = arrays.ignore[_overlap(arrays.ignore, box) > 0]
    ignore = np.stack([np.maximum(ignore[:, :2], box[:2]), np.minimum(ignore[:, 2:], box[2:])], 1).reshape(-1, 4)
    shift = np.array([left, top, left, top], np.float32)
    part = Scene(
        arrays.boxes[inside] - shift,
        arrays.masks[inside],
        arrays.kinds[inside],
        arrays.roles[inside],
        arrays.states[inside],
        arrays.sure[inside],
        np.zeros(int(inside.sum()), np.int64),
        np.zeros((0, 5), np.float32),
        ignore - shift,
    )
    return _Window(image[top:bottom, left:right].copy(), part)


def covered(arrays: Scene, area: tuple[int, int, int, int]) -> Scene:
    """What is left of a picture's truth under an opaque area on a new layer above all others.

    Args:
        arrays: the truth.
        area: left, top, right, bottom in image pixels.
    """
    box = np.array(area, np.float32)
    rest = _rest(arrays.boxes, box)
    share = 1 - _share(arrays.boxes, box)
    needed = np.full(len(arrays.boxes), _WIDGET_SHARE)
    needed[arrays.kinds == KINDS.index("container")] = _CONTAINER_SHARE
    needed[arrays.kinds == KINDS.index("text")] = _TEXT_SHARE
    left = share >= needed
    remains = ~left & (share > _NONE) & (arrays.kinds != KINDS.index("container"))
    layer = float(max(arrays.layers.max(initial=0), arrays.covers[:, 4].max(initial=0)) + 1)
    return replace(
        arrays,
        boxes=rest[left],
        masks=arrays.masks[left],
        kinds=arrays.kinds[left],
        roles=arrays.roles[left],
        states=arrays.states[left],
        sure=arrays.sure[left],
        layers=arrays.layers[left],
        covers=np.concatenate((arrays.covers, np.array([[*area, layer]], np.float32))),
        ignore=np.concatenate((_rest(arrays.ignore[_share(arrays.ignore, box) < _ALL], box), rest[remains])),
    )


def _join(below: Scene, window: Scene, place: tuple[int, int]) -> Scene:
    """The truth of a picture with a window's on its uppermost layer."""
    shift = np.array([*place, *place], np.float32)
    layers = np.full(len(window.layers), int(below.covers[-1, 4]), np.int64)
    return Scene(
        np.concatenate((below.boxes, window.boxes + shift)),
        np.concatenate((below.masks, window.masks)),
        np.concatenate((below.kinds, window.kinds)),
        np.concatenate((below.roles, window.roles)),
        np.concatenate((below.states, window.states)),
        np.concatenate((below.sure, window.sure)),
        np.concatenate((below.layers, layers)),
        below.covers,
        np.concatenate((below.ignore, window.ignore + shift)),
    )


def _rest(boxes: Float, area: Float) -> Float:
    """The box around what an area leaves of each box; unchanged where a corner or a hole is taken."""
    out = boxes.copy()
    for across, along in (((0, 2), (1, 3)), ((1, 3), (0, 2))):
        spans = (area[across[0]] <= boxes[:, across[0]]) & (area[across[1]] >= boxes[:, across[1]])
        low, high = boxes[:, along[0]], boxes[:, along[1]]
        start, stop = area[along[0]], area[along[1]]
        head = spans & (start <= low) & (stop > low) & (stop < high)
        tail = spans & (stop >= high) & (start < high) & (start > low)
        out[head, along[0]] = stop
        out[tail, along[1]] = start
    return out


def _overlap(boxes: Float, area: Float) -> Float:
    """(n,) pixels that each of (n, 4) boxes shares with an area (4,)."""
    width = np.minimum(boxes[:, 2], area[2]) - np.maximum(boxes[:, 0], area[0])
    height = np.minimum(boxes[:, 3], area[3]) - np.maximum(boxes[:, 1], area[1])
    return np.asarray(width.clip(0) * height.clip(0), np.float32)


def _share(boxes: Float, area: Float) -> Float:
    """(n,) the share of each box that lies in an area."""
    return np.asarray(_overlap(boxes, area) / _areas(boxes), np.float32)


def _areas(boxes: Float) -> Float:
    return np.asarray(np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), 1e-6), np.float32)
