"""Reading text: engines behind one small interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import TextLine

__all__ = ["ENGINES", "Reader", "reader"]

ENGINES = ("rapidocr", "tesseract")


class Reader(Protocol):
    """An OCR engine."""

    def read(self, pixels: NDArray[np.uint8], found: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        """The text lines of an ``(H, W, 3)`` uint8 RGB image, in no particular order.

        Args:
            pixels: the image.
            found: boxes around the ink of lines, image pixels; if None, the engine looks for lines itself.
        """


def reader(engine: str) -> Reader:
    """The engine of that name, one of ENGINES, loaded.

    Raises:
        ValueError: there is no engine of that name.
        MissingDependency: the engine is not installed.
    """
    if engine == "rapidocr":
        from screenseg.perceive.read.rapid import RapidReader

        return RapidReader()
    if engine == "tesseract":
        from screenseg.perceive.read.tesseract import tesseract_reader

        return tesseract_reader()
    raise ValueError(f"There is no OCR engine {engine!r}; choose one of {', '.join(ENGINES)}.")
