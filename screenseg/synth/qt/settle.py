"""A last look at the picture: what claims to be drawn apart from its surroundings must have edges to show for it.

Styles differ in which bars, tabs and rows they draw a ground or a border for, and palettes make some of them vanish; no
toolkit tells. This runs where numpy is, in the parent.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from screenseg.synth.renderer import Drawn, RawElement, Rectangle

__all__ = ["settle"]

_ROLES = frozenset(
    """
    button tab tablist tabpanel menubar toolbar statusbar menuitem option listitem treeitem row cell columnheader panel
    group table tree list listbox navigation link titlebar alert
    """.split()
)
_STEP = 5  # of 255: the least difference between neighbours that a person sees as an edge
_SHARE = 0.6  # of a side along which there must be an edge
_REACH = 2  # pixels


def settle(drawn: Drawn) -> Drawn:
    """Take `drawn` from the elements that show edges along fewer than two of their sides, buttons three."""
    for element in drawn.elements:
        if not element.drawn or element.role not in _ROLES or element.selected:
            continue
        if _sides(drawn.image, element) < (3 if element.role in ("button", "link") else 2):
            element.drawn = False
    return drawn


def _sides(image: npt.NDArray[np.uint8], element: RawElement) -> int:
    box = _visible(element, image.shape[1], image.shape[0])
    if box is None:
        return 4  # nothing of it can be seen, so nothing can be said
    left, top, right, bottom = box
    count = 0
    for at, start, stop, upright in (
        (left, top, bottom, True),
        (right, top, bottom, True),
        (top, left, right, False),
        (bottom, left, right, False),
    ):
        limit = image.shape[1] if upright else image.shape[0]
        if at <= 1 or at >= limit - 1:
            count += 1
            continue
        margin = (stop - start) // 6
        first, last = max(at - _REACH - 1, 0), min(at + _REACH + 1, limit)
        cut = slice(start + margin, max(start + margin + 1, stop - margin))
        part = image[cut, first:last].swapaxes(0, 1) if upright else image[first:last, cut]
        steps = np.abs(np.diff(part.astype(np.int16), axis=0)).max(axis=(0, 2))
        count += int(steps.size > 0 and float((steps >= _STEP).mean()) >= _SHARE)
    return count


def _visible(element: RawElement, width: int, height: int) -> tuple[int, int, int, int] | None:
    clip: Rectangle = element.clip or (0, 0, width, height)
    left, top = (max(0, round(max(element.box[i], clip[i]))) for i in (0, 1))
    right, bottom = min(width, round(min(element.box[2], clip[2]))), min(height, round(min(element.box[3], clip[3])))
    return (left, top, right, bottom) if right - left > 3 and bottom - top > 3 else None
