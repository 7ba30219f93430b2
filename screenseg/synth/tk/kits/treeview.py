"""ttk's tree view, as table and as tree."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.pixels import colour_of, mark_box
from screenseg.synth.tk.scene import Site, intersect

if TYPE_CHECKING:
    from screenseg.synth.tk.build.sheet import Column, Row

__all__ = ["table", "tree"]


class _View:
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
        key = f"{item} #0" if column == "#0" else column
        if key not in self._pads:
            left, top = self.view.winfo_rootx(), self.view.winfo_rooty()
            y = int((box[1] + box[3]) / 2 - top)
            start = int(box[0] - left)
            end = int(box[2] - left)
            spots = (x for x in range(start, end) if self.view.identify_element(x, y).endswith("text"))
            self._pads[key] = next(spots, start) - start
        return self._pads[key]

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
        """Report the bar."""
        scene = self.site.scene
        if scene.shown(self.bar):
            box, _ = scene.trim(scene.box(self.bar), self.site.ground)
            scene.element(
                self.site,
                Node(kind="scroll", id=f"{self.node.id}/scrollbar"),
                "scrollbar",
                box,
                self.bar,
                parent=self.node.id,
            )


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
    made = _View(site, master, node, names, "headings" if headed else "")
    anchor: Any = ("w", "center", "center")[scene.look.seed % 3]
    for name, column, width in zip(names, columns, _widths(site, columns, rows), strict=True):
        index = names.index(name)
        number = any(len(row.cells) > index and row.cells[index].variant == "number" for row in rows)
        made.view.column(
            name,
            width=width,
            minwidth=20,
            stretch=column.stretch or index == len(names) - 1,
            anchor="e" if number else "w",
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


def _rows(made: _View, rows: Sequence[Row], items: Sequence[str], names: Sequence[str]) -> None:
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


def _headings(made: _View, columns: Sequence[Column], names: Sequence[str], anchor: str) -> None:
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
        left = (box[0] + box[2] - wide) // 2
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


def _first_ink(made: _View, box: Rectangle, default: float) -> float:
    """Where the text of a header begins: its first pixel that is unlike the header's ground."""
    image = made.site.scene.image
    assert image is not None
    inner = (box[0] + 3, box[1] + 4, box[2] - 3, box[3] - 4)
    if not (0 <= inner[0] < image.shape[1] and 0 <= inner[1] < image.shape[0]):
        return default
    ground = image[int((inner[1] + inner[3]) / 2), int(inner[0])]
    found = mark_box(image, inner, [int(value) for value in ground], contrast=60)
    return found[0] - 1 if found else default


def tree(site: Site, master: tk.Misc, node: Node, rows: Sequence[Row]) -> Any:
    """A tree, with further columns if it has any."""
    scene = site.scene
    names = [f"c{number}" for number in range(1, max(node.columns, 1))]
    made = _View(site, master, node, names, "tree")
    photo = _icons(site)
    levels: list[str] = [""]
    items: list[str] = []
    for row in rows:
        del levels[row.depth + 1 :]
        options: dict[str, Any] = {"image": photo(row.node.icon)} if row.node.icon else {}
        values = [shape(cell.text) for cell in row.cells[1:]]
        item = made.view.insert(
            levels[-1], "end", text=shape(row.node.text), values=values, open=bool(row.opens), **options
        )
        if row.opens is False:
            made.view.insert(item, "end")  # something to open
        items.append(item)
        levels.append(item)
        if row.node.selected:
            made.view.selection_add(item)
    made.finish(len(rows))

    def probe() -> None:
        if scene.shown(made.view):
            box, drawn = scene.trim(scene.box(made.view), site.ground)
            scene.element(site, node, "tree", box, made.view, drawn=drawn, name=node.text)
            for row, item in zip(rows, items, strict=True):
                _branch(made, row, item, names)
            made.scroll_probe()

    scene.probes.append(probe)
    return made.outer


def _icons(site: Site) -> Callable[[str], Any]:
    return lambda meaning: pictures.icon(site.scene, meaning, site.scene.px(16), site.kit.palette.field_text)


def _branch(made: _View, row: Row, item: str, names: Sequence[str]) -> None:
    """Report one line of a tree."""
    scene = made.site.scene
    first = made.cell(item, "#0")
    if first is None:
        return
    inside = replace(made.site, parent=made.node.id)
    last = (made.cell(item, names[-1]) if names else first) or first
    whole = (first[0], first[1], last[2], first[3])
    scene.element(
        inside, row.node, "treeitem", whole, made.view, name=row.node.text, text=row.node.text, selected=row.node.selected, expanded=row.opens,
        drawn=row.node.selected, icon=row.node.icon,
    )  # fmt: skip
    made.line(item, "#0", row.node.text, first, ident=f"{row.node.id}/text", element=row.node.id)
    if row.node.icon:
        size = scene.px(16)
        start = first[0] + made.text_at(item, "#0", first) - size - 2
        y = (first[1] + first[3] - size) // 2
        picture = Node(kind="icon", id=f"{row.node.id}/icon")
        ground = colour_of(made.site.kit.palette.accent if row.node.selected else made.site.kit.palette.field)
        assert scene.image is not None
        box = mark_box(scene.image, (start - 4, y, start + size + 4, y + size), ground) or (
            start,
            y,
            start + size,
            y + size,
        )
        name = row.node.icon.replace("_", " ")
        scene.element(
            inside,
            picture,
            "img",
            box,
            made.view,
            parent=row.node.id,
            icon=row.node.icon,
            name=name,
            name_visible=False,
        )
    for cell, name in zip(row.cells[1:], names, strict=False):
        place = made.cell(item, name)
        if place is not None and cell.text:
            made.line(item, name, cell.text, place, ident=f"{row.node.id}/{name}", element=row.node.id)
