"""Sums over a set of pictures, and the figures that they make: IoU and F1 of regions, F1 of text lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import MASK_STRIDE, MASKS, REGIONS
from screenseg.perceive.segment.decode import Segment
from screenseg.train.match import inside, iou_matrix, pairs
from screenseg.train.targets import Scene, targets

__all__ = ["CLASSES", "NOTHING", "OVERLAPS", "Scores", "Seen", "cells", "shapes"]

CLASSES = (*REGIONS, "text")
OVERLAPS = (0.5, 0.7, 0.9)  # IoUs from which on a box is right
NOTHING = "nothing"  # the other side of a thing missed or made up, in a confusion matrix

Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Seen:
    """What an engine found in a picture.

    Attributes:
        segments: things with boxes.
        masks: (len(MASKS) or more, H/2, W/2) of the mask channels, or None where it has none: boxes are masks then.
        shapes: each segment's own mask at half resolution within its box (see `cells`), or None as above.
    """

    segments: Sequence[Segment]
    masks: Bool | None = None
    shapes: Sequence[Bool] | None = None


@dataclass(slots=True)
class Scores:
    """Sums over a set, and the figures they make.

    Attributes:
        classes: those that count: an engine for regions alone is not asked for text.
        images: pictures so far.
        both, either: pixels at half resolution in truth and prediction, and in one of them.
        hits: boxes matched at an IoU.
        found, true: boxes.
        sure: of each class, (confidence, whether it matches at IoU 0.5) of what was found.
        confused: boxes by what they are and what they were taken for.
    """

    classes: tuple[str, ...] = CLASSES
    images: int = 0
    both: Counter[str] = field(default_factory=Counter)
    either: Counter[str] = field(default_factory=Counter)
    hits: Counter[tuple[str, float]] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    sure: defaultdict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, arrays: Scene, seen: Seen, size: tuple[int, int]) -> float:
        """Count one picture of that width and height; gives its own F1 of all boxes at IoU 0.5, 1 if it has none."""
        before = self._all_boxes()
        self.images += 1
        self._pixels(arrays, seen, size)
        for region in self.classes:
            self._boxes(arrays, [s for s in seen.segments if s.region == region], region)
        self._confusion(arrays, seen.segments)
        hits, others = (now - then for now, then in zip(self._all_boxes(), before, strict=True))
        return 2 * hits / others if others else 1.0

    def iou(self, region: str) -> float:
        """Intersection over union of a class's pixels, over the whole set."""
        return self.both[region] / max(1, self.either[region])

    def mean_iou(self) -> float:
        """The mean IoU of the region classes that the set has."""
        present = [region for region in REGIONS if self.either[region]]
        return sum(map(self.iou, present)) / max(1, len(present))

    def f1(self, region: str, at: float) -> float:
        """F1 of a class's boxes, matched one to one at that IoU or better."""
        return 2 * self.hits[region, at] / max(1, self.found[region] + self.true[region])

    def mean_f1(self, at: float) -> float:
        """The mean box F1 of the region classes that the set has."""
        present = [region for region in REGIONS if self.found[region] + self.true[region]]
        return sum(self.f1(region, at) for region in present) / max(1, len(present))

    def overall(self) -> float:
        """One figure to choose weights by: the mean of region IoU, region F1 @0.5 and, if asked for, text F1 @0.7."""
        parts = [self.mean_iou(), self.mean_f1(0.5)]
        if "text" in self.classes:
            parts.append(self.f1("text", 0.7))
        return sum(parts) / len(parts)

    def _all_boxes(self) -> tuple[int, int]:
        return (
            sum(self.hits[region, 0.5] for region in self.classes),
            sum(self.found[region] + self.true[region] for region in self.classes),
        )

    def _pixels(self, arrays: Scene, seen: Seen, size: tuple[int, int]) -> None:
        width, height = (side - side % 4 for side in size)
        truth = targets(arrays, origin=(0, 0), zoom=1.0, size=(width, height))
        for region in REGIONS:
            index = MASKS.index(region)
            wanted, known = truth.masks[index] > 0, truth.mask_weights[index] > 0
            told = _mask(seen, region, wanted.shape)
            self.both[region] += int((wanted & told & known).sum())
            self.either[region] += int(((wanted | told) & known).sum())

    def _boxes(self, arrays: Scene, found: Sequence[Segment], region: str) -> None:
        """Match one class's boxes with the truth's; what is unsure or ignored counts neither way."""
        chosen = arrays.masks == MASKS.index(region)
        true = arrays.boxes[chosen & arrays.sure]
        unsure = np.concatenate((arrays.boxes[chosen & ~arrays.sure], arrays.ignore))
        mine = _array(found)
        overlaps = iou_matrix(mine, true)
        counted = ~((inside(mine, unsure) > 0.5) & (overlaps.max(axis=1, initial=0) < min(OVERLAPS)))
        overlaps = overlaps[counted]
        self.found[region] += len(overlaps)
        self.true[region] += len(true)
        for limit in OVERLAPS:
            self.hits[region, limit] += len(list(pairs(overlaps, limit)))
        hit = {row for row, _ in pairs(overlaps, 0.5)}
        kept = [s for s, counts in zip(found, counted, strict=True) if counts]
        self.sure[region] += [(s.confidence, row in hit) for row, s in enumerate(kept)]

    def _confusion(self, arrays: Scene, segments: Sequence[Segment]) -> None:
        """Match boxes of all region classes at once, those of one class first where boxes are alike."""
        found = [s for s in segments if s.region in REGIONS]
        kinds = np.array([MASKS.index(s.region) for s in found], np.int64)
        region = arrays.regions
        true, names = arrays.boxes[region & arrays.sure], arrays.masks[region & arrays.sure]
        unsure = np.concatenate((arrays.boxes[region & ~arrays.sure], arrays.ignore))
        mine = _array(found)
        overlaps = iou_matrix(mine, true) + np.float32(0.1) * (kinds[:, None] == names[None])
        rows, columns = set(range(len(found))), set(range(len(true)))
        for row, column in pairs(overlaps, 0.6):  # IoU 0.5 within a class, 0.6 across
            self.confused[MASKS[names[column]], MASKS[kinds[row]]] += 1
            rows.discard(row)
            columns.discard(column)
        excused = inside(mine, unsure) > 0.5
        self.confused.update((MASKS[names[column]], NOTHING) for column in columns)
        self.confused.update((NOTHING, MASKS[kinds[row]]) for row in rows if not excused[row])


def cells(segment: Segment, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """The rows and columns of a half-resolution mask of that shape that a segment's box covers."""
    left, top, right, bottom = (round(side / MASK_STRIDE) for side in segment.box)
    return slice(top, min(max(bottom, top + 1), shape[0])), slice(left, min(max(right, left + 1), shape[1]))


def shapes(segments: Sequence[Segment], masks: Bool) -> list[Bool]:
    """Each segment's own mask: its class's pixels within its box."""
    return [masks[(MASKS.index(s.region), *cells(s, masks.shape[1:]))] for s in segments]


def _mask(seen: Seen, region: str, shape: tuple[int, ...]) -> Bool:
    """All pixels of a class at half resolution."""
    if seen.masks is not None:
        return seen.masks[MASKS.index(region), : shape[0], : shape[1]]
    told = np.zeros(shape, np.bool_)
    for segment in seen.segments:
        if segment.region == region:
            told[cells(segment, shape)] = True
    return told


def _array(segments: Sequence[Segment]) -> NDArray[np.float32]:
    return np.array([tuple(s.box) for s in segments], np.float32).reshape(-1, 4)
