"""ttk's frames, tabs, panes, tables and trees."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from tkinter import ttk
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.kits.boxes import Boxes, Group, Tab, Tabs
from screenseg.synth.tk.kits.branches import tree
from screenseg.synth.tk.kits.treeview import table
from screenseg.synth.tk.scene import Line, Site, Words, aligned

__all__ = ["TtkBoxes"]

# Their picture of a disabled tab is one pixel wide, less than its borders: Tk never ends filling the tab with it.
_HANG_ON_DISABLED_TAB = ("itft1", "smog")
_ICONS_UNDER_TEXT = ("breeze",)  # its trees write over their icons


class TtkBoxes(Boxes):
    """What holds others, with ttk's borders."""

    def group(self, site: Site, master: tk.Misc, node: Node) -> Group:
        """A ttk label frame."""
        if not node.text:
            plain = ttk.Frame(master, relief="groove", borderwidth=2, padding=2)
            return Group(outer=plain, body=plain, title=None, ground=site.ground)
        anchor = "ne" if self.scene.right_to_left else "nw"
        outer = ttk.Labelframe(master, labelanchor=anchor)  # type: ignore[arg-type]
        title = Words(site, outer, node.text, self.faces.get(bold=self.scene.look.seed % 4 == 0))
        outer.configure(labelwidget=title.widget)
        return Group(outer=outer, body=outer, title=title, ground=site.ground)

    def tabs(self, site: Site, master: tk.Misc, node: Node) -> Tabs:
        """A ttk notebook."""
        scene = self.scene
        upright = node.orientation == "vertical"
        style = "Side.TNotebook" if upright else "End.TNotebook" if scene.right_to_left else "TNotebook"
        book = ttk.Notebook(master, style=style)
        if ttk.Style(book).theme_use() in _HANG_ON_DISABLED_TAB:
            node = replace(node, children=tuple(replace(child, disabled=False) for child in node.children))
        panes: list[tk.Frame] = []
        for child in node.children:
            pane = self.frame(site, book)
            panes.append(pane)
            options: dict[str, Any] = {"text": shape(child.text), "state": "disabled" if child.disabled else "normal"}
            photo = self.icon_of(child, self.palette.text)  # type: ignore[attr-defined]
            if photo:
                options.update(image=photo, compound=scene.start)
            book.add(pane, **options)
        at = next((number for number, child in enumerate(node.children) if child.selected), 0)
        if panes:
            book.select(at)  # type: ignore[no-untyped-call]
        strip = _Strip(book, panes[at] if panes else book, len(panes), upright=upright)
        tabs = [self._tab(strip, number, child, book) for number, child in enumerate(node.children)]
        return Tabs(
            outer=book,
            body=panes[at] if panes else book,
            tabs=tabs,
            strip=strip.box,
            panel=strip.panel,
            ground=site.ground,
        )

    def _tab(self, strip: _Strip, number: int, node: Node, book: ttk.Notebook) -> Tab:
        return Tab(
            node=node,
            box=lambda: strip.tab(number)[0],
            lines=lambda: self.tab_lines(strip.tab(number)[1], node),
            widget=book,
        )

    def tab_lines(self, label: Rectangle, node: Node) -> list[Line]:
        """The text in a tab: at the end of its label if an icon is before it, else in its middle."""
        face = self.faces.body
        if not node.text or label[2] <= label[0]:
            return []
        anchor = ("w" if self.scene.right_to_left else "e") if node.icon else "center"
        return [(node.text, aligned(label, face, node.text, anchor))]

    def separator(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A ttk rule."""
        return ttk.Separator(master, orient=orient)  # type: ignore[arg-type]

    def panes(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A ttk paned window."""
        return ttk.Panedwindow(master, orient=orient)  # type: ignore[arg-type]

    def set_sash(self, panes: Any, orient: str, share: float) -> None:
        """Divide the room between two panes."""
        room = panes.winfo_width() if orient == "horizontal" else panes.winfo_height()
        panes.sashpos(0, round(room * share))

    def table(self, site: Site, master: tk.Misc, node: Node, columns: Any, rows: Any) -> Any:
        """A ttk tree view with columns, unless the table holds what that cannot show."""
        special = any(
            row.node.checked is not None or any(c.node and c.node.children for c in row.cells) for row in rows
        )
        if special or node.variant in ("spreadsheet", "grid") or self.scene.right_to_left:
            return None
        return table(site, master, node, columns, rows)

    def tree(self, site: Site, master: tk.Misc, node: Node, rows: Any) -> Any:
        """A ttk tree view."""
        if any(row.node.checked is not None for row in rows) or self.scene.right_to_left:
            return None
        if ttk.Style(master).theme_use() in _ICONS_UNDER_TEXT:
            rows = [replace(row, node=replace(row.node, icon="")) for row in rows]
        return tree(site, master, node, rows)


class _Strip:
    """Finds a notebook's tabs by asking which tab is under a point; ttk has no other way."""

    def __init__(self, book: ttk.Notebook, pane: tk.Misc, count: int, *, upright: bool) -> None:
        self._count = count
        self._book, self._pane, self._upright = book, pane, upright
        self._tabs: dict[int, tuple[Rectangle, Rectangle]] | None = None

    def tab(self, number: int) -> tuple[Rectangle, Rectangle]:
        """Box of a tab and of the label in it."""
        if self._tabs is None:
            self._tabs = self._scan()
        left, top = self._book.winfo_rootx(), self._book.winfo_rooty()
        none = (left, top, left, top)
        return self._tabs.get(number, (none, none))

    def box(self) -> Rectangle:
        """The strip."""
        boxes = [self.tab(n)[0] for n in range(self._count)]
        book = self._book
        left, top = book.winfo_rootx(), book.winfo_rooty()
        if self._upright:
            return left, top, self._pane.winfo_rootx(), top + book.winfo_height()
        return left, min(b[1] for b in boxes), left + book.winfo_width(), max(b[3] for b in boxes)

    def panel(self) -> Rectangle:
        """The area below the strip."""
        book = self._book
        left, top = book.winfo_rootx(), book.winfo_rooty()
        right, bottom = left + book.winfo_width(), top + book.winfo_height()
        if self._upright:
            return self._pane.winfo_rootx() - 2, top, right, bottom
        return left, self.box()[3] - 1, right, bottom

    def _at(self, x: int, y: int) -> int:
        found = self._book.tk.call(str(self._book), "identify", "tab", x, y)
        return -1 if found == "" else int(found)

    def _scan(self) -> dict[int, tuple[Rectangle, Rectangle]]:
        """Walk along the strip near the panel, then across each tab."""
        book, upright = self._book, self._upright
        edge = (self._pane.winfo_x() if upright else self._pane.winfo_y()) - 6
        length = book.winfo_height() if upright else book.winfo_width()
        seen: dict[int, list[int]] = {}
        for along in range(length):
            number = self._at(edge, along) if upright else self._at(along, edge)
            if number >= 0:
                seen.setdefault(number, []).append(along)
        return {number: self._measure(number, spots, edge) for number, spots in seen.items()}

    def _measure(self, number: int, spots: list[int], edge: int) -> tuple[Rectangle, Rectangle]:
        book, upright = self._book, self._upright
        middle = (spots[0] + spots[-1]) // 2
        across = [a for a in range(edge + 8) if (self._at(a, middle) if upright else self._at(middle, a)) == number]
        x0, x1 = (across[0], across[-1] + 1) if upright else (spots[0], spots[-1] + 1)
        y0, y1 = (spots[0], spots[-1] + 1) if upright else (across[0], across[-1] + 1)
        level = (y0 + y1) // 2
        label = [x for x in range(x0, x1) if str(book.identify(x, level)).endswith("label")]
        left, top = book.winfo_rootx(), book.winfo_rooty()
        inner = (label[0], label[-1] + 1) if label else (x0, x1)
        centre = (inner[0] + inner[1]) // 2
        high = [y for y in range(y0, y1) if str(book.identify(centre, y)).endswith("label")] or [y0, y1 - 1]
        place = (left + inner[0], top + high[0], left + inner[1], top + high[-1] + 1)
        return (left + x0, top + y0, left + x1, top + y1), place
