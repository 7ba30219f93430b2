"""An exported detector, run on whole screens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.detect.decode import Detection, decode
from screenseg.perceive.runtime import Network, padded

__all__ = ["OUTPUTS", "YOLODetector"]

OUTPUTS = ("boxes", "roles", "states")
BAND, OVERLAP = 9_000_000, 256  # pixels that are looked at at once; rows that two bands have in common


class YOLODetector:
    """A detector, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote.

    Raises:
        RuntimeError: it is no detector of ours.
    """

    def __init__(self, path: Path) -> None:
        self._network = Network(path, outputs=OUTPUTS)

    def __call__(self, pixels: NDArray[np.uint8]) -> list[Detection]:
        """The widgets of an (H, W, 3) uint8 RGB picture, the surest first; a large one is looked at band by band."""
        height, width = pixels.shape[:2]
        step = max(2 * OVERLAP, BAND // width)
        found = []
        for top in range(0, height, step):
            band = pixels[top : top + step + OVERLAP]
            boxes, roles, states = (out[0] for out in self._network.all(padded(band)))
            found.append((boxes + np.array([0, top, 0, top], np.float32), roles, states))
        boxes, roles, states = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return decode(boxes, roles, states, (width, height))
