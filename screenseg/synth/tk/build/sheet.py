"""Rows and columns drawn on a canvas: what programs do where the toolkit has no table, tree or rich list of its own."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.build.core import report_bar
from screenseg.synth.tk.build.grid import Cell, Column, Grid, Habit, Row
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Site

__all__ = ["Cell", "Column", "Habit", "Row", "Sheet"]


class Sheet(Grid):
    """A table, tree or list on a canvas, with a header on a canvas of its own."""

    def __init__(
        self, site: Site, master: tk.Misc, node: Node, columns: list[Column], rows: list[Row], habit: Habit
    ) -> None:
        super().__init__(site, master, node, columns, rows, habit)
        site.scene.settled.append(self.settle)
        site.scene.probes.append(self.probe)

    def settle(self) -> None:
        """Draw, now that the width is known."""
        scene, body = self.site.scene, self.body
        total = sum(self._height(row) for row in self.rows)
        if total > body.winfo_height():
            self.bar.pack(side=scene.end, fill="y", before=self.head if self.headed else body)
            self.outer.update_idletasks()
        self._width = max(body.winfo_width(), 10)
        widths = self._fit(self._widths(), self._width)
        if self.headed:
            self._draw_head(widths)
        top = 0
        for number, row in enumerate(self.rows):
            self._draw_row(number, row, top, widths)
            top += self._height(row)
        body.configure(scrollregion=(0, 0, self._width, max(total, body.winfo_height())))
        body.update_idletasks()

    def _draw_head(self, widths: list[int]) -> None:
        """The headers: raised, or flat over a line."""
        head, palette, x = self.head, self.site.kit.palette, 0
        height = self.high + 2
        for index, (column, width) in enumerate(zip(self.columns, widths, strict=True)):
            node = column.node
            if node is None:
                continue
            box = self._mirror((x, 0, x + width, height))
            self._header_frame(box)
            left = x + self.pad
            if node.checked is not None and index == 0:
                self._mark(
                    head, Node(kind="checkbox", id=f"{node.id}/check"), node.checked, (left, 0, left, height), node.id
                )
                left += self.site.scene.px(20)
            right = x + width - self.pad - (self.site.scene.px(12) if node.value else 0)
            number = any(len(row.cells) > index and row.cells[index].variant == "number" for row in self.rows)
            anchor = "e" if number else "center" if self.habit.numbers else "w"
            face = self.site.kit.faces.get(bold=self.site.scene.look.seed % 3 == 0)
            ink = palette.text
            self._text(
                head,
                f"{node.id}/text",
                node.text,
                (left, 0, right, height),
                node.id,
                anchor=anchor,
                colour=ink,
                face=face,
            )
            if node.value:
                self._sort_arrow(self._mirror((right, 0, x + width, height)), up=node.value == "asc")
            facts = {"name": node.text, "text": node.text, "row": -1, "column": index, "drawn": True}
            self._drawn[head].elements.append((node, "columnheader", box, facts))
            x += width

    def _header_frame(self, box: Rectangle) -> None:
        left, top, right, bottom = box
        ground = self.site.kit.palette.head
        if self.habit.bevel:
            self.head.create_rectangle(
                left, top, right - 1, bottom - 1, outline=blend(ground, "#000000", 0.45), fill=ground
            )
            self.head.create_line([left, bottom - 2, left, top, right - 1, top], fill=blend(ground, "#ffffff", 0.8))
        else:
            line = self.site.kit.palette.border
            self.head.create_line(left, bottom - 1, right, bottom - 1, fill=line)
            if self.habit.lines or self.site.scene.look.seed % 2:
                self.head.create_line(right - 1, top, right - 1, bottom, fill=line)

    def _sort_arrow(self, box: Rectangle, *, up: bool) -> None:
        x, y, r = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, self.site.scene.px(3)
        tip, base = (y - r, y + r) if up else (y + r, y - r)
        self.head.create_polygon(x - r, base, x + r, base, x, tip, fill=self.site.kit.palette.muted)

    def _draw_row(self, number: int, row: Row, top: int, widths: list[int]) -> None:
        """One row with its cells."""
        body, palette, node = self.body, self.site.kit.palette, row.node
        bottom = top + self._height(row)
        striped = self.habit.striped and number % 2 == 1
        ground = palette.accent if node.selected else palette.stripe if striped else palette.field
        if ground != palette.field:
            body.create_rectangle(0, top, self._width, bottom, fill=ground, width=0)
        if self.habit.lines:
            body.create_line(0, bottom - 1, self._width, bottom - 1, fill=palette.border)
        name = " ".join(cell.text for cell in row.cells if cell.text)
        facts: dict[str, Any] = {
            "name": name if self.habit.role == "row" else node.text,
            "text": "" if self.habit.role == "row" else node.text,
            "selected": node.selected,
            "drawn": node.selected or striped or self.habit.lines,
            "expanded": row.opens,
            "icon": node.icon,
            "checked": None if self.habit.checks else node.checked,
        }
        if self.habit.role == "row":
            facts["row"] = number
        self._drawn[body].elements.append((node, self.habit.role, (0, top, self._width, bottom), facts))
        x = 0
        for index, (cell, width) in enumerate(zip(row.cells, widths, strict=False)):
            self._draw_cell((number, index), row, cell, (x, top, x + width, bottom))
            x += width

    def _draw_cell(self, at: tuple[int, int], row: Row, cell: Cell, box: Rectangle) -> None:
        """One cell; the first has the row's marks before its text."""
        palette, scene = self.site.kit.palette, self.site.scene
        left, top, right, bottom = box
        if self.habit.lines and cell.node is not None:
            edge = self._mirror(box)
            self.body.create_line(edge[2] - 1, top, edge[2] - 1, bottom, fill=palette.border)
        x = self._marks(row, box) if at[1] == 0 else int(left) + self.pad
        if cell.node is not None:
            facts = {"name": cell.text, "text": cell.text, "row": at[0], "column": at[1]}
            facts |= {"parent": row.node.id, "drawn": self.habit.lines}
            self._drawn[self.body].elements.append((cell.node, "cell", self._mirror(box), facts))
        if cell.node is not None and cell.node.children:
            place = self._mirror((x, top + 1, right - self.pad, bottom - 1))
            edge_x = place[2] if scene.right_to_left else place[0]
            window = self._built[cell.node.id]
            self.body.create_window(edge_x, (top + bottom) / 2, window=window, anchor=scene.lead)
        else:
            self._write_cell(at[1], row, cell, (x, top, right - self.pad, bottom))

    def _write_cell(self, column: int, row: Row, cell: Cell, box: Rectangle) -> None:
        """The text of a cell, and in the first one the row's second line."""
        left, top, right, bottom = box
        ident = cell.node.id if cell.node else f"{row.node.id}/{column}" if column else row.node.id
        element = cell.node.id if cell.node else row.node.id
        target = f"{ident}/link" if cell.variant == "link" else element
        colour, anchor = self._ink_of(row, cell), "e" if cell.variant == "number" else "w"
        below = top + self.high if row.second else bottom
        line = (left, top, right, below)
        place = self._text(self.body, f"{ident}/text", cell.text, line, target, anchor=anchor, colour=colour)
        if cell.variant == "link":
            facts = {"name": cell.text, "text": cell.text, "parent": element, "drawn": False}
            self._drawn[self.body].elements.append((Node(kind="link", id=target), "link", place, facts))
        if column == 0 and row.second:
            start = below - self.site.scene.gap(3)
            more = {"colour": blend(self.site.kit.palette.field, colour, 0.6), "face": self.site.kit.faces.get(0.9)}
            line = (left, start, right, start + self.face.height)
            self._text(self.body, f"{ident}/second", row.second, line, element, **more)

    def _ink_of(self, row: Row, cell: Cell) -> str:
        """The colour of a cell's text."""
        palette = self.site.kit.palette
        if row.node.selected:
            return palette.accent_text
        if cell.variant == "link":
            return blend(palette.link, "#ffffff", 0.2) if palette.dark else palette.link
        return blend(palette.field, palette.field_text, 0.6) if cell.muted else palette.field_text

    def _marks(self, row: Row, box: Rectangle) -> int:
        """Draw what stands before a row's text; where the text begins."""
        scene, palette = self.site.scene, self.site.kit.palette
        left, top, _, bottom = box
        bottom = min(bottom, top + self.high) if row.second else bottom
        x = int(left) + self.pad + row.depth * scene.px(18)
        if self.habit.toggles:
            if row.opens is not None:
                self._toggle((x, top, x + scene.px(12), bottom), open_=row.opens, selected=row.node.selected)
            x += scene.px(16)
        if self.habit.checks:
            self._mark(
                self.body,
                Node(kind="checkbox", id=f"{row.node.id}/check"),
                row.node.checked or False,
                (x, top, x, bottom),
                row.node.id,
            )
            x += scene.px(22)
        if row.node.icon:
            size = scene.px(16)
            photo = pictures.icon(
                scene, row.node.icon, size, palette.accent_text if row.node.selected else palette.field_text
            )
            y = (top + bottom - size) // 2
            place = self._mirror((x, y, x + size, y + size))
            self.body.create_image(place[0], place[1], image=photo, anchor="nw")
            facts = {
                "icon": row.node.icon,
                "parent": row.node.id,
                "name": row.node.icon.replace("_", " "),
                "name_visible": False,
            }
            ink = scene.icon_ink(row.node.icon, place)
            self._drawn[self.body].elements.append((Node(kind="icon", id=f"{row.node.id}/icon"), "img", ink, facts))
            x += scene.px(20)
        return x

    def _toggle(self, box: Rectangle, *, open_: bool, selected: bool) -> None:
        palette, scene = self.site.kit.palette, self.site.scene
        left, top, right, bottom = self._mirror(box)
        x, y, r = (left + right) / 2, (top + bottom) / 2, scene.px(4)
        ink = palette.accent_text if selected else palette.field_text
        if self.habit.toggles == "box":
            self.body.create_rectangle(x - r, y - r, x + r, y + r, outline=palette.muted, fill=palette.field)
            self.body.create_line(x - r / 2, y, x + r / 2 + 1, y, fill=palette.field_text)
            if not open_:
                self.body.create_line(x, y - r / 2, x, y + r / 2 + 1, fill=palette.field_text)
        elif open_:
            self.body.create_polygon(x - r, y - r / 2, x + r, y - r / 2, x, y + r / 2, fill=ink)
        else:
            way = -1 if scene.right_to_left else 1
            self.body.create_polygon(x - way * r / 2, y - r, x + way * r / 2, y, x - way * r / 2, y + r, fill=ink)

    def probe(self) -> None:
        """Report what was drawn."""
        scene = self.site.scene
        if not scene.shown(self.outer):
            return
        inside = replace(self.site, parent=self.node.id)
        for canvas, ink in self._drawn.items():
            if not scene.shown(canvas):
                continue
            left, top = scene.box(canvas)[:2]
            top -= int(canvas.canvasy(0))
            written = {element: text for _, (text, _), element in reversed(ink.lines)}
            for node, role, box, known in ink.elements:
                facts = dict(known)
                if facts.get("text"):  # as it is drawn: perhaps with an ellipsis
                    facts["text"] = written.get(node.id, written.get(f"{node.id}/link", facts["text"]))
                place = (left + box[0], top + box[1], left + box[2], top + box[3])
                scene.element(inside, node, role, place, canvas, **facts)
            for ident, (text, box), element in ink.lines:
                place = (left + box[0], top + box[1], left + box[2], top + box[3])
                scene.line(inside, ident, (text, place), canvas, element=element)
        report_bar(inside, self.bar, self.node.id, self.node.id)
