"""Roles of elements in truth, and the region classes of the networks that are made of them; standard library only."""

from __future__ import annotations

__all__ = ["CONTAINERS", "REGION_ROLES", "ROLES", "WIDGETS"]

ROLES = tuple(
    """
    button link textbox combobox checkbox radio switch slider spinbutton tab menuitem option img table row cell
    columnheader dialog group progressbar scrollbar window titlebar menubar menu toolbar tablist tabpanel statusbar
    navigation tree treeitem list listitem listbox panel alert tooltip
    """.split()
)
"""Every role an element of truth can have; the place in this tuple, from 1, is its COCO category id."""

CONTAINERS = frozenset(
    """
    table row dialog group window titlebar menubar menu toolbar tablist tabpanel statusbar navigation tree list listbox
    panel alert
    """.split()
)
"""Roles that hold others; they may be mostly covered and still be seen."""

REGION_ROLES: dict[str, tuple[str, ...]] = {
    "button": ("button",),
    "input": ("textbox", "combobox", "spinbutton", "slider"),
    "toggle": ("checkbox", "radio", "switch"),
    "icon": ("img",),
    "panel": ("group", "dialog", "window", "panel", "menu", "listbox", "tabpanel", "alert", "tooltip"),
    "table": ("table", "tree", "list"),
    "bar": ("titlebar", "menubar", "toolbar", "statusbar", "tablist", "scrollbar", "navigation"),
}
"""Region classes of the segmentation networks in the order of their channels, and the roles of which each is made."""

WIDGETS = tuple(
    """
    button link textbox combobox checkbox radio switch slider spinbutton tab menuitem option treeitem columnheader
    progressbar
    """.split()
)
"""Roles of what a person acts on or reads as one thing: a U-Net tells them at every position."""
