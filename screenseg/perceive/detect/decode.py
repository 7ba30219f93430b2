"""From what a detector tells at every position to widgets, each once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import ROLES

__all__ = ["ROLE_NAMES", "Detection", "decode"]

Float = NDArray[np.float32]

ROLE_NAMES = ROLES[1:]
"""What a detector tells apart, in the order of its scores: the U-Net's roles without none."""

LEAST = 0.05  # score below which a position says nothing
SAME = 0.5  # IoU of two boxes of one role that are one widget
ONE = 0.75  # IoU from which on even boxes of two roles are one: a combo box is not also a text box
MOST = 3000  # positions that are looked at, the surest


@dataclass(frozen=True, slots=True)
class Detection:
    """A widget that was found.

    Attributes:
        box: whole image pixels.
        role: the likeliest.
        confidence: its score, 0 to 1.
        roles: (len(ROLE_NAMES),) all scores.
        states: (len(STATES),) probabilities.
    """

    box: Box
    role: str
    confidence: float
    roles: Float
    states: Float


def decode(boxes: Float, scores: Float, states: Float, size: tuple[int, int]) -> list[Detection]:
    """The widgets among positions, the surest first: greedy suppression within a role, and of equal boxes across roles.

    Args:
        boxes: (n, 4) left, top, right, bottom, pixels.
        scores: (n, len(ROLE_NAMES)).
        states: (n, len(STATES)).
        size: the picture's width and height; what lies beyond is cut off.
    """
    frame = Box(0, 0, *size)
    best = scores.max(axis=1, initial=0)
    kept = np.flatnonzero(best >= LEAST)
    kept = kept[np.argsort(-best[kept], kind="stable")][:MOST]
    boxes, scores, states, best = boxes[kept], scores[kept], states[kept], best[kept]
    named = scores.argmax(axis=1) if len(kept) else np.zeros(0, np.int64)
    out = []
    for index in _standing(boxes, named).tolist():
        left, top, right, bottom = (round(float(side)) for side in boxes[index])
        box = Box(left, top, right, bottom).intersect(frame) if left < right and top < bottom else None
        if box is not None:
            role = ROLE_NAMES[named[index]]
            out.append(Detection(box, role, float(best[index]), scores[index], states[index]))
    return out


def _standing(boxes: Float, named: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which boxes stand, of some that are the surest first."""
    areas = (boxes[:, 2:] - boxes[:, :2]).clip(0).prod(axis=1)
    alive = np.ones(len(boxes), np.bool_)
    out = []
    for index in range(len(boxes)):
        if not alive[index]:
            continue
        out.append(index)
        low = np.maximum(boxes[index, :2], boxes[index + 1 :, :2])
        high = np.minimum(boxes[index, 2:], boxes[index + 1 :, 2:])
        both = (high - low).clip(0).prod(axis=1)
        overlaps = both / np.maximum(areas[index] + areas[index + 1 :] - both, 1e-6)
        alive[index + 1 :] &= overlaps < np.where(named[index + 1 :] == named[index], SAME, ONE)
    return np.array(out, np.int64)
