"""What changed between two pictures of a screen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from screenseg.capture import Screenshot
from screenseg.geometry import Box

__all__ = ["changed", "difference"]

_CARET = 3  # pixels wide at most; it blinks


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
    window = (slice(top, bottom), slice(left, right))
    unequal: npt.NDArray[np.bool_] = (before.pixels[window] != after.pixels[window]).any(axis=2)
    if outside is not None:
        unequal[
            max(outside.top - top, 0) : max(outside.bottom - top, 0),
            max(outside.left - left, 0) : max(outside.right - left, 0),
        ] = False
    rows, columns = np.flatnonzero(unequal.any(axis=1)), np.flatnonzero(unequal.any(axis=0))
    if not rows.size:
        return None
    return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)
