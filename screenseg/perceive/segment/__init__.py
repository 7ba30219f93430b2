"""Segmentation networks at run time: regions and text lines of a screen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.calibration import KEY, calibrate
from screenseg.perceive.segment.decode import Segment, decode

__all__ = ["Segment", "Segmentation", "Segmenter"]

_MULTIPLE = 64  # what the network's deepest level needs of height and width


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What a U-Net found in a picture.

    Attributes:
        segments: regions and text lines with calibrated confidences.
        masks: (len(MASKS), H/2, W/2) float32 probabilities, padded at the right and bottom.
    """

    segments: list[Segment]
    masks: NDArray[np.float32]


class Segmenter:
    """An exported U-Net, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote.
        calibrated: correct confidences as the file says.
    """

    def __init__(self, path: Path, *, calibrated: bool = True) -> None:
        from screenseg.perceive.runtime import Network

        self._network = Network(path)
        told = self._network.metadata(KEY, "{}") if calibrated else "{}"
        self._calibration = {region: (pair[0], pair[1]) for region, pair in json.loads(told).items()}

    def __call__(self, pixels: NDArray[np.uint8]) -> list[Segment]:
        """The regions and text lines of an (H, W, 3) uint8 RGB picture, in image pixels."""
        return self.look(pixels).segments

    def look(self, pixels: NDArray[np.uint8]) -> Segmentation:
        """The regions and text lines of an (H, W, 3) uint8 RGB picture, and the masks that they come from."""
        import cv2

        height, width = pixels.shape[:2]
        padded = cv2.copyMakeBorder(pixels, 0, -height % _MULTIPLE, 0, -width % _MULTIPLE, cv2.BORDER_REPLICATE)
        masks, logs = self._network.all(padded[None])
        segments = decode(masks[0], logs[0], (width, height))
        return Segmentation(calibrate(segments, self._calibration), masks[0])
