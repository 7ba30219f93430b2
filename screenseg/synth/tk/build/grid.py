"""A sheet's model and its measures: columns, rows, cells, and how wide they are."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass, field, replace
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.build.core import build, clean
from screenseg.synth.tk.faces import Face, shape
from screenseg.synth.tk.scene import Labelled, Line, Site

__all__ = ["Cell", "Column", "Grid", "Habit", "Row"]


@dataclass(slots=True, kw_only=True)
class Column:
    """A column and its header."""

    node: Node | None = None  # None: no header
    stretch: bool = False


@dataclass(slots=True, kw_only=True)
class Cell:
    """What stands in one column of a row."""

    node: Node | None  # None: a text of the row's own
    text: str = ""
    variant: str = ""
    muted: bool = False


@dataclass(slots=True, kw_only=True)
class Row:
    """A line of the sheet."""

    node: Node
    cells: list[Cell]
    depth: int = 0
    opens: bool | None = None  # None: has nothing below it; else whether it is open
    second: str = ""


@dataclass(slots=True, kw_only=True)
class Habit:
    """How a sheet looks."""

    role: str  # of the rows
    lines: bool = False  # between cells
    striped: bool = False
    toggles: str = ""  # "box" or "triangle": this is a tree
    checks: bool = False  # rows have a box of their own
    bevel: bool = False  # headers are raised
    numbers: bool = False


@dataclass(slots=True)
class _Ink:
    """What was drawn: relative boxes of elements and lines."""

    elements: list[tuple[Node, str, Rectangle, dict[str, Any]]] = field(default_factory=list)
    lines: list[tuple[str, Line, str | None]] = field(default_factory=list)


class Grid:
    """The canvases of a sheet, one for the headers and one for the rows, and what is common to both."""

    def __init__(
        self, site: Site, master: tk.Misc, node: Node, columns: list[Column], rows: list[Row], habit: Habit
    ) -> None:
        scene, kit = site.scene, site.kit
        self.site, self.node, self.columns, self.rows, self.habit = site, node, columns, rows, habit
        self.face: Face = kit.faces.body
        self.pad = scene.px(5)
        self.high = self.face.height + max(2, scene.gap(6))
        self.tall = self._tall()
        palette = kit.palette
        border: dict[str, Any] = {"bd": scene.px(kit.style.border), "relief": kit.style.field_relief}
        if kit.name != "classic" or kit.style.field_relief == "flat":
            border = {"bd": 0, "highlightthickness": 1, "highlightbackground": palette.border}
        self.outer = kit.frame(site, master, **border)
        plain: dict[str, Any] = {"bd": 0, "highlightthickness": 0, "width": min(self._natural(), site.room)}
        self.head = tk.Canvas(self.outer, bg=palette.head, height=self.high + 2, **plain)
        lines = min(max(len(rows), 3), 14)
        height = sum(self._height(row) for row in rows[:lines]) or self.high * 3
        self.body = tk.Canvas(self.outer, bg=palette.field, height=height + 2, **plain)
        self.bar = kit.scrollbar(site, self.outer, "vertical")
        self.bar.configure(command=self.body.yview)
        self.body.configure(yscrollcommand=self.bar.set)
        self.headed = any(column.node is not None for column in columns)
        if self.headed:
            self.head.pack(side="top", fill="x")
        self.body.pack(side=scene.start, fill="both", expand=True)
        self._drawn: dict[tk.Canvas, _Ink] = {self.head: _Ink(), self.body: _Ink()}
        self._built = {
            cell.node.id: self._controls(cell.node, row.node, columns[index].node if index < len(columns) else None)
            for row in rows
            for index, cell in enumerate(row.cells)
            if cell.node and cell.node.children
        }
        self._width = 0

    def _tall(self) -> int:
        """Height of a row that holds controls."""
        held = any(cell.node and cell.node.children for row in self.rows for cell in row.cells)
        return self.high + self.site.scene.px(10) if held else self.high

    def _height(self, row: Row) -> int:
        return max(self.tall, self.high + (self.face.height if row.second else 0))

    def _controls(self, cell: Node, row: Node, head: Node | None) -> Any:
        """The controls in a cell, side by side in a frame; the column's header names them."""
        palette, scene = self.site.kit.palette, self.site.scene
        ground = palette.accent if row.selected else palette.field
        within = self.site.within(cell.id, ground=ground, traits=("cell",), room=scene.px(110))
        frame = self.site.kit.frame(within, self.body)
        for child in cell.children:
            link = child.kind == "link" or child.variant == "link"
            build(self._headed(within, child, head), frame, child).pack(
                side=self.site.scene.start, padx=self.site.scene.px(4) if link else 1
            )
        return frame

    def _headed(self, site: Site, node: Node, head: Node | None) -> Site:
        """A control without a label of its own has the header of its column as one."""
        if head is None or not head.text or node.kind in ("button", "link", "icon", "badge", "chip", "text", "image"):
            return site
        texts = (f"{head.id}/text",)
        return replace(site, label=Labelled(name=clean(head.text), texts=lambda: texts, source="heading"))

    def _lead(self, row: Row) -> int:
        """What stands before a row's first text: indentation, toggle, box and icon."""
        scene = self.site.scene
        lead = row.depth * scene.px(18) + (scene.px(16) if self.habit.toggles else 0)
        return lead + (scene.px(20) if row.node.icon else 0)

    def _widths(self) -> list[int]:
        """What every column needs."""
        widths: list[int] = []
        for index, column in enumerate(self.columns):
            head = self.face.measure(column.node.text) + self.site.scene.px(14) if column.node else 0
            if column.node and column.node.checked is not None and index == 0:
                head += self.site.scene.px(20)
            texts = [self._need(row, index) for row in self.rows if index < len(row.cells)]
            widths.append(
                min(max(head, *texts, self.site.scene.px(24)) if texts else max(head, 24), self.site.scene.px(340))
                + 2 * self.pad
            )
        return widths

    def _need(self, row: Row, index: int) -> int:
        cell = row.cells[index]
        width = self.face.measure(cell.text)
        if cell.node and cell.node.id in self.__dict__.get("_built", {}):
            width = max(width, self._built[cell.node.id].winfo_reqwidth())
        if index == 0:
            width = max(width + self._lead(row), self.face.measure(row.second) + self._lead(row))
            width += self.site.scene.px(22) if self.habit.checks else 0
        return width + (self.site.scene.px(12) if cell.variant == "badge" else 0)

    def _natural(self) -> int:
        return sum(self._widths()) + 4

    def _fit(self, widths: list[int], room: int) -> list[int]:
        """Column widths that fill the room: shrunk if too wide, the stretching ones widened if too narrow."""
        total = sum(widths)
        if total > room:
            share = room / total
            return [max(round(width * share), 8) for width in widths]
        stretching = [i for i, column in enumerate(self.columns) if column.stretch] or [len(widths) - 1]
        extra = (room - total) // len(stretching)
        return [width + (extra if i in stretching else 0) for i, width in enumerate(widths)]

    def _mirror(self, box: Rectangle) -> Rectangle:
        if not self.site.scene.right_to_left:
            return box
        return self._width - box[2], box[1], self._width - box[0], box[3]

    def _text(
        self, canvas: tk.Canvas, ident: str, text: str, box: Rectangle, element: str | None, **more: Any
    ) -> Rectangle:
        """Write a line into a box (before mirroring), at its start or end; elided if it is too long. Its place."""
        anchor, colour, face = (
            more.get("anchor", "w"),
            more.get("colour", self.site.kit.palette.field_text),
            more.get("face", self.face),
        )
        room = int(box[2] - box[0])
        if not text or room < self.face.pixels:
            return box
        text = face.elide(text, room, "…" if self.site.scene.look.seed % 2 else "...")
        width = face.measure(text)
        left = box[2] - width if anchor == "e" else box[0] if anchor == "w" else (box[0] + box[2] - width) // 2
        top = (box[1] + box[3] - face.height) // 2
        place = self._mirror((left, top, left + width, top + face.height))
        canvas.create_text(place[0], place[1], text=shape(text), font=face.name, fill=colour, anchor="nw")
        self._drawn[canvas].lines.append((ident, (text, place), element))
        return place

    def _mark(self, canvas: tk.Canvas, node: Node, checked: Any, box: Rectangle, parent: str) -> None:
        """A row's check box, at the start of `box`."""
        palette, size = self.site.kit.palette, self.site.scene.px(13)
        photo = pictures.box_mark(
            self.site.scene, checked=checked, size=size, colours=(palette.field, palette.muted, palette.field_text)
        )
        top = (box[1] + box[3] - size) // 2
        place = self._mirror((box[0], top, box[0] + size, top + size))
        canvas.create_image(place[0], place[1], image=photo, anchor="nw")
        self._drawn[canvas].elements.append(
            (node, "checkbox", place, {"checked": checked, "parent": parent, "name_visible": False})
        )
