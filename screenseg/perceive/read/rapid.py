"""PP-OCR, with the models that the `rapidocr` wheel carries, run by our own runtime.

Two networks: one finds lines (Differentiable Binarization, Liao et al. 2020, arXiv:1911.08947), one reads line
crops (CTC, Graves et al. 2006). Only the model files of `rapidocr` are used, not its code: crops are split at
borders and gaps before they are read, read in batches of like width, and never read twice.
"""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.errors import MissingDependency
from screenseg.geometry import Box
from screenseg.perceive.evidence import TextLine, Word
from screenseg.perceive.read.ink import Ink, ink_of, spans
from screenseg.perceive.read.lines import inks_of, split
from screenseg.perceive.runtime import Network

__all__ = ["RapidReader"]

THRESHOLD, BOX_THRESHOLD, UNCLIP = 0.3, 0.5, 1.6  # PP-OCR's own settings for finding lines
BAND, OVERLAP = 9_000_000, 128  # pixels of a picture that are looked at at once for lines; rows on both sides with them
HEIGHT = 48  # of the crops that the reading network takes, pixels
STRIDE = 8  # pixels of a crop for each step of its output
WIDTHS = (48, 96, 144, 192, 256, 320, 416, 512, 640, 800, 1024, 1280, 1600, 2048)
BATCH_PIXELS = 2048  # sum of the widths in one batch
REMEMBERED = 4096  # crops whose text is kept
MARKS = frozenset("✓✔√☑☒☐□■▢○●◯◎◉▲▼△▽▾▴◀▶◁▷►◄")
CONFIDENT = 0.5  # a line read with less is not text


@dataclass(frozen=True, slots=True)
class _Reading:
    """Text of one crop, mean confidence, and for each character where it stands, as a share of the crop's width."""

    text: str
    confidence: float
    places: tuple[float, ...]


class RapidReader:
    """Finds and reads text with PP-OCR's small models; remembers crops it has read."""

    def __init__(self) -> None:
        models = _models_folder()
        self._models = models
        self._finder: Network | None = None  # loaded when first needed
        self._recogniser = Network(_model(models, "rec"))
        self._alphabet = ["", *self._recogniser.metadata("character").splitlines(), " "]
        self._memory: OrderedDict[bytes, _Reading] = OrderedDict()

    def read(self, pixels: NDArray[np.uint8], found: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        """The text lines of an ``(H, W, 3)`` uint8 RGB image.

        Args:
            pixels: the image.
            found: boxes around the ink of lines, image pixels; if None, PP-OCR's own network looks for them.
        """
        if found is None:
            inks = [ink for box in self._find(pixels) for ink in split(pixels, box)]
        else:
            inks = inks_of(pixels, found)
        crops = [_crop(pixels, ink.box) for ink in inks]
        readings = self._recognise(crops)
        lines = (_line(pixels, ink, reading) for ink, reading in zip(inks, readings, strict=True))
        return tuple(line for line in lines if line is not None)

    def _find(self, pixels: NDArray[np.uint8]) -> list[Box]:
        """Boxes of text lines, a little larger than the ink."""
        height, width = pixels.shape[:2]
        heat = self._heat(pixels)
        count, labels, stats, _ = cv2.connectedComponentsWithStats((heat > THRESHOLD).astype(np.uint8))
        means = np.bincount(labels.ravel(), heat.ravel(), count) / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
        whole = Box(0, 0, width, height)
        out = []
        for (left, top, w, h, _area), mean in zip(stats[1:].tolist(), means[1:].tolist(), strict=True):
            if min(w, h) < 3 or mean < BOX_THRESHOLD:
                continue
            margin = max(2, round(w * h * UNCLIP / (2 * (w + h))))
            box = Box(left, top, left + w, top + h).expand(margin).intersect(whole)
            if box is not None:
                out.append(box)
        return out

    def _heat(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """(H, W) how likely each pixel is in the middle of a line; band by band where a picture is large."""
        if self._finder is None:
            self._finder = Network(_model(self._models, "det"))
        height, width = pixels.shape[:2]
        step = max(2 * OVERLAP, BAND // width)
        bands = []
        for top in range(0, height, step):
            above = min(top, OVERLAP)
            band = pixels[top - above : top + step + OVERLAP]
            padded = cv2.copyMakeBorder(band, 0, -len(band) % 32, 0, -width % 32, cv2.BORDER_REPLICATE)
            bands.append(self._finder(_normalise(padded)[None])[0, 0, above : above + min(step, height - top), :width])
        return np.concatenate(bands)

    def _recognise(self, crops: list[NDArray[np.uint8]]) -> list[_Reading]:
        """Each crop's text; crops seen before are not read again."""
        keys = [crop.tobytes() + bytes(str(crop.shape), "ascii") for crop in crops]
        fresh = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in self._memory}
        for batch in _batches(fresh):
            self._memory.update(zip(batch, self._recognise_batch([fresh[key] for key in batch]), strict=True))
        readings = []
        for key in keys:
            self._memory.move_to_end(key)
            readings.append(self._memory[key])
        while len(self._memory) > REMEMBERED:
            self._memory.popitem(last=False)
        return readings

    def _recognise_batch(self, crops: list[NDArray[np.uint8]]) -> list[_Reading]:
        width = _bucket(max(crop.shape[1] for crop in crops))
        batch = np.zeros((len(crops), 3, HEIGHT, width), np.float32)
        for i, crop in enumerate(crops):
            batch[i, :, :, : crop.shape[1]] = _normalise(crop)
        probabilities = self._recogniser(batch)
        best, confidence = probabilities.argmax(axis=2), probabilities.max(axis=2)
        return [self._decode(best[i], confidence[i], crop.shape[1]) for i, crop in enumerate(crops)]

    def _decode(self, best: NDArray[np.int64], confidence: NDArray[np.float32], width: int) -> _Reading:
        """Greedy CTC: repeats collapse, blanks (0) go."""
        keep = (best != 0) & np.concatenate(([True], best[1:] != best[:-1]))
        steps = np.flatnonzero(keep)
        text = "".join(self._alphabet[best[step]] for step in steps)
        places = tuple(min(1.0, (float(step) + 0.5) * STRIDE / width) for step in steps)
        return _Reading(text, float(confidence[keep].mean()) if len(steps) else 0.0, places)


def _models_folder() -> Path:
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise MissingDependency(
            "The OCR engine 'rapidocr', which comes with screenseg, is not installed. Install it: pip install rapidocr",
            name="rapidocr",
        )
    return Path(spec.origin).parent / "models"


def _model(folder: Path, task: str) -> Path:
    found = sorted(folder.glob(f"*_{task}_*.onnx"))
    if not found:
        raise MissingDependency(
            f"The installed 'rapidocr' carries no *_{task}_*.onnx model in {folder}. "
            "Install the version screenseg was tested with: pip install 'rapidocr==3.10.*'",
            name="rapidocr",
        )
    return found[-1]


def _normalise(pixels: NDArray[Any]) -> NDArray[np.float32]:
    """RGB ``(H, W, 3)`` uint8 to the networks' BGR ``(3, H, W)`` float32 in -1 to 1."""
    return np.ascontiguousarray(pixels[:, :, ::-1].transpose(2, 0, 1), np.float32) / 127.5 - 1


def _crop(pixels: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """The box's pixels at the reading network's height."""
    part = pixels[box.top : box.bottom, box.left : box.right]
    width = min(WIDTHS[-1], max(8, round(part.shape[1] * HEIGHT / part.shape[0])))
    resized = cv2.resize(part, (width, HEIGHT), interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(resized, np.uint8)


def _bucket(width: int) -> int:
    return next(w for w in WIDTHS if w >= width)


def _batches(crops: dict[bytes, NDArray[np.uint8]]) -> list[list[bytes]]:
    """Keys in batches of like width, so that little is padding."""
    out: list[list[bytes]] = []
    for key, crop in sorted(crops.items(), key=lambda item: item[1].shape[1]):
        bucket = _bucket(crop.shape[1])
        fits = out and _bucket(crops[out[-1][0]].shape[1]) == bucket and (len(out[-1]) + 1) * bucket <= BATCH_PIXELS
        if fits:
            out[-1].append(key)
        else:
            out.append([key])
    return out


def _line(pixels: NDArray[np.uint8], ink: Ink, reading: _Reading) -> TextLine | None:
    """The line of a reading; None where nothing was read for sure."""
    reading = _without_marks(reading)
    if not reading.text.strip() or reading.confidence < CONFIDENT:
        return None
    words = _words(pixels, _letters_only(ink, reading), reading)
    if not words:
        return None
    text = " ".join(word.text for word in words)
    box = Box.around(word.box for word in words)
    return TextLine(text, box, reading.confidence, words, ink.color, ink.background)


def _without_marks(reading: _Reading) -> _Reading:
    """Without the signs at either end that a check box, radio button or arrow was read as."""
    start, end = 0, len(reading.text)
    while start < end and (reading.text[start] in MARKS or reading.text[start].isspace()):
        start += 1
    while end > start and (reading.text[end - 1] in MARKS or reading.text[end - 1].isspace()):
        end -= 1
    return _Reading(reading.text[start:end], reading.confidence, reading.places[start:end])


def _letters_only(ink: Ink, reading: _Reading) -> Ink:
    """Without the icon or check box that stands before the first letter read or after the last one."""
    height, width = ink.mask.shape
    first, last = reading.places[0] * width - 0.45 * height, reading.places[-1] * width + 0.45 * height
    mask = ink.mask.copy()
    blobs = spans(ink.mask.any(axis=0))
    for (start, end), (after, _) in pairwise(blobs):
        wide = end - start > 1.2 * height and end < first + 0.65 * height  # a switch
        if (wide or (end < first and end - start > 0.3 * height)) and after - end >= 2:
            mask[:, :end] = False
    for (_, before), (start, end) in pairwise(blobs):
        if start > last and end - start > 0.3 * height and start - before >= 2:
            mask[:, start:] = False
    return Ink(ink.box, mask, ink.faint, ink.color, ink.background)


def _words(pixels: NDArray[np.uint8], ink: Ink, reading: _Reading) -> tuple[Word, ...]:
    """Words with boxes: each space is laid into the widest gap of ink near where the network saw it."""
    cuts, texts = [0], [""]
    for i, (character, place) in enumerate(zip(reading.text, reading.places, strict=True)):
        if not character.isspace():
            texts[-1] += character
        elif texts[-1] and reading.text[i:].strip():
            cuts.append(max(cuts[-1] + 1, _gap_near(ink.mask, place)))
            texts.append("")
    out = []
    for text, start, end in zip(texts, cuts, [*cuts[1:], ink.box.width], strict=True):
        box = ink.part(start, end).tight() if start < end else None
        if text and box is not None:
            out.append(Word(text, box, ink_of(pixels, box.expand(1)).color))
    return tuple(out)


def _gap_near(mask: NDArray[np.bool_], place: float) -> int:
    """The middle of the widest run of empty columns within a line height of `place` (a share of the width)."""
    height, width = int(mask.shape[0]), int(mask.shape[1])
    centre = round(place * width)
    low, high = max(1, centre - height // 2), min(width - 1, centre + height // 2 + 1)
    if high <= low:
        return max(1, min(width - 1, centre))
    gaps = spans(~mask[:, low:high].any(axis=0))
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0], default=(centre - low, centre - low))
    return low + (start + end) // 2
