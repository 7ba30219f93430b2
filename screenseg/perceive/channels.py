"""What the segmentation networks tell: the meaning and order of their channels, the same in training and at run
time."""

from __future__ import annotations

from screenseg.roles import REGION_ROLES, WIDGETS

__all__ = ["BOX_STRIDE", "KINDS", "MASKS", "MASK_STRIDE", "REGIONS", "REGION_KIND", "ROLES", "STATES"]

REGIONS = tuple(REGION_ROLES)
"""Region classes: buttons; text boxes, combo boxes, spin buttons, sliders; check boxes, radios, switches; icons and
pictures; groups, cards, dialogs, windows; tables, trees, lists; title, menu, tool, status, tab and scroll bars."""

MASKS = (*REGIONS, "text", "text kernel", "widget kernel", "icon kernel")
"""Mask channels, independent of each other. A kernel is the middle of a thing: kernels of neighbours never touch."""

KINDS = ("text", "widget", "icon", "container")
"""Kinds of things whose box is told at every pixel, four channels each: distances to left, top, right, bottom."""

ROLES = ("none", *WIDGETS)
"""What the innermost widget at a position is, one of them; first where there is none."""

STATES = ("checked", "disabled", "selected")
"""What that widget's state is, independent of each other."""

REGION_KIND = {
    "button": "widget",
    "input": "widget",
    "toggle": "widget",
    "icon": "icon",
    "panel": "container",
    "table": "container",
    "bar": "container",
}

MASK_STRIDE = 2  # image pixels per mask pixel
BOX_STRIDE = 4  # image pixels per position of the channels of boxes, roles and states
