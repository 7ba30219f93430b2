"""Where in the picture something is drawn: what the widgets do not tell is read off the pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from screenseg.synth.renderer import Rectangle

__all__ = ["Image", "colour_of", "mark_box", "trim"]

Image = npt.NDArray[np.uint8]
_Mask = npt.NDArray[np.bool_]
_CONTRAST = 5  # of 255: a border may be very faint
_MARGIN = 12  # pixels that a theme's picture may leave free around a widget, at most


def colour_of(name: str) -> tuple[int, int, int]:
    """The colour written as #rrggbb."""
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def _unlike(part: Image, ground: Sequence[int], contrast: int = _CONTRAST) -> _Mask:
    """Which pixels are not of the ground's colour."""
    mask = np.zeros(part.shape[:2], np.bool_)
    for channel, value in enumerate(ground):
        plane = part[:, :, channel]
        mask |= (plane > min(value + contrast, 255)) | (plane < max(value - contrast, 0))
    return mask


def mark_box(image: Image, box: Rectangle, ground: Sequence[int], contrast: int = _CONTRAST) -> Rectangle | None:
    """The box around all in a box that is not of the ground's colour; None if nothing is."""
    height, width = image.shape[:2]
    left, top = max(round(box[0]), 0), max(round(box[1]), 0)
    right, bottom = min(round(box[2]), width), min(round(box[3]), height)
    mask = _unlike(image[top : max(bottom, top), left : max(right, left)], ground, contrast)
    if not mask.any():
        return None
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def trim(image: Image, box: Rectangle, ground: Sequence[int]) -> tuple[Rectangle, bool]:
    """The box without margins in the ground's colour, and whether a border or fill of its own is drawn there.

    A box without either comes back as it was: what is drawn in it is only its text.
    """
    height, width = image.shape[:2]
    left, top, right, bottom = (round(value) for value in box)
    if left < 0 or top < 0 or right > width or bottom > height:
        return box, True  # it sticks out: the picture does not show its edges
    part = image[top:bottom, left:right]
    margins = [_margin(side, ground) for side in (part, part[:, ::-1], part.swapaxes(0, 1), part[::-1].swapaxes(0, 1))]
    if any(margin is None for margin in margins):
        return box, False
    before, after, above, below = (margin or 0 for margin in margins)
    found = (left + before, top + above, right - after, bottom - below)
    inner = image[found[1] : found[3], found[0] : found[2]]
    if not inner.size:
        return box, False
    edges = (inner[:1], inner[-1:], inner[:, :1], inner[:, -1:])
    # Round ends leave two sides with little of their edge; a faint pixel beyond the border leaves a third with none.
    return (found, True) if max(float(_unlike(edge, ground).mean()) for edge in edges) > 0.5 else (box, False)


def _margin(part: Image, ground: Sequence[int]) -> int | None:
    """Columns in the ground's colour at the left of a part; None if they are more than any widget leaves free."""
    drawn = np.flatnonzero(_unlike(part[:, : _MARGIN + 1], ground).any(axis=0))
    return int(drawn[0]) if drawn.size else None
