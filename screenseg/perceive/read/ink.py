"""Where the ink is: tight boxes, gaps and colours of text, from pixels alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.evidence import Color

__all__ = ["CONTRAST", "Ink", "ink_of", "mode", "runs", "spans"]

CONTRAST = 24  # of 255: less than this away from the background is noise, not ink
FULL = 0.9  # share of a row or column that is ink where it is a rule or a border
LONG = 2.0  # times the box height: no stroke of a letter is as long as this
TALL = 1.0  # times the line height: ink in one column
MIN_SIDE = 10  # pixels: in smaller boxes a stroke can look like a rule
STRANGERS = 0.35  # share of the ink that must not touch the edge for the rest to be taken as foreign
SPLIT_GAP = 0.8  # times the line height: a wider gap parts two texts (a space is 0.3, in monospace 0.75)
PITCHES = np.linspace(0.45, 1.0, 400)  # times the line height: width of a letter's cell in monospace
LETTERS, REGULAR, NEAR = 8, 0.92, 0.12  # of a monospaced line: least letters, share in their cells, cells off at most


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink inside a box: masks of that box's size, and the two colours.

    Attributes:
        box: image pixels.
        mask: the ink of the text.
        faint: everything that differs from the background: borders and the soft edges of thin lines too.
        color: of the ink.
        background: the most common colour.
    """

    box: Box
    mask: NDArray[np.bool_]
    faint: NDArray[np.bool_]
    color: Color
    background: Color

    def part(self, start: int, end: int) -> Ink:
        """The ink between two columns, counted from the left of the box."""
        left = self.box.left
        box = Box(left + start, self.box.top, left + end, self.box.bottom)
        return Ink(box, self.mask[:, start:end], self.faint[:, start:end], self.color, self.background)

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
    background = mode(crop)
    distance = np.abs(crop.astype(np.int16) - np.array(background, np.int16)).max(axis=2)
    strongest = int(distance.max(initial=0))
    mask = distance > max(CONTRAST, strongest * 0.35) if strongest > CONTRAST else distance > max(6, strongest * 0.5)
    mask = _without_strangers(_without_rules(_without_frames(mask)))
    core = distance >= strongest * 0.8
    color = np.median(crop[core & mask], axis=0) if (core & mask).any() else np.array(background)
    return Ink(box, mask, distance > CONTRAST, (int(color[0]), int(color[1]), int(color[2])), background)


def _without_rules(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drop what reaches from side to side: borders, underlines, and the strip of another surface at an edge."""
    out = mask.copy()
    for row in np.flatnonzero(mask.sum(axis=1) > LONG * len(mask)):
        for start, end in spans(mask[row]):
            if end - start > LONG * len(mask):
                out[row, start:end] = False
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


def _without_frames(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drop the borders of fields and buttons that the box holds whole."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    out = mask.copy()
    for label, (_, top, width, height, area) in enumerate(stats[:, :5].tolist()):
        if label and width > 1.5 * height > 0.75 * len(mask) and area < 0.3 * width * height:
            ends = [(labels[row] == label).sum() > 0.5 * width for row in (top, top + height - 1)]
            if all(ends):
                out[labels == label] = False
    return out


def _without_strangers(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drop what is no letter: borders that go on beyond the box, tails of the lines above and below."""
    height, width = mask.shape
    if height < MIN_SIDE or width < MIN_SIDE:
        return mask
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    lefts, tops, widths, heights, areas = (stats[:, i] for i in range(5))
    border = (areas < 0.3 * widths * heights) & (widths > 1.5 * heights)
    line = (heights <= 3) & (widths > height)
    beside = ((lefts == 0) | (lefts + widths == width)) & (heights > 0.55 * height) & (areas < 0.5 * widths * heights)
    tail = (tops + heights < 0.25 * height) & (tops == 0) | (tops > 0.75 * height) & (tops + heights == height)
    foreign = border | line | beside | tail
    foreign[0] = False
    kept = mask & ~foreign[labels]
    return kept if kept.sum() > STRANGERS * mask.sum() else mask


def toggle_spans(ink: Ink, *, height: float) -> list[tuple[int, int]]:
    """Columns of check boxes and radio buttons between words: boxes or discs with room on both sides.

    Args:
        ink: of the whole line.
        height: of the line of text, pixels.
    """
    gap = 0.25 * height
    blobs = [(-1000, -1000), *spans(ink.faint.any(axis=0)), (ink.box.width + 1000, ink.box.width + 1000)]
    out = []
    for (_, before), (start, end), (after, _) in zip(blobs, blobs[1:], blobs[2:], strict=False):
        if min(start - before, after - end) < gap:
            continue
        rows = np.flatnonzero(ink.faint[:, start:end].any(axis=1))
        high = int(rows[-1] - rows[0]) + 1
        square = 0.7 * height <= high <= 1.8 * height and 0.85 <= (end - start) / high <= 1.18
        if square and _outlined(ink.faint[rows[0] : rows[-1] + 1, start:end]):
            out.append((start, end))
    return out


def _outlined(mask: NDArray[np.bool_]) -> bool:
    """Whether ink is a box or a ring: its outline fills the square, or all but the corners."""
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if len(contours) != 1:
        return False
    filled = cv2.drawContours(np.zeros(mask.shape, np.uint8), contours, -1, 1, cv2.FILLED)
    side = max(2, mask.shape[0] // 6)
    corners = [filled[:side, :side], filled[:side, -side:], filled[-side:, :side], filled[-side:, -side:]]
    round_ = all(c.mean() < 0.6 for c in corners) and 0.74 <= filled.mean() <= 0.9
    return bool(filled.mean() > 0.93 or round_)


def mode(crop: NDArray[np.uint8]) -> Color:
    """The most common colour, by bins of 8 levels."""
    flat = crop.reshape(-1, 3)
    keys = (flat >> 3).astype(np.int32) @ np.array([1024, 32, 1], np.int32)
    values, counts = np.unique(keys, return_counts=True)
    mean = flat[keys == values[counts.argmax()]].mean(axis=0)
    return (round(mean[0]), round(mean[1]), round(mean[2]))


def runs(ink: Ink, *, height: float) -> list[Box]:
    """Split a line at wide gaps, vertical rules and toggles into tight boxes, left to right.

    Args:
        ink: of the whole line.
        height: of the line of text, pixels; the measure for gaps.
    """
    rules = _longest_runs(ink.faint) > TALL * height  # no letter is as high as a border that stands beside it
    for start, end in toggle_spans(ink, height=height):
        ink.mask[:, start:end] = False
        rules[start:end] = True
    blobs = spans(ink.mask.any(axis=0))
    spaces = _spaces(blobs, height)
    out: list[Box] = []
    first = 0
    for i, (_, end) in enumerate(blobs):
        if i + 1 < len(blobs) and (i in spaces or not _parted(rules, end, blobs[i + 1][0], height)):
            continue
        part = ink.part(blobs[first][0], end).tight()
        first = i + 1
        if part is not None and part.area >= 4:
            out.append(part)
    return out


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


def _longest_runs(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each column the length of its longest unbroken run of ink."""
    run = np.zeros(mask.shape[1], np.int64)
    longest = run.copy()
    for row in mask:
        run = (run + 1) * row
        longest = np.maximum(longest, run)
    return longest


def _spaces(blobs: Sequence[tuple[int, int]], height: float) -> set[int]:
    """Blobs after which one cell is empty, if letters stand in cells of one width: a space, however wide it looks."""
    wide = [i for i, (one, other) in enumerate(pairwise(blobs)) if SPLIT_GAP * height < other[0] - one[1] < 2 * height]
    letters = np.array([(start + end) / 2 for start, end in blobs if end - start < height])
    if not wide or len(letters) < LETTERS:
        return set()
    cells = (letters[None] - letters[0]) / (PITCHES[:, None] * height)
    regular = (np.abs(cells - cells.round()) < NEAR).mean(axis=1)
    best = int(regular.argmax())
    if regular[best] < REGULAR:
        return set()
    pitch = PITCHES[best] * height
    apart = {i: (sum(blobs[i + 1]) - sum(blobs[i])) / 2 / pitch for i in wide}
    return {i for i, cells_apart in apart.items() if abs(cells_apart - 2) < 2 * NEAR}


def _parted(rules: NDArray[np.bool_], end: int, start: int, height: float) -> bool:
    """Whether the gap between two columns of ink parts two texts."""
    gap = start - end
    return gap > SPLIT_GAP * height or (gap > 0.45 * height and bool(rules[end:start].any()))
