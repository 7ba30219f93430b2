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

__all__ = ["CLASSIC", "Segment", "Segmentation", "Segmenter", "UNetSegmenter", "check", "regions", "segmenter"]

CLASSIC = "classic"
"""The rules of `screenseg.perceive.classic`, no network."""

Segmenter = Callable[[NDArray[np.uint8]], list[Segment]]
"""Finds the regions and text lines of an (H, W, 3) uint8 RGB picture, in image pixels."""

_MULTIPLE = 64  # what the network's deepest level needs of height and width


def check(name: str, device: str) -> None:
    """Refuse what is no segmenter, or none for that device.

    Args:
        name: ``"classic"``, the name of weights that come with the package, or the path of an ONNX file that
            ``screenseg train export`` wrote, or, for a GPU, of a U-Net run's .safetensors file.
        device: ``"cpu"``, or a GPU as PyTorch names it.

    Raises:
        ValueError: it is none of them, or cannot run there.
        WeightsError: the list of weights is damaged.
    """
    known = (CLASSIC, *weights.names())
    if name not in known and not name.endswith((".onnx", ".safetensors")):
        raise ValueError(
            f"There is no segmenter {name!r}; choose {' or '.join(known)}, or give the path of an .onnx file."
        )
    if device != "cpu" and not name.endswith(".safetensors"):
        raise ValueError(f"The segmenter {name!r} runs on the CPU alone; on a GPU runs a U-Net's .safetensors file.")


def segmenter(name: str, *, device: str = "cpu") -> Segmenter | None:
    """The segmenter of that name, loaded; None for the rules.

    Args:
        name, device: as for `check`.

    Raises:
        ValueError: there is none of that name, or it cannot run there.
        WeightsError: its file is missing, damaged or of another kind.
    """
    check(name, device)
    if name == CLASSIC:
        return None
    path = weights.find(name).path if name in weights.names() else Path(name)
    if not path.is_file():
        raise WeightsError(f"There is no weights file {path}.")
    try:
        return _loaded(path, device)
    except RuntimeError as error:
        told = " ".join(str(error).split())[:200]
        raise WeightsError(f"{path} is no network that `screenseg train export` wrote: {told}") from error


def _loaded(path: Path, device: str) -> Segmenter:
    from screenseg.perceive.runtime import metadata
    from screenseg.perceive.segment.mask_rcnn import MaskRCNNSegmenter

    task = "unet" if path.suffix == ".safetensors" else metadata(path, "task", "")
    if task == "mask_rcnn":
        return MaskRCNNSegmenter(path)
    if task == "unet":
        return UNetSegmenter(path, device=device)
    raise RuntimeError("its metadata name no task")


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
        from screenseg.perceive.runtime import Network
        from screenseg.perceive.segment.gpu import TorchUNet

        on_torch = path.suffix == ".safetensors"
        self._network = TorchUNet(path, device=device) if on_torch else Network(path)
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
