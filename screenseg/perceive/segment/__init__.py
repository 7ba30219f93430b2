"""Segmentation networks at run time: regions and text lines of a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg import weights
from screenseg.errors import WeightsError
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.interpret import regions
from screenseg.perceive.segment.segmentation import Segmentation

__all__ = ["CLASSIC", "Segment", "Segmenter", "check", "regions", "segmenter"]

CLASSIC = "classic"
"""The rules of `screenseg.perceive.classic`, no network."""

DETECTOR = "yolo"
"""The widget detector, among the weights that come with the package."""

Segmenter = Callable[[NDArray[np.uint8]], Segmentation]
"""Finds the regions and text lines of an (H, W, 3) uint8 RGB picture."""


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
    known = (CLASSIC, *_shipped())
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
    path = weights.find(name).path if name in _shipped() else Path(name)
    if not path.is_file():
        raise WeightsError(f"There is no weights file {path}.")
    try:
        return _loaded(path, device)
    except (RuntimeError, ValueError) as error:
        told = " ".join(str(error).split())[:200]
        raise WeightsError(f"{path} is no segmenter that `screenseg train export` wrote: {told}") from error


def _shipped() -> list[str]:
    """The segmentation networks that come with the package."""
    return [name for name in weights.names() if weights.task(name) in ("unet", "mask_rcnn")]


def _loaded(path: Path, device: str) -> Segmenter:
    from screenseg.perceive.runtime import metadata
    from screenseg.perceive.segment.mask_rcnn import MaskRCNNSegmenter
    from screenseg.perceive.segment.unet import UNetSegmenter

    task = "unet" if path.suffix == ".safetensors" else metadata(path, "task", "")
    if task == "mask_rcnn":
        return MaskRCNNSegmenter(path)
    if task == "unet":
        return UNetSegmenter(path, detector=weights.find(DETECTOR).path, device=device)
    raise RuntimeError(f"a network for {task!r} is no segmenter" if task else "its metadata name no task")
