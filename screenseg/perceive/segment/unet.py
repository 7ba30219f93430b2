"""The U-Net at run time: regions and text lines of a screen."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.runtime import Network, padded
from screenseg.perceive.segment.calibration import KEY, calibrate, read
from screenseg.perceive.segment.channels import KINDS
from screenseg.perceive.segment.decode import decode
from screenseg.perceive.segment.gpu import TorchUNet
from screenseg.perceive.segment.naming import KEY as NAMING
from screenseg.perceive.segment.naming import Namer
from screenseg.perceive.segment.segmentation import Segmentation
from screenseg.perceive.segment.widgets import Dense

__all__ = ["UNetSegmenter"]

OUTPUTS = ("masks", "distances", "roles", "states")


class UNetSegmenter:
    """A U-Net, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote, or a run's .safetensors file, which PyTorch runs.
        calibrated: correct confidences as the file says.
        device: where PyTorch runs it; an ONNX file is run on the CPU.

    Raises:
        RuntimeError: it is no network of ours, or one of an older version.
        ValueError: its weights for naming widgets are of another version.
        WeightsError: a .safetensors file cannot be used.
    """

    def __init__(self, path: Path, *, calibrated: bool = True, device: str = "cpu") -> None:
        on_torch = path.suffix == ".safetensors"
        self._network = TorchUNet(path, device=device) if on_torch else Network(path, outputs=OUTPUTS)
        self._calibration = read(self._network.metadata(KEY, "{}")) if calibrated else {}
        weights = self._network.metadata(NAMING, "")
        self._namer = Namer.decode(weights) if weights else None

    def __call__(self, pixels: NDArray[np.uint8]) -> Segmentation:
        """The text lines and icons of an (H, W, 3) uint8 RGB picture, and what widgets stand where."""
        return self.look(pixels, ("text", "icon"))[0]

    def look(
        self, pixels: NDArray[np.uint8], kinds: Collection[str] = KINDS
    ) -> tuple[Segmentation, NDArray[np.float32]]:
        """What calling it gives, with regions of all kinds, and the masks that it comes from.

        These are (len(MASKS), H/2, W/2) float32 probabilities, padded at the right and bottom.
        """
        masks, logs, roles, states = (out[0] for out in self._network.all(padded(pixels)))
        size = (pixels.shape[1], pixels.shape[0])
        segments = calibrate(decode(masks, logs, size, kinds), self._calibration)
        dense = Dense.of(masks, logs, roles, states, size)
        return Segmentation(segments, dense, self._namer), masks
