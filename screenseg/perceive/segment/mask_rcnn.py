"""The Mask R-CNN at run time: regions of a screen, each with a mask of its own; it tells no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import REGIONS
from screenseg.perceive.runtime import Network, padded
from screenseg.perceive.segment.calibration import KEY, calibrate, read
from screenseg.perceive.segment.decode import LEAST_CONFIDENCE, LEAST_SIDE, Segment
from screenseg.perceive.segment.segmentation import Segmentation

__all__ = ["Instance", "MaskRCNNSegmenter", "instances"]

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """A region with its mask: (28, 28) float32 probabilities that are to be stretched over its box."""

    segment: Segment
    mask: Float


class MaskRCNNSegmenter:
    """An exported Mask R-CNN, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote.
        calibrated: correct confidences as the file says.
    """

    def __init__(self, path: Path, *, calibrated: bool = True) -> None:
        self._network = Network(path)
        self._calibration = read(self._network.metadata(KEY, "{}")) if calibrated else {}

    def __call__(self, pixels: NDArray[np.uint8]) -> Segmentation:
        """The regions of an (H, W, 3) uint8 RGB picture."""
        return Segmentation([found.segment for found in self.instances(pixels)])

    def instances(self, pixels: NDArray[np.uint8]) -> list[Instance]:
        """The regions of an (H, W, 3) uint8 RGB picture with their masks, the surest first."""
        boxes, labels, scores, masks = self._network.all(padded(pixels))
        found = instances(boxes, labels.astype(np.int64), scores, masks, (pixels.shape[1], pixels.shape[0]))
        segments = calibrate([thing.segment for thing in found], self._calibration)
        return [replace(thing, segment=segment) for thing, segment in zip(found, segments, strict=True)]


def instances(
    boxes: Float, labels: NDArray[np.int64], scores: Float, masks: Float, size: tuple[int, int]
) -> list[Instance]:
    """The regions in what the network gave, in its order.

    Args:
        boxes: (n, 4) left, top, right, bottom, pixels.
        labels: (n,) place in REGIONS, from 1.
        scores: (n,) confidences.
        masks: (n, 1, 28, 28) probabilities within the boxes.
        size: the picture's width and height, pixels; what lies beyond is dropped.
    """
    frame = Box(0, 0, *size)
    found = []
    for sides, label, score, mask in zip(boxes.tolist(), labels.tolist(), scores.tolist(), masks, strict=True):
        if not (LEAST_CONFIDENCE <= score <= 1.0 and 1 <= label <= len(REGIONS)):
            continue  # where nothing was found, OpenVINO gives one thing of unset memory
        box = _box(sides, frame)
        if box is not None:
            found.append(Instance(Segment(REGIONS[label - 1], box, round(score, 3)), mask[0]))
    return found


def _box(sides: Sequence[float], frame: Box) -> Box | None:
    """The whole pixels of a box that lie in the picture; None if too few are left."""
    if not np.isfinite(sides).all():
        return None
    left, top, right, bottom = (round(side) for side in sides)
    box = Box(left, top, right, bottom).intersect(frame) if left < right and top < bottom else None
    return box if box is not None and min(box.width, box.height) >= LEAST_SIDE else None
