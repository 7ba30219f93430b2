"""Perception: a screenshot becomes evidence, i.e. text lines and regions with confidences."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from screenseg import weights
from screenseg.perceive.evidence import Evidence, Region, TextLine, Word

if TYPE_CHECKING:
    from screenseg.capture import Screenshot

__all__ = ["Evidence", "Perceiver", "Region", "TextLine", "Word"]

ICONS = "icons"
"""The network that tells what icons are for, among the weights that come with the package."""


class Perceiver:
    """Looks at screenshots; loads its networks when it first needs them.

    Args:
        ocr: name of the OCR engine, see `screenseg.perceive.read.ENGINES`.
        segmenter: what finds regions and lines, see `screenseg.perceive.segment.check`.
        device: where its network runs.

    Raises:
        ValueError: there is no engine or segmenter of that name.
    """

    def __init__(self, *, ocr: str, segmenter: str, device: str = "cpu") -> None:
        from screenseg.perceive.read import ENGINES
        from screenseg.perceive.segment import check

        if ocr not in ENGINES:
            raise ValueError(f"There is no OCR engine {ocr!r}; choose one of {', '.join(ENGINES)}.")
        check(segmenter, device)
        self._ocr, self._name, self._device = ocr, segmenter, device
        self._reader: Reader | None = None
        self._segmenter: Segmenter | None = None
        self._icons: IconReader | None = None

    def perceive(self, screenshot: Screenshot, timings: dict[str, float]) -> Evidence:
        """The evidence of one screenshot; seconds of each stage are added to `timings`.

        Raises:
            MissingDependency: the OCR engine is not installed.
            WeightsError: a network's file is missing or damaged.
        """
        from screenseg.perceive.classic import segment
        from screenseg.perceive.looks import look
        from screenseg.perceive.segment import regions

        pixels = screenshot.pixels
        if self._reader is None:
            with _timed(timings, "load models"):
                self._load()
        assert self._reader is not None
        seen = None
        if self._segmenter is not None:
            with _timed(timings, "segment"):
                seen = self._segmenter(pixels)
        with _timed(timings, "read text"):
            lines = self._reader.read(pixels, seen.lines if seen else None)
        with _timed(timings, "shapes"):
            scene = look(pixels, lines)
            told = segment(scene) if seen is None else regions(scene, seen)
        with _timed(timings, "icons"):
            told = self._named(scene, told)
        return Evidence(screenshot.size, screenshot.scale, scene.lines, told)

    def _named(self, scene: Scene, told: tuple[Region, ...]) -> tuple[Region, ...]:
        """Regions, icons and buttons without words with the names they may have."""
        from screenseg.perceive.icons import IconReader, wordless

        at = [index for index, region in enumerate(told) if wordless(scene, region)]
        if not at:
            return told
        if self._icons is None:
            self._icons = IconReader(weights.find(ICONS).path)
        found = self._icons.read(scene.pixels, [told[index] for index in at])
        named = dict(zip(at, found, strict=True))
        return tuple(replace(region, names=named.get(index, ())) for index, region in enumerate(told))

    def _load(self) -> None:
        from screenseg.perceive.read import reader
        from screenseg.perceive.segment import segmenter

        self._segmenter = segmenter(self._name, device=self._device)
        self._reader = reader(self._ocr)


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    timings[stage] = timings.get(stage, 0.0) + time.perf_counter() - started


if TYPE_CHECKING:
    from screenseg.perceive.icons import IconReader
    from screenseg.perceive.looks import Scene
    from screenseg.perceive.read import Reader
    from screenseg.perceive.segment import Segmenter
