"""From a segmentation network's channels to things with boxes.

A line of text, a widget or an icon is a connected piece of its kernel mask; its sides are where the piece's pixels say
they are, each pixel counting the more the nearer to that side it lies. Containers lie in each other, so no mask parts
them: there every pixel votes for the box of the smallest container around it, and boxes with enough votes stand.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import BOX_STRIDE, KINDS, MASK_STRIDE, MASKS, REGION_KIND, REGIONS

__all__ = ["Segment", "agreed", "decode"]

Float = NDArray[np.float32]

KERNEL = 0.5  # least probability of a kernel pixel
LEAST_CONFIDENCE = 0.4
LEAST_SIDE = 3  # pixels
VOTE_GRID = 8.0  # pixels: votes for sides this near are one
SAME = 0.6  # IoU from which two container votes mean one box
LEAST_VOTES = 0.04  # of a container's area that must vote for it


@dataclass(frozen=True, slots=True)
class Segment:
    """A thing that a segmentation network found: a region class or ``"text"``, its box, and how sure it is (0 to 1)."""

    region: str
    box: Box
    confidence: float


def decode(masks: Float, logs: Float, size: tuple[int, int], kinds: Collection[str] = KINDS) -> list[Segment]:
    """The things in a picture.

    Args:
        masks: (len(MASKS), H/2, W/2) probabilities.
        logs: (4 * len(KINDS), H/4, W/4) logarithms of 1 + distance in pixels.
        size: the picture's width and height, pixels; what lies beyond is dropped.
        kinds: what is asked for.
    """
    frame = Box(0, 0, *size)
    distances = np.expm1(np.clip(logs, 0.0, 9.0))
    found: list[Segment] = []
    for kind in kinds:
        classes = tuple(region for region in REGIONS if REGION_KIND[region] == kind) or (kind,)
        if kind == "container":
            found += _containers(masks, distances, frame)
        else:
            found += _pieces(masks, distances, kind, classes, frame)
    return found


def _pieces(masks: Float, distances: Float, kind: str, classes: tuple[str, ...], frame: Box) -> list[Segment]:
    """What the pieces of one kernel mask stand for."""
    kernel = masks[MASKS.index(f"{kind} kernel")]
    count, labels = cv2.connectedComponents((kernel > KERNEL).astype(np.uint8), connectivity=4)
    if count < 2:
        return []
    rows, columns = np.nonzero(labels)
    which = labels[rows, columns]
    sides = _sides(distances, KINDS.index(kind), rows, columns, which, count)
    sizes = np.bincount(which, minlength=count).clip(1)
    scores = np.stack(
        [np.bincount(which, masks[MASKS.index(c)][rows, columns], count) / sizes for c in classes]
    )  # (classes, count)
    sure = np.bincount(which, kernel[rows, columns], count) / sizes
    best = scores.argmax(axis=0)
    out = []
    for i in range(1, count):
        confidence = float(scores[best[i], i] * sure[i]) ** 0.5
        box = _box(sides[i], frame)
        if box is not None and confidence >= LEAST_CONFIDENCE:
            out.append(Segment(classes[int(best[i])], box, round(confidence, 3)))
    return out


def _sides(
    distances: Float,
    kind: int,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    which: NDArray[np.int32],
    count: int,
) -> Float:
    """(count, 4) left, top, right, bottom: each piece's mean over what its pixels say, the near ones counting most."""
    ratio = BOX_STRIDE // MASK_STRIDE
    near = distances[4 * kind : 4 * kind + 4, rows // ratio, columns // ratio]  # (4, pixels)
    y = (rows // ratio + 0.5) * BOX_STRIDE
    x = (columns // ratio + 0.5) * BOX_STRIDE
    told = np.stack((x - near[0], y - near[1], x + near[2], y + near[3]))
    weights = 1.0 / (near + 3.0) ** 2
    out = np.zeros((count, 4), np.float32)
    for side in range(4):
        total = np.bincount(which, weights[side], count)
        out[:, side] = np.bincount(which, weights[side] * told[side], count) / np.maximum(total, 1e-9)
    return out


def _box(sides: Float, frame: Box) -> Box | None:
    left, top, right, bottom = (round(float(value)) for value in sides)
    if right - left < LEAST_SIDE or bottom - top < LEAST_SIDE:
        return None
    return Box(left, top, right, bottom).intersect(frame)


def _containers(masks: Float, distances: Float, frame: Box) -> list[Segment]:
    """Boxes of panels, tables and bars, by vote."""
    ratio = BOX_STRIDE // MASK_STRIDE
    classes = [region for region in REGIONS if REGION_KIND[region] == "container"]
    coarse = np.stack([masks[MASKS.index(c)][::ratio, ::ratio] for c in classes])
    rows, columns = np.nonzero(coarse.max(axis=0) > 0.5)
    if not len(rows):
        return []
    kind = KINDS.index("container")
    near = distances[4 * kind : 4 * kind + 4, rows, columns]
    y, x = (rows + 0.5) * BOX_STRIDE, (columns + 0.5) * BOX_STRIDE
    votes = np.stack((x - near[0], y - near[1], x + near[2], y + near[3]), axis=1)
    votes[:, 0::2] = votes[:, 0::2].clip(0, frame.width)
    votes[:, 1::2] = votes[:, 1::2].clip(0, frame.height)
    votes = votes[(votes[:, 2:] - votes[:, :2]).min(axis=1) >= LEAST_SIDE]
    boxes, counts = agreed(votes)
    sums = [cv2.integral(mask, sdepth=cv2.CV_64F) for mask in coarse]
    out = []
    for sides, count in zip(boxes, counts, strict=True):
        box = _box(sides, frame)
        if box is None or count * BOX_STRIDE**2 < LEAST_VOTES * box.area:
            continue
        inside, around = np.array([_inside_and_around(total, box) for total in sums]).T
        best = int((inside - around + 0.1 * inside).argmax())  # the mask that ends where the box ends
        confidence = float(inside[best]) ** 0.5
        if confidence >= LEAST_CONFIDENCE:
            out.append(Segment(classes[best], box, round(min(1.0, confidence), 3)))
    return out


def _inside_and_around(total: NDArray[np.float64], box: Box) -> tuple[float, float]:
    """A mask's mean in a box and in a ring of three cells around it, from the mask's integral image."""
    height, width = total.shape[0] - 1, total.shape[1] - 1
    left, top = min(box.left // BOX_STRIDE, width - 1), min(box.top // BOX_STRIDE, height - 1)
    right, bottom = max(left + 1, round(box.right / BOX_STRIDE)), max(top + 1, round(box.bottom / BOX_STRIDE))
    right, bottom = min(right, width), min(bottom, height)
    far = (max(left - 3, 0), max(top - 3, 0), min(right + 3, width), min(bottom + 3, height))

    def sum_in(x0: int, y0: int, x1: int, y1: int) -> float:
        return float(total[y1, x1] - total[y0, x1] - total[y1, x0] + total[y0, x0])

    area, larger = (right - left) * (bottom - top), (far[2] - far[0]) * (far[3] - far[1])
    within = sum_in(left, top, right, bottom)
    ring = (sum_in(*far) - within) / (larger - area) if larger > area else 0.0
    return within / area, ring


def agreed(votes: Float) -> tuple[Float, NDArray[np.int64]]:
    """Boxes (n, 4) that votes (v, 4) agree on, and how many do; the most popular first."""
    grid = np.round(votes / VOTE_GRID).astype(np.int32)
    _, inverse, counts = np.unique(grid, axis=0, return_inverse=True, return_counts=True)
    inverse = inverse.ravel()
    means = np.stack([np.bincount(inverse, votes[:, side]) / counts for side in range(4)], axis=1)
    order = np.argsort(-counts)
    order = order[counts[order] >= 4][:600]
    boxes: list[Float] = []
    totals: list[int] = []
    left = np.ones(len(order), bool)
    candidates, weights = means[order].astype(np.float32), counts[order]
    for i in range(len(order)):
        if not left[i]:
            continue
        same = left & (_iou(candidates[i], candidates) > SAME)
        left &= ~same
        weight = weights[same].astype(np.float32)
        boxes.append(np.asarray((candidates[same] * weight[:, None]).sum(axis=0) / weight.sum(), np.float32))
        totals.append(int(weights[same].sum()))
    return np.array(boxes, np.float32).reshape(-1, 4), np.array(totals, np.int64)


def _iou(box: Float, others: Float) -> Float:
    """IoU of one (4,) box with (n, 4) boxes."""
    width = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    both = width.clip(0) * height.clip(0)
    areas = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    own = (box[2] - box[0]) * (box[3] - box[1])
    return np.asarray(both / np.maximum(own + areas - both, 1e-6), np.float32)
