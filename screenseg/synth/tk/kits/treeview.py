"""ttk's tree view as a table."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.kits.view import View
from screenseg.synth.tk.pixels import mark_box
from screenseg.synth.tk.scene import Site, intersect

if TYPE_CHECKING:
    from screenseg.synth.tk.build.sheet import Column, Row

__all__ = ["table"]


def _colours(site: Site, view: ttk.Treeview) -> None:
    """Stripes."""
    view.tag_configure("odd", background=site.kit.palette.stripe)


def _widths(site: Site, columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """What each column needs, at most a third of the room."""
    face, most = site.kit.faces.body, max(site.room // 3, 60)
    widths = []
    for index, column in enumerate(columns):
        head = face.measure(column.node.text) + site.scene.px(24) if column.node else 0
        texts = [face.measure(row.cells[index].text) for row in rows if index < len(row.cells)]
        widths.append(min(max([head, *texts]) + site.scene.px(14), most))
    return widths


def table(site: Site, master: tk.Misc, node: Node, columns: Sequence[Column], rows: Sequence[Row]) -> Any:
    """A table."""
    scene = site.scene
    names = [f"c{number}" for number in range(len(columns))]
    headed = any(column.node is not None for column in columns)
    made = View(site, master, node, names, "headings" if headed else "")
    anchor: Any = ("w", "center", "center")[scene.look.seed % 3]
    for name, column, width in zip(names, columns, _widths(site, columns, rows), strict=True):
        index = names.index(name)
        numeric = any(len(row.cells) > index and row.cells[index].variant == "number" for row in rows)
        made.view.column(
            name,
            width=width,
            minwidth=20,
            stretch=column.stretch or index == len(names) - 1,
            anchor="e" if numeric else "w",
        )
        if column.node is not None:
            made.view.heading(name, text=shape(_title(column.node)), anchor=anchor)
    if node.variant == "striped":
        _colours(site, made.view)
    items: list[str] = []
    for number, row in enumerate(rows):
        tags = ("odd",) if node.variant == "striped" and number % 2 else ()
        items.append(made.view.insert("", "end", values=[shape(cell.text) for cell in row.cells], tags=tags))
        if row.node.selected:
            made.view.selection_add(items[-1])
    made.finish(len(rows))

    def probe() -> None:
        if not scene.shown(made.view):
            return
        box, drawn = scene.trim(scene.box(made.view), site.ground)
        scene.element(site, node, "table", box, made.view, drawn=drawn, name=node.text)
        _rows(made, rows, items, names)
        if headed:
            _headings(made, columns, names, anchor)
        made.scroll_probe()

    scene.probes.append(probe)
    return made.outer


def _title(node: Node) -> str:
    """A header's text with the sign of its order."""
    return node.text + {"asc": " ▲", "desc": " ▼"}.get(node.value, "")


def _rows(made: View, rows: Sequence[Row], items: Sequence[str], names: Sequence[str]) -> None:
    """Report rows and cells."""
    scene = made.site.scene
    inside = replace(made.site, parent=made.node.id)
    for number, (row, item) in enumerate(zip(rows, items, strict=True)):
        cells = [(cell, made.cell(item, name), name) for cell, name in zip(row.cells, names, strict=False)]
        boxes = [box for _, box, _ in cells if box is not None]
        if not boxes:
            continue
        whole = (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3])
        striped = bool(made.view.item(item, "tags"))
        name = " ".join(cell.text for cell in row.cells if cell.text)
        scene.element(
            inside,
            row.node,
            "row",
            whole,
            made.view,
            row=number,
            selected=row.node.selected,
            name=name,
            drawn=row.node.selected or striped,
        )
        for index, (cell, box, column) in enumerate(cells):
            if box is None or cell.node is None:
                continue
            scene.element(
                inside,
                cell.node,
                "cell",
                box,
                made.view,
                parent=row.node.id,
                row=number,
                column=index,
                name=cell.text,
                text=cell.text,
                drawn=False,
            )
            if cell.text:
                end = str(made.view.column(column, "anchor")) == "e"
                made.line(item, column, cell.text, box, ident=f"{cell.node.id}/text", element=cell.node.id, end=end)


def _headings(made: View, columns: Sequence[Column], names: Sequence[str], anchor: str) -> None:
    """Report the headers: over their columns, from the view's border to the first row."""
    view, scene, face = made.view, made.site.scene, made.face
    level = next((y for y in range(1, 40) if view.identify_region(12, y) == "heading"), 1)
    below = next((y for y in range(level, 400) if view.identify_region(12, y) != "heading"), level + face.height)
    xs = [x for x in range(view.winfo_width()) if view.identify_region(x, level + 2) in ("heading", "separator")]
    x = view.winfo_rootx() + (xs[0] if xs else 1)
    top = view.winfo_rooty()
    inside = replace(made.site, parent=made.node.id)
    assert scene.image is not None
    for index, (column, name) in enumerate(zip(columns, names, strict=True)):
        width = int(view.column(name, "width"))
        box = (x, top + level, x + width, top + below)
        x += width
        if column.node is None:
            continue
        scene.element(
            inside,
            column.node,
            "columnheader",
            box,
            view,
            row=-1,
            column=index,
            name=column.node.text,
            text=column.node.text,
        )
        text = _title(column.node)
        wide = face.measure(text)
        left: float = (box[0] + box[2] - wide) // 2
        if anchor == "w":
            left = _first_ink(made, box, left)
        y = (box[1] + box[3] - face.height) // 2
        scene.line(
            inside,
            f"{column.node.id}/text",
            (text, (left, y, left + wide, y + face.height)),
            view,
            element=column.node.id,
        )
        scene.texts[-1].clip = intersect(scene.texts[-1].clip or box, box)


def _first_ink(made: View, box: Rectangle, default: float) -> float:
    """Where the text of a header begins: its first pixel that is unlike the header's ground."""
    image = made.site.scene.image
    assert image is not None
    inner = (box[0] + 3, box[1] + 4, box[2] - 3, box[3] - 4)
    if not (0 <= inner[0] < image.shape[1] and 0 <= inner[1] < image.shape[0]):
        return default
    ground = image[int((inner[1] + inner[3]) / 2), int(inner[0])]
    found = mark_box(image, inner, [int(value) for value in ground], contrast=60)
    return found[0] - 1 if found else default
