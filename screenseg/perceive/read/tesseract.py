"""Tesseract, in process through `tesserocr` where that is installed, else one process a page through `pytesseract`.

Tesseract expects black print on white paper. So it is given not the screen but its ink: how far each pixel is from
the colour around it, which is the same for light text on dark and for text on a coloured button.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg._optional import optional
from screenseg.errors import MissingDependency
from screenseg.geometry import Box
from screenseg.perceive.evidence import TextLine, Word
from screenseg.perceive.read import Reader
from screenseg.perceive.read.ink import SPLIT_GAP, ink_of

__all__ = ["tesseract_reader"]

ZOOM = 2  # screen text is half as high as what Tesseract was trained on
SPARSE = 11  # page segmentation mode: as much text as possible in no particular order
SURROUNDINGS = 23  # pixels: the window whose median is taken for the colour around
LETTER = 100  # pixels: connected ink wider or higher than this is a border, which would confuse the page layout
CONFIDENT = 0.4  # a word read with less is not text

_Found = tuple[tuple[int, ...], str, Box, float]
"""A word: the line it belongs to, its text, its box in zoomed pixels, its confidence 0 to 1."""


def tesseract_reader() -> Reader:
    """The engine, in process if it can be.

    Raises:
        MissingDependency: neither `tesserocr` nor `pytesseract` with the tesseract program is installed.
    """
    in_process = importlib.util.find_spec("tesserocr") is not None
    pytesseract = (
        None if in_process else optional("pytesseract", extra="tesseract", purpose="The OCR engine 'tesseract'")
    )
    if shutil.which("tesseract") is None:
        raise MissingDependency(
            "The OCR engine 'tesseract' needs the program tesseract, which is not on PATH. "
            "Install it (Debian, Ubuntu: apt-get install tesseract-ocr), or use ocr='rapidocr'."
        )
    return _TesseractReader(_InProcess() if in_process else _OneProcessAPage(pytesseract))


class _TesseractReader:
    """Finds and reads text with Tesseract."""

    def __init__(self, engine: _InProcess | _OneProcessAPage) -> None:
        self._engine = engine

    def read(self, pixels: NDArray[np.uint8], found: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        """The text lines of an ``(H, W, 3)`` uint8 RGB image.

        Args:
            pixels: the image.
            found: not used; Tesseract lays out a page itself, and a call for each line would take ten times as long.
        """
        if min(pixels.shape[:2]) < 3:
            return ()
        page = np.asarray(cv2.resize(_print(pixels), None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC), np.uint8)
        by_line: dict[tuple[int, ...], list[tuple[Word, float]]] = defaultdict(list)
        for line, text, box, confidence in self._engine.words(page):
            if confidence >= CONFIDENT and text.strip():
                by_line[line].append((_word(pixels, text.strip(), box), confidence))
        return tuple(_line(pixels, run) for words in by_line.values() for run in _runs(words))


def _print(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The screen as black ink on white, ``(H, W)`` uint8, whatever its colours."""
    small = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    around = cv2.resize(cv2.medianBlur(small, SURROUNDINGS // 2 | 1), pixels.shape[1::-1])
    distance = cv2.absdiff(pixels, np.asarray(around, np.uint8)).max(axis=2)
    strongest = cv2.dilate(distance, np.ones((15, 15), np.uint8)).astype(np.float32)
    ink = np.clip(distance / np.maximum(strongest, 48) * 255, 0, 255).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((ink > 64).astype(np.uint8))
    borders = (stats[:, cv2.CC_STAT_WIDTH] > LETTER) | (stats[:, cv2.CC_STAT_HEIGHT] > LETTER)
    borders[0] = False  # the paper
    ink[borders[labels]] = 0
    return np.asarray(255 - ink, np.uint8)


def _word(pixels: NDArray[np.uint8], text: str, zoomed: Box) -> Word:
    box = zoomed.scale(1 / ZOOM)
    return Word(text, box, ink_of(pixels, box.expand(1)).color)


def _runs(words: list[tuple[Word, float]]) -> Iterable[list[tuple[Word, float]]]:
    """Parts a line at wide gaps."""
    run: list[tuple[Word, float]] = []
    for word, confidence in sorted(words, key=lambda pair: pair[0].box.left):
        if run and word.box.left - run[-1][0].box.right > SPLIT_GAP * max(word.box.height, run[-1][0].box.height):
            yield run
            run = []
        run.append((word, confidence))
    yield run


def _line(pixels: NDArray[np.uint8], run: list[tuple[Word, float]]) -> TextLine:
    words = tuple(word for word, _ in run)
    box = Box.around(word.box for word in words)
    ink = ink_of(pixels, box.expand(1))
    confidence = sum(c for _, c in run) / len(run)
    return TextLine(" ".join(w.text for w in words), box, confidence, words, ink.color, ink.background)


class _InProcess:
    """Tesseract through `tesserocr`: the language data is loaded once."""

    def __init__(self) -> None:
        import tesserocr

        self._level = tesserocr.RIL
        self._iterate = tesserocr.iterate_level
        self._api = tesserocr.PyTessBaseAPI(path=_language_data(), psm=SPARSE)

    def words(self, page: NDArray[np.uint8]) -> Iterable[_Found]:
        from PIL import Image

        self._api.SetImage(Image.fromarray(page))
        self._api.Recognize()
        number = 0
        for item in self._iterate(self._api.GetIterator(), self._level.WORD):
            number += bool(item.IsAtBeginningOf(self._level.TEXTLINE))
            bounds = item.BoundingBox(self._level.WORD)
            if bounds and bounds[0] < bounds[2] and bounds[1] < bounds[3]:
                yield (
                    (number,),
                    item.GetUTF8Text(self._level.WORD),
                    Box(*bounds),
                    item.Confidence(self._level.WORD) / 100,
                )


def _language_data() -> str:
    """The folder of the program's language data, which `tesserocr` does not find by itself."""
    if "TESSDATA_PREFIX" in os.environ:
        return os.environ["TESSDATA_PREFIX"]
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return (told.stdout + told.stderr).partition('"')[2].partition('"')[0]


class _OneProcessAPage:
    """Tesseract through `pytesseract`: a process for each page."""

    def __init__(self, pytesseract: Any) -> None:
        self._pytesseract = pytesseract

    def words(self, page: NDArray[np.uint8]) -> Iterable[_Found]:
        data = self._pytesseract.image_to_data(
            page, config=f"--psm {SPARSE}", output_type=self._pytesseract.Output.DICT
        )
        for i, text in enumerate(data["text"]):
            left, top, width, height = (data[key][i] for key in ("left", "top", "width", "height"))
            if width > 0 and height > 0:
                line = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
                yield line, text, Box(left, top, left + width, top + height), float(data["conf"][i]) / 100
