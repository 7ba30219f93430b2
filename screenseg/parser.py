"""From pixels to a document: the one place where capture, perceive and structure are joined."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

    from screenseg.capture import Screenshot
    from screenseg.document import Document

    Source = str | PathLike[str] | Image.Image | np.ndarray[Any, Any] | Screenshot

__all__ = ["SEGMENTER", "Parser", "parse"]

SEGMENTER = "classic"
"""What finds widgets unless another is asked for."""


class Parser:
    """Parses screenshots; keeps the networks loaded and remembers text it has read before.

    Args:
        ocr: the OCR engine, ``"rapidocr"`` or ``"tesseract"``.
        segmenter: what finds widgets and lines of text: ``"classic"`` (rules, no network), ``"unet"`` or
            ``"mask_rcnn"`` (networks that come with the package), or the path of an ONNX file that ``screenseg train
            export`` wrote.
        device: where the segmentation network runs: ``"cpu"``, or a GPU as PyTorch names it (``"cuda"``), which needs
            the extra ``train`` and a U-Net run's .safetensors file as the segmenter.

    Raises:
        ValueError: there is no engine or segmenter of that name.

    Attributes:
        timings: seconds that each stage of the last `parse` took.
    """

    def __init__(self, *, ocr: str = "rapidocr", segmenter: str = SEGMENTER, device: str = "cpu") -> None:
        from screenseg.perceive import Perceiver

        self._perceiver = Perceiver(ocr=ocr, segmenter=segmenter, device=device)
        self.timings: dict[str, float] = {}

    def parse(self, source: Source) -> Document:
        """The document of an image.

        Args:
            source: a path, a PIL image, an ``(H, W, 3)`` uint8 RGB array, or a Screenshot.

        Raises:
            ImageError: the image cannot be used.
            MissingDependency: the OCR engine is not installed.
            WeightsError: a network's file is missing, damaged or of another kind.
        """
        from screenseg.capture import load
        from screenseg.structure import build

        timings: dict[str, float] = {}
        with _timed(timings, "load"):
            screenshot = load(source)
        evidence = self._perceiver.perceive(screenshot, timings)
        with _timed(timings, "structure"):
            document = build(evidence)
        self.timings = timings
        return document


def parse(source: Source, *, ocr: str = "rapidocr", segmenter: str = SEGMENTER, device: str = "cpu") -> Document:
    """The document of an image: see `Parser`, one of which is kept for each choice of these."""
    return _parser(ocr, segmenter, device).parse(source)


@functools.cache
def _parser(ocr: str, segmenter: str, device: str) -> Parser:
    return Parser(ocr=ocr, segmenter=segmenter, device=device)


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    timings[stage] = time.perf_counter() - started
