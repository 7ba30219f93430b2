"""Segmentation networks at run time: regions and text lines of a screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.decode import Segment, decode

__all__ = ["Segment", "Segmenter"]

_MULTIPLE = 64  # what the network's deepest level needs of height and width


class Segmenter:
    """An exported U-Net, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote.
    """

    def __init__(self, path: Path) -> None:
        from screenseg.perceive.runtime import Network

        self._network = Network(path)

    def __call__(self, pixels: NDArray[np.uint8]) -> list[Segment]:
        """The regions and text lines of an (H, W, 3) uint8 RGB picture, in image pixels."""
        masks, logs = self.masks(pixels)
        return decode(masks, logs, (pixels.shape[1], pixels.shape[0]))

    def masks(self, pixels: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What the network gives: probabilities (C, H/2, W/2) and logarithms of distances (K, H/4, W/4), float32.

        Sizes are those of the picture padded to a multiple of 64.
        """
        import cv2

        height, width = pixels.shape[:2]
        padded = cv2.copyMakeBorder(pixels, 0, -height % _MULTIPLE, 0, -width % _MULTIPLE, cv2.BORDER_REPLICATE)
        masks, logs = self._network.all(padded[None])
        return masks[0], logs[0]
