"""What icons are for, by their looks: names with probabilities, from a small network.

The network sees ink alone, how far each pixel differs from the ground, so that colours and themes make no difference.
It was shown the icons of some thirty sets with all the words that their makers and others call them
(`screenseg.synth.icons`), so a magnifying glass answers to "search", "find", "zoom" and "magnifier".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Names, Region
from screenseg.perceive.looks import Scene
from screenseg.perceive.runtime import Network

__all__ = ["OUTPUTS", "SIDE", "IconReader", "framed", "ink", "wordless"]

OUTPUTS = ("words", "meanings")
SIDE, MARGIN = 32, 2  # pixels: of what the network sees, and around the icon in it
LEAST = 24  # of 255: ink that differs less from its ground is none
INKED = 0.25  # share of the strongest ink from which on a pixel is the icon's
FRAME = 0.14  # of a button's shorter side: its border and round corners
BATCH = 64
PRESSED = frozenset({"img", "button", "link", "tab", "menuitem", "option"})
LARGEST = 6.0  # text heights: what is larger is a picture, or a button with more in it
PROBABLE = 0.15  # names below are not told
CALLED = 0.5  # probability of a meaning from which on it comes first, before words
TOLD = 12  # names at most

Float = NDArray[np.float32]


class IconReader:
    """Tells what icons are for.

    Args:
        path: the ONNX file that ``screenseg train export`` wrote.

    Raises:
        RuntimeError: it is no network of ours.
    """

    def __init__(self, path: Path) -> None:
        self._network = Network(path, outputs=OUTPUTS)
        names = json.loads(self._network.metadata("names"))
        self._meanings = len(names["meanings"])
        self._names: list[str] = [*names["words"], *(meaning.replace("_", " ") for meaning in names["meanings"])]

    def read(self, pixels: NDArray[np.uint8], regions: Sequence[Region]) -> list[Names]:
        """Names of icons, the best first; none where there is no ink.

        Args:
            pixels: (H, W, 3) uint8 RGB.
            regions: icons (`img`), or other things with an icon in them.
        """
        crops = [_crop(pixels, region.box, frame=region.role != "img") for region in regions]
        seen = [None if crop is None else framed(ink(crop)) for crop in crops]
        there = [(index, icon) for index, icon in enumerate(seen) if icon is not None]
        out: list[Names] = [()] * len(regions)
        for start in range(0, len(there), BATCH):
            part = there[start : start + BATCH]
            logits = self._network.all(np.stack([icon for _, icon in part])[:, None])
            chances = 1 / (1 + np.exp(-np.concatenate(logits, axis=1)))
            for (index, _), row in zip(part, chances, strict=True):
                out[index] = self._told(row)
        return out

    def _told(self, chances: Float) -> Names:
        """The likeliest names, a meaning before words."""
        words = len(self._names) - self._meanings
        first = words + int(chances[words:].argmax())
        order = [first, *np.argsort(-chances)[: 2 * TOLD].tolist()]
        best: dict[str, float] = {}
        for index in order if chances[first] >= CALLED else order[1:]:
            if chances[index] >= PROBABLE:
                best.setdefault(self._names[index], round(float(chances[index]), 3))
        return tuple(best.items())[:TOLD]


def wordless(scene: Scene, region: Region) -> bool:
    """Whether a region is an icon, or something that is pressed with nothing but an icon in it."""
    box = region.box
    if region.role not in PRESSED or max(box.width, box.height) > LARGEST * scene.unit:
        return False
    return not any(any(c.isalnum() for c in line.text) for line in scene.lines_in(box))


def _crop(pixels: NDArray[np.uint8], box: Box, *, frame: bool) -> NDArray[np.uint8] | None:
    """The pixels of an icon with a little of its ground, or those inside a button's frame."""
    by = -max(2, round(FRAME * min(box.width, box.height))) if frame else 2
    whole = Box(0, 0, pixels.shape[1], pixels.shape[0])
    if min(box.width, box.height) + 2 * by < 4:
        return None
    around = box.expand(by).intersect(whole)
    return None if around is None else pixels[around.top : around.bottom, around.left : around.right]


def ink(crop: NDArray[np.uint8]) -> Float:
    """(H, W) how far each pixel of an (H, W, 3) uint8 crop differs from what surrounds the icon, 0 to 1."""
    rim = np.concatenate((crop[0], crop[-1], crop[:, 0], crop[:, -1]))
    ground = np.median(rim, axis=0).astype(np.int16)
    differs = np.abs(crop.astype(np.int16) - ground).max(axis=2).astype(np.float32)
    return np.asarray(differs / max(LEAST, float(differs.max())), np.float32)


def framed(picture: Float) -> Float | None:
    """(SIDE, SIDE) the icon in an (H, W) picture of ink, as large as fits; None if there is no ink."""
    inked = picture >= INKED
    columns, rows = np.flatnonzero(inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
    if not len(columns) or picture.max() < 1:
        return None
    left, right, top, bottom = columns[0], columns[-1] + 1, rows[0], rows[-1] + 1
    zoom = (SIDE - 2 * MARGIN) / max(right - left, bottom - top, 3)
    if zoom < 1:  # what is left out by shrinking would come back as noise
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.35 / zoom), np.float32)
    x, y = ((SIDE - 1) / 2 - zoom * ((low + high - 1) / 2) for low, high in ((left, right), (top, bottom)))
    shift = np.array([[zoom, 0, x], [0, zoom, y]], np.float32)
    return np.asarray(cv2.warpAffine(picture, shift, (SIDE, SIDE), flags=cv2.INTER_LINEAR), np.float32)
