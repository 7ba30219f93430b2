"""Perception: a screenshot becomes evidence, i.e. text lines and regions with confidences."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from screenseg.perceive.evidence import Evidence, Region, TextLine, Word

if TYPE_CHECKING:
    from screenseg.capture import Screenshot

__all__ = ["Evidence", "Perceiver", "Region", "TextLine", "Word"]


class Perceiver:
    """Looks at screenshots; loads its OCR engine when it first reads.

    Args:
        ocr: name of the OCR engine, see `screenseg.perceive.read.ENGINES`.

    Raises:
        ValueError: there is no engine of that name.
    """

    def __init__(self, *, ocr: str) -> None:
        from screenseg.perceive.read import ENGINES

        if ocr not in ENGINES:
            raise ValueError(f"There is no OCR engine {ocr!r}; choose one of {', '.join(ENGINES)}.")
        self._ocr = ocr
        self._reader: Reader | None = None

    def perceive(self, screenshot: Screenshot, timings: dict[str, float]) -> Evidence:
        """The evidence of one screenshot; seconds of each stage are added to `timings`.

        Raises:
            MissingDependency: the OCR engine is not installed.
        """
        from screenseg.perceive.classic import segment
        from screenseg.perceive.looks import look
        from screenseg.perceive.read import reader

        clock = [time.perf_counter()]
        if self._reader is None:
            self._reader = reader(self._ocr)
            clock.append(time.perf_counter())
            timings["load models"] = clock[-1] - clock[-2]
        lines = self._reader.read(screenshot.pixels)
        clock.append(time.perf_counter())
        timings["read text"] = clock[-1] - clock[-2]
        scene = look(screenshot.pixels, lines)
        found = segment(scene)
        timings["segment"] = time.perf_counter() - clock[-1]
        return Evidence(screenshot.size, screenshot.scale, scene.lines, found)


if TYPE_CHECKING:
    from screenseg.perceive.read import Reader
