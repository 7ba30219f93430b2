"""Arranging: columns, rows, grids, forms, panes, tabs, scrolled areas."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass, replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import build, builds, grows, pack_column, pack_row, wide
from screenseg.synth.tk.build.fields import control_cell, label_of, labels_for
from screenseg.synth.tk.build.scroller import Scroller
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Labelled, Site

__all__: list[str] = []


@builds("column", "main", "tab", "section")
def _column(site: Site, master: tk.Misc, node: Node) -> Any:
    frame = site.kit.frame(site, master)
    pack_column(site, frame, node.children)
    return frame


@builds("row")
def _row(site: Site, master: tk.Misc, node: Node) -> Any:
    frame = site.kit.frame(site, master)
    pack_row(site, frame, node.children)
    return frame


@builds("spacer")
def _spacer(site: Site, master: tk.Misc, node: Node) -> Any:
    return site.kit.frame(site, master, width=1, height=1)


@builds("grid")
def _grid(site: Site, master: tk.Misc, node: Node) -> Any:
    """Children in equal columns."""
    scene = site.scene
    frame = site.kit.frame(site, master)
    columns = max(node.columns, 1)
    gap = scene.gap(8)
    inside = replace(site, room=max((site.room - gap * (columns - 1)) // columns, scene.px(40)))
    for number, child in enumerate(node.children):
        row, column = divmod(number, columns)
        if scene.right_to_left:
            column = columns - 1 - column
        widget = build(inside, frame, child)
        fill = "nsew" if wide(child) else "n" + scene.lead
        widget.grid(row=row, column=column, sticky=fill, padx=(gap if column else 0, 0), pady=(gap if row else 0, 0))
        if grows(child):
            frame.grid_rowconfigure(row, weight=1)
    for column in range(columns):
        frame.grid_columnconfigure(column, weight=1, uniform="column")
    return frame


@dataclass(slots=True)
class _Cursor:
    """Where the next field of a form goes."""

    columns: int
    mirrored: bool
    row: int = 0
    column: int = 0

    def take(self) -> tuple[int, int]:
        """Row and column of the next field; columns count pairs of label and control."""
        here = self.row, self.columns - 1 - self.column if self.mirrored else self.column
        self.column += 1
        if self.column >= self.columns:
            self.whole()
        return here

    def whole(self) -> int:
        """The row of something that takes all columns, or the start of the next row."""
        if self.column:
            self.row, self.column = self.row + 1, 0
        else:
            self.row += 1
        return self.row


@builds("form")
def _form(site: Site, master: tk.Misc, node: Node) -> Any:
    """Fields in columns, each a pair of grid columns for label and control."""
    scene = site.scene
    frame = site.kit.frame(site, master)
    columns = max(1, min(node.columns, site.room // scene.px(170) or 1))
    cursor = _Cursor(columns, scene.right_to_left)
    stretch = scene.look.seed % 3 > 0 or columns > 1
    room = site.room // columns
    for child in node.children:
        if child.kind == "field":
            row, column = cursor.take()
            _place_field(
                replace(site, room=room),
                frame,
                replace(child, placement=child.placement or node.placement or "left"),
                (row, column),
                stretch,
            )
            continue
        if cursor.column:
            cursor.whole()
        widget = build(site.within(), frame, child)
        sticky = "ew" if wide(child) else scene.lead
        widget.grid(row=cursor.row, column=0, columnspan=2 * columns, sticky=sticky, pady=scene.gap(4))
        cursor.row += 1
    for column in range(columns):
        control = 2 * column + (0 if scene.right_to_left else 1)
        frame.grid_columnconfigure(control, weight=1, uniform="control" if stretch else "")
    if not stretch:
        frame.grid_columnconfigure(0 if scene.right_to_left else 2 * columns, weight=1)
    return frame


def _place_field(site: Site, frame: tk.Misc, node: Node, place: tuple[int, int], stretch: bool) -> None:
    """Put a field's label and control into the grid of its form."""
    scene = site.scene
    row, pair = place
    gap, between = scene.gap(3), scene.gap(10)
    first = 2 * pair
    if node.placement in ("left", "cell", "right"):
        swapped = scene.right_to_left != (node.placement == "right")
        wrap = round(site.room * 0.42)
        words, label = _beside(site, frame, node, wrap)
        cell = control_cell(
            replace(site, room=max(site.room - wrap, scene.px(80))),
            frame,
            node,
            labels_for(node, words, label),
            stretch=stretch,
        )
        tall = (
            any(child.kind in ("multiline", "radiogroup", "listbox") for child in node.children)
            or node.help
            or node.error
        )
        upright = "n" if tall else ""
        end = "e" if scene.look.seed % 3 == 0 and node.placement == "left" else scene.lead
        sticky = "nsew" if node.placement == "cell" else upright + end
        holder: Any = words.widget.master if node.placement == "cell" else words.widget
        pad = 0 if node.placement == "cell" else gap
        holder.grid(row=row, column=first + int(swapped), sticky=sticky, pady=pad, padx=scene.px(5) if pad else 0)
        cell.grid(row=row, column=first + int(not swapped), sticky="new" if tall else "ew", pady=pad, padx=(0, between))
        return
    cell = _stacked(site, frame, node, stretch)
    cell.grid(
        row=row, column=first, columnspan=2, sticky="new" if stretch else "n" + scene.lead, pady=gap, padx=(0, between)
    )


def _beside(site: Site, frame: tk.Misc, node: Node, wrap: int) -> tuple[Any, str]:
    """A label beside its control: free, or in a cell of its own with a border."""
    scene = site.scene
    if node.placement != "cell":
        return label_of(site, frame, node, wrap=wrap), "label"
    ground = blend(site.ground, site.kit.palette.text, 0.07)
    classic = site.kit.style.button_relief == "raised" and site.kit.name == "classic"
    border = (
        {"bd": 1, "relief": "raised"}
        if classic
        else {"highlightthickness": 1, "highlightbackground": site.kit.palette.border}
    )
    holder = site.kit.frame(site, frame, bg=ground, **border)
    words = label_of(replace(site, ground=ground), holder, node, wrap=wrap)
    words.widget.pack(side=scene.start, padx=scene.px(5), pady=scene.gap(2))
    return words, "cell"


def _stacked(site: Site, frame: tk.Misc, node: Node, stretch: bool) -> tk.Frame:
    """A field whose label stands above its control, in it, or nowhere."""
    scene = site.scene
    holder = site.kit.frame(site, frame)
    control = node.children[0] if node.children else None
    words = None
    inside = node.placement == "inside" or (node.placement == "floating" and control is not None and not control.value)
    takes = control is not None and control.kind in (
        "textbox",
        "password",
        "search",
        "multiline",
        "date",
        "time",
        "file",
        "colour",
    )
    if inside and takes and control is not None:
        filled = replace(control, placeholder=control.placeholder or node.text)
        node = replace(node, children=(filled, *node.children[1:]))
        label = Labelled(name=node.text, visible=False, required=node.required, concept=node.concept)
        if not control.value and filled.placeholder == node.text:
            label = replace(label, name="", visible=True)
    elif node.text and node.placement != "none":
        words = label_of(site, holder, node, wrap=site.room, small=node.placement == "floating")
        words.widget.pack(side="top", anchor=scene.lead, pady=(0, scene.gap(1)))
        label = labels_for(node, words)
    else:
        label = labels_for(node, None)
    cell = control_cell(site, holder, node, label, stretch=stretch)
    cell.pack(side="top", fill="x")
    return holder


@builds("scroll")
def _scroll(site: Site, master: tk.Misc, node: Node) -> Any:
    """A scrolled area of a height that is less than its content's."""
    scroller = Scroller(site, master, node.id, at=float(node.value or 0), parent=site.parent)
    scroller.canvas.configure(height=site.scene.px(160))
    pack_column(replace(site, room=site.room - site.scene.px(20)), scroller.body, node.children)
    return scroller.outer


@builds("split")
def _split(site: Site, master: tk.Misc, node: Node) -> Any:
    """Two panes with a sash between them."""
    scene = site.scene
    orient = node.orientation or "horizontal"
    children = node.children[::-1] if scene.right_to_left and orient == "horizontal" else node.children
    share = min(max(float(node.value or 0.5), 0.1), 0.9)
    if children is not node.children:
        share = 1 - share
    panes = site.kit.panes(site, master, orient)
    if len(children) > 1:
        scene.settled.append(lambda: site.kit.set_sash(panes, orient, share))
    scene.settled.append(panes.update_idletasks)
    for number, child in enumerate(children):
        part = share if number == 0 else 1 - share
        room = round(site.room * part) - scene.px(8) if orient == "horizontal" else site.room
        holder = site.kit.frame(site, panes)
        widget = build(replace(site, room=room), holder, child)
        widget.pack(fill="both", expand=True, padx=scene.px(2), pady=scene.px(2))
        panes.add(holder)
    return panes
