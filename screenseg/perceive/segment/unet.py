"""The U-Net at run time: regions and text lines of a screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import KINDS, MASK_STRIDE
from screenseg.perceive.detect import Detection, YOLODetector
from screenseg.perceive.runtime import Network, padded
from screenseg.perceive.segment.calibration import KEY, calibrate, read
from screenseg.perceive.segment.decode import Segment, decode
from screenseg.perceive.segment.gpu import TorchUNet
from screenseg.perceive.segment.naming import KEY as NAMING
from screenseg.perceive.segment.naming import Namer
from screenseg.perceive.segment.segmentation import Segmentation
from screenseg.perceive.segment.widgets import Dense

__all__ = ["UNetSegmenter"]

OUTPUTS = ("masks", "distances", "roles", "states")

TEXT = 13.5  # pixels: height of a line as the network knows it best
TALL = 17.0  # pixels: median height of lines from which on a picture is looked at again, smaller
LARGE, LESS = 5_000_000, 0.5  # pixels of a picture that is looked at smaller first, and how much smaller
LOW = 7.0  # pixels: median height of lines below which that was too small
MOST = 9_000_000  # pixels that are looked at, whatever their size: more would take gigabytes


class UNetSegmenter:
    """A U-Net, loaded.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote, or a run's .safetensors file, which PyTorch runs.
        calibrated: correct confidences as the file says.
        weighed: load its weights for naming widgets, if it has any.
        detector: a detector's ONNX file, whose finds those weigh, too; loaded only for them.
        device: where PyTorch runs it; an ONNX file is run on the CPU.

    Raises:
        RuntimeError: it is no network of ours, or one of an older version.
        ValueError: its weights for naming widgets are of another version.
        WeightsError: a .safetensors file cannot be used.
    """

    def __init__(
        self,
        path: Path,
        *,
        calibrated: bool = True,
        weighed: bool = True,
        detector: Path | None = None,
        device: str = "cpu",
    ) -> None:
        on_torch = path.suffix == ".safetensors"
        self._network = TorchUNet(path, device=device) if on_torch else Network(path, outputs=OUTPUTS)
        self._calibration = read(self._network.metadata(KEY, "{}")) if calibrated else {}
        weights = self._network.metadata(NAMING, "") if weighed else ""
        self._namer = Namer.decode(weights) if weights else None
        self._detector = YOLODetector(detector) if detector and (weights or not weighed) else None

    def __call__(self, pixels: NDArray[np.uint8]) -> Segmentation:
        """The text lines and icons of an (H, W, 3) uint8 RGB picture, and what widgets stand where."""
        return self._seen(pixels, ("text", "icon"))[0]

    def look(
        self, pixels: NDArray[np.uint8], kinds: Collection[str] = KINDS
    ) -> tuple[Segmentation, NDArray[np.float32]]:
        """What calling it gives, with regions of all kinds, and the masks that it comes from.

        These are (len(MASKS), H/2, W/2) float32 probabilities, of a picture padded at the right and bottom.
        """
        found, masks = self._seen(pixels, kinds)
        height, width = (-(-side // MASK_STRIDE) for side in pixels.shape[:2])
        zoom = found.dense.zoom if found.dense else 1.0
        return found, masks if zoom == 1.0 else _resized(masks, (width, height), zoom)

    def _seen(self, pixels: NDArray[np.uint8], kinds: Collection[str]) -> tuple[Segmentation, NDArray[np.float32]]:
        """What it finds in a picture, and the masks of the size at which it was looked at."""
        size = pixels.shape[0] * pixels.shape[1]
        most = min(1.0, (MOST / size) ** 0.5)
        zoom = min(LESS, most) if size > LARGE else 1.0
        small, outputs = self._at(pixels, zoom)
        wanted = min(most, _wanted(outputs, small, zoom))
        if wanted != zoom:
            small, outputs = self._at(pixels, wanted)
        masks, logs, roles, states = outputs
        shape = (small.shape[1], small.shape[0])
        segments = calibrate(decode(masks, logs, shape, kinds), self._calibration)
        frame = Box(0, 0, pixels.shape[1], pixels.shape[0])
        dense = Dense.of(masks, logs, roles, states, shape, wanted)
        detections = [] if self._detector is None else _enlarged(self._detector(small), 1 / wanted, frame)
        return Segmentation(_enlarged(segments, 1 / wanted, frame), dense, self._namer, detections), masks

    def _at(self, pixels: NDArray[np.uint8], zoom: float) -> tuple[NDArray[np.uint8], list[NDArray[np.float32]]]:
        """A picture made smaller, and what the network tells of it."""
        size = (max(1, round(pixels.shape[1] * zoom)), max(1, round(pixels.shape[0] * zoom)))
        small = pixels if zoom == 1.0 else np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        return small, [out[0] for out in self._network.all(padded(small))]


def _wanted(outputs: Sequence[NDArray[np.float32]], small: NDArray[np.uint8], zoom: float) -> float:
    """The size to look at a picture, as a share of its own, by the height of the text in it.

    Args:
        outputs: what the network tells of the picture at one size.
        small: the picture at that size.
        zoom: that size.
    """
    lines = decode(outputs[0], outputs[1], (small.shape[1], small.shape[0]), ("text",))
    heights = [line.box.height for line in lines]
    height = float(np.median(heights)) if heights else 0.0
    if zoom < 1.0 and height < LOW:
        return 1.0
    if height > TALL or (zoom < 1.0 and height):
        return min(1.0, zoom * TEXT / height)
    return zoom


_Found = TypeVar("_Found", Segment, Detection)


def _enlarged(found: Sequence[_Found], by: float, frame: Box) -> list[_Found]:
    """Things in a picture made smaller, in the pixels of the picture itself."""
    boxes = (one.box.scale(by).intersect(frame) for one in found)
    return [replace(one, box=box) for one, box in zip(found, boxes, strict=True) if box]


def _resized(masks: NDArray[np.float32], size: tuple[int, int], zoom: float) -> NDArray[np.float32]:
    """Masks of a picture made smaller, of that width and height, as if it had not been."""
    shift = np.array([[1 / zoom, 0, 0], [0, 1 / zoom, 0]], np.float32)
    return np.stack([cv2.warpAffine(mask, shift, size, borderMode=cv2.BORDER_REPLICATE) for mask in masks])
