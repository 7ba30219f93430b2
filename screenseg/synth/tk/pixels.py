"""Where in the picture something is drawn: what the widgets do not tell is read off the pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from screenseg.synth.renderer import Rectangle

__all__ = ["Image", "colour_of", "ink", "mark_box", "trim"]

Image = npt.NDArray[np.uint8]
_CONTRAST = 5  # of 255: a border may be very faint
_MARGIN = 12  # pixels that a theme's picture may leave free around a widget, at most


def colour_of(name: str) -> tuple[int, int, int]:
    """The colour written as #rrggbb."""
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def ink(
    image: Image, box: Rectangle, ground: Sequence[int], contrast: int = _CONTRAST
) -> tuple[int, int, npt.NDArray[np.bool_]]:
    """Left, top and mask of the pixels in a box that are not of the ground's colour."""
    height, width = image.shape[:2]
    left, top = max(round(box[0]), 0), max(round(box[1]), 0)
    right, bottom = min(round(box[2]), width), min(round(box[3]), height)
    part = image[top : max(bottom, top), left : max(right, left)].astype(np.int16)
    return left, top, np.abs(part - np.asarray(ground, np.int16)).max(axis=2, initial=0) > contrast


def mark_box(image: Image, box: Rectangle, ground: Sequence[int], contrast: int = _CONTRAST) -> Rectangle | None:
    """The box around all that is drawn in a box; None if nothing is."""
    left, top, mask = ink(image, box, ground, contrast)
    if not mask.any():
        return None
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def trim(image: Image, box: Rectangle, ground: Sequence[int]) -> tuple[Rectangle, bool]:
    """The box without margins in the ground's colour, and whether a border or fill of its own is drawn there.

    A box without either comes back as it was: what is drawn in it is only its text.
    """
    height, width = image.shape[:2]
    if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height:
        return box, True  # it sticks out: the picture does not show its edges
    found = mark_box(image, box, ground)
    if found is None:
        return box, False
    if max(abs(a - b) for a, b in zip(found, box, strict=True)) > _MARGIN:
        return box, False
    _, _, mask = ink(image, found, ground)
    sides = (mask[0].mean(), mask[-1].mean(), mask[:, 0].mean(), mask[:, -1].mean())
    return (found, True) if sorted(sides)[1] > 0.4 else (box, False)
