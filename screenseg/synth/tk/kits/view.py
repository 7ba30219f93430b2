"""A ttk tree view with its scroll bar, and what is asked of it once it is drawn."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace
from tkinter import ttk
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.scene import Site, intersect

__all__ = ["View"]


class View:
    """A tree view with its scroll bar, and what is asked of it once it is drawn."""

    def __init__(self, site: Site, master: tk.Misc, node: Node, columns: Sequence[str], show: str) -> None:
        scene = site.scene
        self.site, self.node, self.face = site, node, site.kit.faces.body
        self.outer = site.kit.frame(site, master)
        self.view = ttk.Treeview(self.outer, columns=list(columns), show=show, selectmode="extended")  # type: ignore[arg-type]
        self.bar = site.kit.scrollbar(site, self.outer, "vertical")
        self.bar.configure(command=self.view.yview)
        self.view.configure(yscrollcommand=self.bar.set)
        self.view.pack(side=scene.start, fill="both", expand=True)
        self._pads: dict[str, int] = {}
        scene.where[node.id] = lambda: scene.box(self.view)
        scene.settled.append(self._need_bar)

    def finish(self, rows: int) -> None:
        """Say how high it would be, once all rows are in."""
        self.view.configure(height=min(max(rows, 3), 14))

    def _need_bar(self) -> None:
        first, last = self.view.yview()
        if last - first < 1:
            self.bar.pack(side=self.site.scene.end, fill="y", before=self.view)
            self.outer.update_idletasks()

    def cell(self, item: str, column: str) -> Rectangle | None:
        """Where a cell lies in the picture; None if it is not on display."""
        found = self.view.bbox(item, column)
        if not found:
            return None
        x, y, width, height = found
        left, top = self.view.winfo_rootx() + x, self.view.winfo_rooty() + y
        return left, top, left + width, top + height

    def text_at(self, item: str, column: str, box: Rectangle) -> int:
        """How far from a cell's left its text begins; the same in all rows, but for the tree's own column."""
        key = f"{item} #0" if column == "#0" else ""
        if column != "#0":  # Tk tells it of every column but the first one displayed
            last = str(self.view["columns"][-1])
            box = (self.cell(item, last) if last != column else None) or box
            if last == column and column == "c0":
                return 4
            column = last
        if key not in self._pads:
            left, top = self.view.winfo_rootx(), self.view.winfo_rooty()
            y = int((box[1] + box[3]) / 2 - top)
            start = int(box[0] - left)
            end = int(box[2] - left)
            spots = (x for x in range(start, end) if self.view.identify_element(x, y).endswith("text"))
            self._pads[key] = max(next(spots, start) - start - 1, 0)
        return self._pads[key]

    def image_at(self, box: Rectangle, default: int) -> float:
        """Where the icon in a cell begins; `default` pixels from its left if the layout does not tell."""
        left, y = self.view.winfo_rootx(), int((box[1] + box[3]) / 2 - self.view.winfo_rooty())
        spots = (
            x
            for x in range(int(box[0] - left), int(box[2] - left))
            if self.view.identify_element(x, y).endswith("image")
        )
        return next(spots, int(box[0] - left) + default) + left

    def line(self, item: str, column: str, text: str, box: Rectangle, **where: Any) -> None:
        """Report the text of a cell; `where` has its id, its element, and end=True for text at the end."""
        face, scene = self.face, self.site.scene
        pad = self.text_at(item, column, box)
        left = box[0] + pad
        width = face.measure(text)
        if where.get("end"):
            left = box[2] - max(pad, 4) - width
        top = (box[1] + box[3] - face.height) // 2
        inside = replace(self.site, parent=self.node.id)
        before = len(scene.texts)
        scene.line(
            inside,
            where["ident"],
            (text, (left, top, left + width, top + face.height)),
            self.view,
            element=where["element"],
        )
        for reported in scene.texts[before:]:
            reported.clip = intersect(reported.clip or box, (box[0] + 1, box[1], box[2] - 1, box[3]))

    def scroll_probe(self) -> None:
        """Report the bar, which stands beside the view."""
        from screenseg.synth.tk.build.core import report_bar

        report_bar(self.site, self.bar, self.node.id, self.site.parent)
