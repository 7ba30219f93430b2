"""From boxes around lines, as a network found them, to separate texts with their ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.read.ink import CONTRAST, Ink, ink_of, mode, runs

__all__ = ["inks_of", "split"]

AIR = 0.3  # of a line's height, around its ink: less cuts off what the network did not see, more takes in borders
LIKE, LEVEL, TOUCH = 1.7, 0.6, 0.3  # pieces of one line: ratio of heights, height they share, gap in heights
WORD_GAP = 0.45  # times the line height: words of one text stand no farther apart
REACH = 12.0  # times the line height: how far a line goes on beyond a box at most
BEYOND, BORDER = 0.35, 0.75  # times the line height, above and below; share of such a column that a letter never inks


def inks_of(pixels: NDArray[np.uint8], found: Sequence[Box]) -> list[Ink]:
    """The separate texts of a picture, each with its ink.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        found: boxes around the ink of lines, image pixels; a line may be there in part or in pieces.
    """
    whole = Box(0, 0, pixels.shape[1], pixels.shape[0])
    boxes = _aired(_joined([_whole_line(pixels, box) for box in found]), whole)
    return [ink for box in boxes for ink in split(pixels, box)]


def split(pixels: NDArray[np.uint8], box: Box) -> list[Ink]:
    """The separate texts inside one found line, each with its ink.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        box: around the line, with air.
    """
    ink = ink_of(pixels, box)
    parts = runs(ink, height=_line_height(ink))
    return [ink_of(pixels, _grown(part, pixels.shape)) for part in parts]


def _line_height(ink: Ink) -> float:
    """Height of the text from its ink; the found box is about 1.5 times as high."""
    tight = ink.tight()
    return max(ink.box.height * 0.55, min(tight.height if tight else 0, ink.box.height * 0.75))


def _grown(box: Box, shape: tuple[int, ...]) -> Box:
    """A little air around the ink, as the reading network was trained with."""
    grown = box.expand(max(2, box.height // 6)).intersect(Box(0, 0, shape[1], shape[0]))
    return grown or box


def _whole_line(pixels: NDArray[np.uint8], box: Box) -> Box:
    """The box, made wider at an end as far as the text goes on there: networks lose the ends of long lines."""
    whole = Box(0, 0, pixels.shape[1], pixels.shape[0])
    around = box.expand(round(REACH * box.height), round(BEYOND * box.height)).intersect(whole) or box
    background = mode(pixels[box.top : box.bottom, box.left : box.right])
    strip = pixels[around.top : around.bottom, around.left : around.right].astype(np.int16)
    far = np.abs(strip - np.array(background, np.int16)).max(axis=2) > CONTRAST
    inked = far[box.top - around.top : box.bottom - around.top].any(axis=0)
    letters = inked & (far.mean(axis=0) <= BORDER)
    start, end = box.left - around.left, box.right - around.left
    gap = WORD_GAP * box.height
    left = box.left - _goes_on(inked[:start][::-1], letters[:start][::-1], gap)
    return Box(left, box.top, box.right + _goes_on(inked[end:], letters[end:], gap), box.bottom)


def _goes_on(inked: NDArray[np.bool_], letters: NDArray[np.bool_], gap: float) -> int:
    """How many columns belong to what came before: up to a gap, or ink that is no letter's."""
    last = 0
    for index in np.flatnonzero(inked).tolist():
        if index - last > gap or not letters[index]:
            break
        last = index + 1
    return last


def _joined(found: Sequence[Box]) -> list[Box]:
    """Boxes, those made one that are pieces of one line: they touch, or nearly, and are as high as each other."""
    out: list[Box] = []
    for box in sorted(found, key=lambda b: b.left):
        piece = next((i for i, other in enumerate(out) if _continues(other, box)), None)
        if piece is None:
            out.append(box)
        else:
            out[piece] = Box.around((out[piece], box))
    return out


def _continues(one: Box, other: Box) -> bool:
    low, high = sorted((one.height, other.height))
    level = high <= LIKE * low and one.overlap_y(other) >= LEVEL * low
    return level and other.left - one.right <= TOUCH * low


def _aired(found: Sequence[Box], whole: Box) -> list[Box]:
    """Boxes around ink with as much air as the reading network was trained with."""
    grown = (box.expand(max(2, round(AIR * box.height))).intersect(whole) for box in found)
    return [box for box in grown if box is not None]
