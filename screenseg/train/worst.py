"""The pictures that an engine does worst on, with what it missed and what it made up drawn over them."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import MASKS
from screenseg.train.data import Item, load
from screenseg.train.evaluate import Picture
from screenseg.train.match import iou_matrix, pairs
from screenseg.train.scores import Seen
from screenseg.train.targets import scene

__all__ = ["Case", "Worst", "overlay"]

Image = NDArray[np.uint8]

_MISSED, _MADE_UP, _RIGHT = (0, 130, 0), (215, 0, 0), (120, 120, 120)
_WIDEST = 1280  # pixels of an overlay


@dataclass(frozen=True, slots=True)
class Case:
    """A picture, its F1 of all boxes at IoU 0.5, and what was found in it."""

    f1: float
    item: Item
    seen: Seen


class Worst:
    """Watches an evaluation and keeps the worst cases.

    Args:
        count: how many to keep.
    """

    def __init__(self, count: int = 12) -> None:
        self._count = count
        self._heap: list[tuple[float, int, Case]] = []  # the best of the worst first
        self._seen = 0

    def __call__(self, picture: Picture, seen: Seen, f1: float) -> None:
        """Note a picture."""
        self._seen += 1
        entry = (-f1, -self._seen, Case(f1, picture.item, Seen(seen.segments)))
        heapq.heappush(self._heap, entry)
        if len(self._heap) > self._count:
            heapq.heappop(self._heap)

    def cases(self) -> list[Case]:
        """The worst first."""
        return [case for _, _, case in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1]))]


def overlay(case: Case, classes: Sequence[str]) -> Image:
    """The picture with missed things in green, made-up ones in red, both named, and right ones in grey."""
    image, truth = load(case.item)
    arrays = scene(truth)
    shrunk = min(1.0, _WIDEST / image.shape[1])
    image = np.asarray(cv2.resize(image, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA), np.uint8)
    canvas = np.asarray(image * 0.55 + 255 * 0.45, np.uint8)
    for region in classes:
        true = arrays.boxes[(arrays.masks == MASKS.index(region)) & arrays.sure]
        mine = np.array([tuple(s.box) for s in case.seen.segments if s.region == region], np.float32).reshape(-1, 4)
        matched = list(pairs(iou_matrix(mine, true), 0.5))
        found, known = {row for row, _ in matched}, {column for _, column in matched}
        for row, box in enumerate(mine):
            _box(canvas, box * shrunk, _RIGHT if row in found else _MADE_UP, "" if row in found else region)
        for column, box in enumerate(true):
            if column not in known:
                _box(canvas, box * shrunk, _MISSED, region)
    return canvas


def _box(canvas: Image, box: NDArray[np.float32], colour: tuple[int, int, int], name: str) -> None:
    left, top, right, bottom = (round(float(side)) for side in box)
    cv2.rectangle(canvas, (left, top), (right - 1, bottom - 1), colour, 2 if name else 1)
    if name:
        cv2.putText(canvas, name, (left + 2, max(10, top - 2)), cv2.FONT_HERSHEY_SIMPLEX, 0.38, colour, 1, cv2.LINE_AA)
