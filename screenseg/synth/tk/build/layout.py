"""Arranging: columns, rows, grids, forms, panes, tabs, scrolled areas."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass, replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import build, builds, grows, pack_column, pack_row, wide, write
from screenseg.synth.tk.build.fields import control_cell, label_of, labels_for
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Labelled, Site

__all__ = ["Scroller"]


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


def _place_field(site: Site, frame: tk.Misc, node: Node, place: tuple[int, int], stretch: bool) -> None:  # noqa: FBT001
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
        holder = words.widget.master if node.placement == "cell" else words.widget
        assert holder is not None
        pad = 0 if node.placement == "cell" else gap
        holder.grid(row=row, column=first + int(swapped), sticky=sticky, pady=pad, padx=0 if pad == 0 else scene.px(5))  # type: ignore[union-attr]
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


def _stacked(site: Site, frame: tk.Misc, node: Node, stretch: bool) -> tk.Frame:  # noqa: FBT001
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


class Scroller:
    """A scrolled area: children go into `body`; its bar is there when they are higher than the area."""

    def __init__(self, site: Site, master: tk.Misc, ident: str, *, at: float = 0.0, parent: str | None = None) -> None:
        scene = site.scene
        self.site, self.at = site, at
        self.outer = site.kit.frame(site, master)
        self.canvas = tk.Canvas(self.outer, bg=site.ground, highlightthickness=0, bd=0, width=10, height=10)
        self.bar = site.kit.scrollbar(site, self.outer, "vertical")
        self.bar.configure(command=self.canvas.yview)
        self.canvas.configure(yscrollcommand=self.bar.set)
        self.body = site.kit.frame(site, self.canvas)
        self._item = self.canvas.create_window(0, 0, window=self.body, anchor="nw")
        self.canvas.pack(side=scene.start, fill="both", expand=True)
        scene.settled.append(self.settle)
        node = Node(kind="scroll", id=f"{ident}/scrollbar")
        scene.probes.append(lambda: self._probe(site, node, parent))

    def settle(self) -> None:
        """Give the body its size, and show the bar if it is needed."""
        canvas, scene = self.canvas, self.site.scene
        needed, height = self.body.winfo_reqheight(), canvas.winfo_height()
        if needed > height:
            self.bar.pack(side=scene.end, fill="y", before=canvas)
            self.outer.update_idletasks()
        canvas.itemconfigure(self._item, width=canvas.winfo_width(), height=max(needed, height))
        canvas.configure(scrollregion=(0, 0, canvas.winfo_width(), max(needed, height)))
        self.outer.update_idletasks()
        canvas.yview_moveto(self.at * max(0.0, 1 - height / max(needed, height, 1)))
        canvas.update_idletasks()

    def _probe(self, site: Site, node: Node, parent: str | None) -> None:
        if site.scene.shown(self.bar):
            box, _ = site.scene.trim(site.scene.box(self.bar), site.ground)
            site.scene.element(site.within(parent), node, "scrollbar", box, self.bar)


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
    scene.settled.append(lambda: (site.kit.set_sash(panes, orient, share), panes.update_idletasks()))
    for number, child in enumerate(children):
        part = share if number == 0 else 1 - share
        room = round(site.room * part) - scene.px(8) if orient == "horizontal" else site.room
        holder = site.kit.frame(site, panes)
        widget = build(replace(site, room=room), holder, child)
        widget.pack(fill="both", expand=True, padx=scene.px(2), pady=scene.px(2))
        panes.add(holder)
    return panes


@builds("group")
def _group(site: Site, master: tk.Misc, node: Node) -> Any:
    """A titled set of fields."""
    scene, kit = site.scene, site.kit
    if node.variant == "plain":
        frame = kit.frame(site, master)
        heading = Node(kind="heading", id=f"{node.id}/title", text=node.text, level=4)
        pack_column(site, frame, (heading, *node.children) if node.text else node.children, gap=6)
        return frame
    group = kit.group(site, master, node)
    pad = scene.gap(8)
    within = site.within(node.id, ground=group.ground, room=site.room - 2 * pad - scene.px(6))
    scene.where[node.id] = lambda: scene.box(group.outer)

    def probe() -> None:
        if scene.shown(group.outer):
            box, drawn = scene.trim(scene.box(group.outer), site.ground)
            scene.element(site, node, "group", box, group.outer, name=node.text, text=node.text, drawn=drawn)

    scene.probes.append(probe)
    if group.title is not None:
        group.title.report(f"{node.id}/title", kind="heading", element=node.id)
    inner = kit.frame(within, group.body)
    inner.pack(fill="both", expand=True, padx=pad, pady=pad)
    pack_column(within, inner, node.children, gap=6)
    return group.outer


@builds("tabs")
def _tabs(site: Site, master: tk.Misc, node: Node) -> Any:
    """Tabs over the panel of the selected one."""
    scene = site.scene
    tabs = site.kit.tabs(site, master, node)
    within = site.within(f"{node.id}/panel", ground=tabs.ground, room=site.room - scene.px(24))

    def probe() -> None:
        if not scene.shown(tabs.outer):
            return
        strip = Node(kind="tabs", id=node.id)
        scene.element(site, strip, "tablist", tabs.strip(), tabs.outer, drawn=False)
        for tab in tabs.tabs:
            box, drawn = scene.trim(tab.box(), site.ground)
            scene.element(
                site, tab.node, "tab", box, tab.widget, parent=node.id, name=tab.node.text, text=tab.node.text, selected=tab.node.selected, drawn=drawn
            )  # fmt: skip
            scene.lines(site, f"{tab.node.id}/text", tab.lines(), tab.widget, element=tab.node.id)
        box, drawn = scene.trim(tabs.panel(), site.ground)
        scene.element(site, Node(kind="panel", id=f"{node.id}/panel"), "tabpanel", box, tabs.outer, drawn=drawn)

    scene.probes.append(probe)
    inner = site.kit.frame(within, tabs.body)
    inner.pack(fill="both", expand=True, padx=scene.gap(8), pady=scene.gap(8))
    for child in node.children:
        if child.selected:
            pack_column(within, inner, child.children)
    return tabs.outer


@builds("accordion")
def _accordion(site: Site, master: tk.Misc, node: Node) -> Any:
    """Sections one below the other, each with a header to open it."""
    from screenseg.synth.tk.build.actions import disclosure

    frame = site.kit.frame(site, master)
    for child in node.children:
        disclosure(site, frame, child).pack(side="top", fill="x", pady=(0, 1))
        if child.expanded:
            inner = site.kit.frame(site, frame)
            inner.pack(side="top", fill="x", padx=site.scene.gap(10), pady=site.scene.gap(6))
            pack_column(replace(site, room=site.room - site.scene.px(20)), inner, child.children)
    return frame


@builds("panel", "card", "popover")
def _panel(site: Site, master: tk.Misc, node: Node) -> Any:
    """An area with a border or ground of its own."""
    scene, palette = site.scene, site.kit.palette
    relief = site.kit.style.frame_relief
    thin = {"highlightthickness": 1, "highlightbackground": palette.border}
    border: dict[str, Any] = (
        thin if relief in ("flat", "solid") or site.kit.name != "classic" else {"bd": scene.px(2), "relief": relief}
    )
    frame = site.kit.frame(site, master, **border)
    pad = scene.gap(10)
    within = site.within(node.id, room=site.room - 2 * pad)
    area(site, frame, node, "panel")
    inner = site.kit.frame(within, frame)
    inner.pack(fill="both", expand=True, padx=pad, pady=pad)
    children = node.children
    if node.text:
        children = (Node(kind="heading", id=f"{node.id}/title", text=node.text, level=3), *children)
    pack_column(within, inner, children)
    return frame


def area(site: Site, widget: tk.Misc, node: Node, role: str, **more: Any) -> None:
    """Have a holder reported as an element."""
    scene = site.scene
    scene.where[node.id] = lambda: scene.box(widget)

    def probe() -> None:
        if scene.shown(widget):
            box, drawn = scene.trim(scene.box(widget), site.ground)
            scene.element(site, node, role, box, widget, **{"name": node.text, "drawn": drawn, **more})

    scene.probes.append(probe)


@builds("stat")
def _stat(site: Site, master: tk.Misc, node: Node) -> Any:
    """A tile with a figure."""
    card = Node(kind="card", id=node.id)
    frame = build(site, master, card)
    inner = frame.winfo_children()[0]
    within = site.within(node.id, room=site.room - site.scene.gap(20))
    muted = site.kit.palette.muted
    write(within, inner, node, node.text, "caption", colour=muted, wrap=within.room).widget.pack(anchor=site.scene.lead)
    write(within, inner, node, node.value, "value", face=site.kit.faces.get(1.6, bold=True)).widget.pack(
        anchor=site.scene.lead
    )
    return frame
