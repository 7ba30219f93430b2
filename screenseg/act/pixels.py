"""What changed between two pictures of a screen."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from screenseg.capture import Screenshot
from screenseg.geometry import Box

__all__ = ["changed", "difference", "popup"]

_CARET = 3  # pixels wide at most; it blinks
_JOIN = 15  # pixels: changes no farther apart than this belong to one thing, such as the lines of a list


def changed(before: Screenshot, after: Screenshot, box: Box | None = None) -> bool:
    """Whether two pictures differ, inside `box` or everywhere, by more than a blinking caret."""
    where = difference(before, after, box)
    return where is not None and where.width > _CARET


def difference(
    before: Screenshot, after: Screenshot, box: Box | None = None, *, outside: Box | None = None
) -> Box | None:
    """The smallest box, in image pixels, around all pixels that differ; None if none does.

    Args:
        before, after: two pictures of the same place.
        box: where to compare; everywhere if None. What of it lies beyond the picture is ignored.
        outside: where not to compare.
    """
    if before.pixels.shape != after.pixels.shape:
        return Box(0, 0, *after.size)
    left, top, right, bottom = (max(v, 0) for v in box or (0, 0, *after.size))
    bounds = _bounds(_unequal(before, after, outside)[top:bottom, left:right])
    return bounds.translate(left, top) if bounds else None


def popup(before: Screenshot, after: Screenshot, opener: Box) -> Box | None:
    """Where something has appeared that adjoins `opener`, image pixels; None if nothing has.

    What changed elsewhere on the screen, and on the opener itself, is left out.
    """
    if before.pixels.shape != after.pixels.shape:
        return None
    unequal = _unequal(before, after, opener).astype(np.uint8)
    joined = cv2.dilate(unequal, np.ones((_JOIN, _JOIN), np.uint8))
    count, labels = cv2.connectedComponents(joined)
    found = [_bounds(unequal.astype(bool) & (labels == label)) for label in range(1, count)]
    near = [box for box in found if box is not None and box.intersect(opener.expand(_JOIN))]
    return max((box for box in near if box.height > opener.height / 2), key=lambda box: box.area, default=None)


def _bounds(mask: npt.NDArray[np.bool_]) -> Box | None:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return None
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _unequal(before: Screenshot, after: Screenshot, outside: Box | None) -> npt.NDArray[np.bool_]:
    """Which pixels of two pictures of one size differ, not counting those in `outside`."""
    unequal: npt.NDArray[np.bool_] = (before.pixels != after.pixels).any(axis=2)
    if outside is not None:
        rows, columns = (
            slice(max(outside.top, 0), max(outside.bottom, 0)),
            slice(max(outside.left, 0), max(outside.right, 0)),
        )
        unequal[rows, columns] = False
    return unequal
