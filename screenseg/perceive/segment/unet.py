"""The U-Net at run time: regions and text lines of a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.runtime import Network, padded
from screenseg.perceive.segment.calibration import KEY, calibrate, read
from screenseg.perceive.segment.decode import Segment, decode
from screenseg.perceive.segment.gpu import TorchUNet

__all__ = ["Segmentation", "UNetSegmenter"]


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
    """A U-Net, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote, or a run's .safetensors file, which PyTorch runs.
        calibrated: correct confidences as the file says.
        device: where PyTorch runs it; an ONNX file is run on the CPU.
    """

    def __init__(self, path: Path, *, calibrated: bool = True, device: str = "cpu") -> None:
        on_torch = path.suffix == ".safetensors"
        self._network = TorchUNet(path, device=device) if on_torch else Network(path)
        self._calibration = read(self._network.metadata(KEY, "{}")) if calibrated else {}

    def __call__(self, pixels: NDArray[np.uint8]) -> list[Segment]:
        """The regions and text lines of an (H, W, 3) uint8 RGB picture, in image pixels."""
        return self.look(pixels).segments

    def look(self, pixels: NDArray[np.uint8]) -> Segmentation:
        """The regions and text lines of an (H, W, 3) uint8 RGB picture, and the masks that they come from."""
        masks, logs = self._network.all(padded(pixels))
        segments = decode(masks[0], logs[0], (pixels.shape[1], pixels.shape[0]))
        return Segmentation(calibrate(segments, self._calibration), masks[0])
