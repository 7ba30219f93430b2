"""Segmentation networks at run time: regions and text lines of a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg import weights
from screenseg.errors import WeightsError
from screenseg.perceive.segment.calibration import KEY, calibrate
from screenseg.perceive.segment.decode import Segment, decode
from screenseg.perceive.segment.interpret import regions

__all__ = ["SEGMENTERS", "Segment", "Segmentation", "Segmenter", "UNetSegmenter", "check", "regions", "segmenter"]

SEGMENTERS = ("unet", "mask_rcnn", "classic")
"""Names of what comes with the package; ``"classic"`` is the rules of `screenseg.perceive.classic`, no network."""

Segmenter = Callable[[NDArray[np.uint8]], list[Segment]]
"""Finds the regions and text lines of an (H, W, 3) uint8 RGB picture, in image pixels."""

_MULTIPLE = 64  # what the network's deepest level needs of height and width


def check(name: str) -> None:
    """Refuse what is no segmenter.

    Args:
        name: one of SEGMENTERS, or the path of an ONNX file that ``screenseg train export`` wrote.

    Raises:
        ValueError: it is neither.
    """
    if name not in SEGMENTERS and not name.endswith(".onnx"):
        raise ValueError(
            f"There is no segmenter {name!r}; choose one of {', '.join(SEGMENTERS)}, or give the path of an .onnx file."
        )


def segmenter(name: str) -> Segmenter | None:
    """The segmenter of that name, loaded; None for the rules.

    Args:
        name: as for `check`.

    Raises:
        ValueError: there is none of that name.
        WeightsError: its file is missing, damaged or of another kind.
    """
    check(name)
    if name == "classic":
        return None
    path = weights.find(name).path if name in SEGMENTERS else Path(name)
    try:
        return UNetSegmenter(path)
    except RuntimeError as error:
        told = " ".join(str(error).split())[:200]
        raise WeightsError(f"{path} is no network that `screenseg train export` wrote: {told}") from error


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What a U-Net found in a picture.

    Attributes:
        segments: regions and text lines with calibrated confidences.
        masks: (len(MASKS), H/2, W/2) float32 probabilities, padded at the right and bottom.
    """

    segments: list[Segment]
    masks: NDArray[np.float32]


class UNetSegmenter:
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
