"""Where the ink is: tight boxes, gaps and colours of text, from pixels alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color

__all__ = ["Ink", "ink_of", "runs", "spans", "vertical_rules"]

CONTRAST = 24  # of 255: less than this away from the background is noise, not ink
FULL = 0.9  # share of a row or column that is ink where it is a rule or a border
MIN_SIDE = 10  # pixels: in smaller boxes a stroke can look like a rule
SPLIT_GAP = 0.8  # times the line height: a wider gap parts two texts (a space is 0.3, in monospace 0.75)


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink inside a box: a mask of that box's size, and the two colours."""

    box: Box
    mask: NDArray[np.bool_]
    color: Color
    background: Color

    def part(self, start: int, end: int) -> Ink:
        """The ink between two columns, counted from the left of the box."""
        left = self.box.left
        box = Box(left + start, self.box.top, left + end, self.box.bottom)
        return Ink(box, self.mask[:, start:end], self.color, self.background)

    def tight(self) -> Box | None:
        """The smallest box around the ink, image pixels; None if there is none."""
        columns, rows = np.flatnonzero(self.mask.any(axis=0)), np.flatnonzero(self.mask.any(axis=1))
        if not len(columns):
            return None
        left, top = self.box.left, self.box.top
        return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def ink_of(pixels: NDArray[np.uint8], box: Box) -> Ink:
    """Part ink from background inside `box`, clipped to the image: the background is the most common colour there."""
    box = box.intersect(Box(0, 0, pixels.shape[1], pixels.shape[0])) or Box(0, 0, 1, 1)
    crop = pixels[box.top : box.bottom, box.left : box.right]
    background = _mode(crop)
    distance = np.abs(crop.astype(np.int16) - np.array(background, np.int16)).max(axis=2)
    strongest = int(distance.max(initial=0))
    mask = distance > max(CONTRAST, strongest * 0.35) if strongest > CONTRAST else distance > max(6, strongest * 0.5)
    mask = _without_rules(mask)
    core = distance >= strongest * 0.8
    color = np.median(crop[core & mask], axis=0) if (core & mask).any() else np.array(background)
    return Ink(box, mask, (int(color[0]), int(color[1]), int(color[2])), background)


def _without_rules(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drop what reaches from side to side: borders, underlines, and the strip of another surface at an edge."""
    out = mask.copy()
    for lines, across in ((out, mask.mean(axis=1)), (out.T, mask.mean(axis=0))):
        if len(across) < MIN_SIDE:
            continue
        full = across > FULL
        lines[_thin(full)] = False
        for order in (range(len(full)), range(len(full) - 1, -1, -1)):
            for i in order:
                if not full[i]:
                    break
                lines[i] = False
    return out


def _mode(crop: NDArray[np.uint8]) -> Color:
    """The most common colour, by bins of 8 levels."""
    flat = crop.reshape(-1, 3)
    keys = (flat >> 3).astype(np.int32) @ np.array([1024, 32, 1], np.int32)
    values, counts = np.unique(keys, return_counts=True)
    mean = flat[keys == values[counts.argmax()]].mean(axis=0)
    return (round(mean[0]), round(mean[1]), round(mean[2]))


def runs(ink: Ink, rules: NDArray[np.bool_], *, height: float) -> list[Box]:
    """Split a line at wide gaps and at vertical rules into tight boxes, left to right.

    Args:
        ink: of the whole line.
        rules: for each column whether a vertical rule stands there.
        height: of the line of text, pixels; the measure for gaps.
    """
    blobs = spans(ink.mask.any(axis=0))
    out: list[Box] = []
    first = 0
    for i, (_, end) in enumerate(blobs):
        if i + 1 < len(blobs) and not _parted(rules, end, blobs[i + 1][0], height):
            continue
        part = ink.part(blobs[first][0], end).tight()
        first = i + 1
        if part is not None and part.area >= 4:
            out.append(part)
    return out


def vertical_rules(pixels: NDArray[np.uint8], ink: Ink) -> NDArray[np.bool_]:
    """For each column of the ink's box whether a thin line crosses it from top to bottom."""
    box = ink.box
    crop = pixels[box.top : box.bottom, box.left : box.right].astype(np.int16)
    far = np.abs(crop - np.array(ink.background, np.int16)).max(axis=2) > CONTRAST // 2
    return _thin(far.mean(axis=0) > FULL)


def spans(flags: NDArray[np.bool_] | np.bool_) -> list[tuple[int, int]]:
    """Runs of True as (start, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _thin(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of the flagged rows or columns those in groups of at most two: rules, not bold strokes."""
    out = np.zeros_like(flags)
    for start, end in spans(flags):
        out[start:end] = end - start <= 2
    return out


def _parted(rules: NDArray[np.bool_], end: int, start: int, height: float) -> bool:
    """Whether the gap between two columns of ink parts two texts."""
    gap = start - end
    return gap > SPLIT_GAP * height or (gap > 0.45 * height and bool(rules[end:start].any()))
