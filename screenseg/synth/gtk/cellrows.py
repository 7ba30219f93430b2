"""Rows of cells in a Gtk.TreeView: what is shown in them, and where they turned out to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.gtk.lines import cell_line
from screenseg.synth.gtk.paint import opaque_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import GObject, Gtk, Pango, Widget, cairo
from screenseg.synth.renderer import RawElement, RawText, Rectangle
from screenseg.synth.spec import Node

__all__ = ["Column", "Grid", "Record", "Rows", "Slot"]


class Rows(Gtk.TreeView):  # type: ignore[misc,unused-ignore]
    """A tree view that also paints its headers when it is drawn outside a window."""

    def do_draw(self, context: cairo.Context) -> bool:
        """Paint rows, then headers: GTK leaves the rows' clip behind."""
        context.save()
        Gtk.TreeView.do_draw(self, context)
        context.restore()
        if self.get_headers_visible():
            for column in self.get_columns():
                if column.get_visible():
                    self.propagate_draw(column.get_button(), context)
        return False


@dataclass(slots=True)
class Slot:
    """One thing in a cell: kind text, link, toggle, radio or icon; `node` is what it stands for, if anything."""

    kind: str
    value: Any = ""
    node: Node | None = None
    meaning: str = ""
    key: str = ""


@dataclass(slots=True)
class Column:
    """A column: the kinds of things that each of its cells can show, in order."""

    slots: list[str]
    title: str = ""
    align: float = 0.0
    expand: bool = False
    ellipsize: bool = False
    view: Widget = None
    cells: list[Widget] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """A row: its node, and for each column the things in the cell."""

    node: Node
    cells: list[list[Slot]]
    cell_nodes: list[Node | None] = field(default_factory=list)
    expanded: bool = False
    children: list[Record] = field(default_factory=list)
    closed: bool = False  # it has children that are not shown
    tint: str | None = None


class Grid:
    """A tree view of records; `report` tells the elements and texts of the rows that can be seen."""

    def __init__(self, scene: Scene, key: str, role: str, columns: Sequence[Column], records: Sequence[Record]) -> None:
        self._scene, self._key, self._role = scene, key, role
        self._columns = list(columns)
        kinds: list[type] = [str]  # the row's tint
        for column in self._columns:
            for _ in column.slots:
                kinds += [str, bool, bool]  # text or icon, ticked or shown, inconsistent
        self.store = Gtk.TreeStore(*kinds)
        self.view = Rows(model=self.store, headers_visible=False, enable_search=False)
        self.view.set_show_expanders(role == "treeitem")
        self._by_path: dict[str, tuple[Record, int]] = {}
        self._count = 0
        self._fill(None, records)
        at = 1
        for column in self._columns:
            at = self._add(column, at)
        self._unfold(records, "")
        self.clip_top: Callable[[], float] = lambda: 0.0

    def _fill(self, parent: Any, records: Sequence[Record]) -> None:
        for record in records:
            values: list[Any] = [record.tint]
            for column, slots in zip(self._columns, record.cells, strict=True):
                values += _values(column, slots)
            place = self.store.append(parent, values)
            self._by_path[self.store.get_path(place).to_string()] = (record, self._count)
            self._count += 1
            if record.children:
                self._fill(place, record.children)
            elif record.closed:
                self.store.append(place, [None] + [None, False, False] * sum(len(c.slots) for c in self._columns))

    def _add(self, column: Column, at: int) -> int:
        made = Gtk.TreeViewColumn(column.title)
        made.set_alignment(column.align)
        made.set_expand(column.expand)
        for kind in column.slots:
            cell = _renderer(kind, column)
            made.pack_start(cell, kind in ("text", "link"))
            for name, offset in _ATTRIBUTES[kind]:
                made.add_attribute(cell, name, at + offset)
            made.add_attribute(cell, "cell-background", 0)
            column.cells.append(cell)
            at += 3
        column.view = made
        if column.ellipsize:
            made.set_min_width(50)
        self.view.append_column(made)
        return at

    def _unfold(self, records: Sequence[Record], above: str) -> None:
        selection = self.view.get_selection()
        if not above:
            selection.set_mode(Gtk.SelectionMode.MULTIPLE)
        for number, record in enumerate(records):
            path = f"{above}{number}"
            if record.children and record.expanded:
                self.view.expand_row(Gtk.TreePath.new_from_string(path), False)
            if record.node.selected:
                selection.select_path(Gtk.TreePath.new_from_string(path))
            self._unfold(record.children, f"{path}:")

    def report(self) -> tuple[list[RawElement], list[RawText]]:
        """The rows in sight, in the view's coordinates."""
        elements: list[RawElement] = []
        texts: list[RawText] = []
        size = self.view.get_allocation()
        top = self.clip_top()
        clip = (0.0, top, float(size.width), float(size.height))
        for text_path, (record, number) in self._by_path.items():
            path = Gtk.TreePath.new_from_string(text_path)
            above = Gtk.TreePath.new_from_string(text_path.rpartition(":")[0] or text_path)
            if ":" in text_path and not self.view.row_expanded(above):
                continue
            row = self._row_box(path, self.view.get_columns())
            if row is None or row[3] <= top or row[1] >= size.height:
                continue
            self._report_row(record, number, path, row, (elements, texts))
        for raw in (*elements, *texts):
            raw.clip = clip if raw.clip is None else (max(raw.clip[0], clip[0]), max(raw.clip[1], clip[1]), *raw.clip[2:])
        return elements, texts

    def _row_box(self, path: Any, columns: Sequence[Widget]) -> Rectangle | None:
        areas = [self.view.get_background_area(path, column) for column in columns]
        areas = [area for area in areas if area.width > 0 and area.height > 0]
        if not areas:
            return None
        left, right = min(a.x for a in areas), max(a.x + a.width for a in areas)
        return self._widget(left, areas[0].y, right - left, areas[0].height)

    def _widget(self, x: float, y: float, width: float, height: float) -> Rectangle:
        """From the rows' window to the view's own coordinates."""
        left, top = self.view.convert_bin_window_to_widget_coords(int(x), int(y))
        return (float(left), float(top), float(left + width), float(top + height))

    def _report_row(
        self, record: Record, number: int, path: Any, row: Rectangle, out: tuple[list[RawElement], list[RawText]]
    ) -> None:
        node, (elements, _) = record.node, out
        name = next((str(s.value) for cell in record.cells for s in cell if s.kind in ("text", "link") and s.value), "")
        fold = (record.expanded and bool(record.children)) if record.children or record.closed else None
        raw = RawElement(
            id=node.id,
            role=self._role,
            box=row,
            parent=self._key,
            name=name,
            text=name if self._role != "row" else "",
            selected=node.selected,
            disabled=node.disabled,
            expanded=fold,
            checked=node.checked if self._role in ("option", "treeitem", "listitem") else None,
            row=number if self._role == "row" else None,
            drawn=node.selected,
        )
        elements.append(raw)
        place = self.store.get_iter(path)
        for at, column in enumerate(self._columns):
            self._report_cell(record, number, (at, column), (path, place, fold), out)

    def _report_cell(
        self,
        record: Record,
        number: int,
        where: tuple[int, Column],
        place: tuple[Any, Any, bool | None],
        out: tuple[list[RawElement], list[RawText]],
    ) -> None:
        (at, column), (path, row, fold) = where, place
        view = column.view
        owner = record.node.id
        node = record.cell_nodes[at] if at < len(record.cell_nodes) else None
        area = self.view.get_cell_area(path, view)
        if node is not None:
            whole = self._row_box(path, [view])
            if whole is not None:
                text = " ".join(str(s.value) for s in record.cells[at] if s.kind in ("text", "link") and s.value)
                out[0].append(
                    RawElement(
                        id=node.id, role="cell", box=whole, parent=owner, name=text, text=text, row=number,
                        column=record.cell_nodes[: at + 1].index(node) - record.cell_nodes[:at].count(None), drawn=False,
                    )  # fmt: skip
                )
                owner = node.id
        view.cell_set_cell_data(self.store, row, fold is not None, bool(fold))
        for cell, slot in zip(column.cells, record.cells[at], strict=False):
            if not cell.get_property("visible"):
                continue
            span = _position(self.view, view, cell, area.width)
            if span is not None:
                box = (float(area.x + span[0]), float(area.y), float(area.x + span[1]), float(area.y + area.height))
                self._report_slot(slot, cell, box, (record, owner), out)

    def _report_slot(
        self, slot: Slot, cell: Widget, area: Rectangle, owner: tuple[Record, str], out: tuple[list[RawElement], list[RawText]]
    ) -> None:
        left, top, right, bottom = self._widget(area[0], area[1], area[2] - area[0], area[3] - area[1])
        record, parent = owner
        key = slot.key or (slot.node.id if slot.node is not None else f"{parent}/{slot.kind}")
        if slot.kind in ("text", "link"):
            for line in cell_line(self.view, cell, str(slot.value), (0.0, 0.0, right - left, bottom - top)):
                x0, y0, x1, y1 = line.box
                box = (left + x0, top + y0, left + x1, top + y1)
                element = parent if slot.node is None else slot.node.id
                text_id = f"{key}/text"
                out[1].append(
                    RawText(id=f"{text_id}:0", text=line.text, box=box, clip=(left, top, right, bottom), element=element)
                )
                if slot.node is not None:
                    role = "button" if slot.node.kind == "button" else "link"
                    out[0].append(
                        RawElement(
                            id=key, role=role, box=box, clip=(left, top, right, bottom), parent=parent, name=str(slot.value),
                            text=str(slot.value), label_texts=(text_id,), label_source="caption", drawn=False,
                        )  # fmt: skip
                    )
            return
        found = self._drawn(cell, (right - left, bottom - top))
        if found is None:
            return
        box = (left + found[0], top + found[1], left + found[2], top + found[3])
        if slot.kind == "icon":
            out[0].extend(_icon_elements(slot, key, parent, box))
            return
        name = next((str(s.value) for c in record.cells for s in c if s.kind == "text" and s.value), "")
        role = "radio" if slot.kind == "radio" else "checkbox"
        checked = "mixed" if slot.value == "mixed" else bool(slot.value)
        off = slot.node is not None and slot.node.disabled
        concept = slot.node.concept if slot.node is not None else ""
        out[0].append(
            RawElement(
                id=key, role=role, box=box, parent=parent, name=name, name_visible=False, checked=checked, disabled=off,
                concept=concept,
            )  # fmt: skip
        )

    def _drawn(self, cell: Widget, size: tuple[float, float]) -> Rectangle | None:
        """What a renderer paints into a cell of this size."""
        width, height = max(1, int(size[0])), max(1, int(size[1]))
        picture = cairo.ImageSurface(cairo.FORMAT_ARGB32, width * 2, height * 2)
        picture.set_device_scale(2, 2)
        from screenseg.synth.gtk.toolkit import Gdk

        area = Gdk.Rectangle()
        area.x, area.y, area.width, area.height = 0, 0, width, height
        tinted = cell.get_property("cell-background-set")
        cell.set_property("cell-background-set", False)
        cell.render(cairo.Context(picture), self.view, area, area, Gtk.CellRendererState(0))
        cell.set_property("cell-background-set", tinted)
        picture.flush()
        found = opaque_box(picture)
        return None if found is None else (found[0] / 2, found[1] / 2, found[2] / 2, found[3] / 2)


def _icon_elements(slot: Slot, key: str, parent: str, box: Rectangle) -> list[RawElement]:
    """An icon, and the button that it is if there is a node for one."""
    found: list[RawElement] = []
    holder = parent
    if slot.node is not None and slot.node.kind == "button":
        holder = slot.node.id
        found.append(
            RawElement(
                id=holder, role="button", box=(box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2), parent=parent, icon=slot.meaning,
                name=slot.node.text, name_visible=False, label_source="icon", disabled=slot.node.disabled, drawn=False,
            )  # fmt: skip
        )
    found.append(RawElement(id=f"{key}/icon", role="img", box=box, parent=holder, icon=slot.meaning, name_visible=False))
    return found


_ATTRIBUTES: dict[str, tuple[tuple[str, int], ...]] = {
    "text": (("text", 0), ("visible", 1)),
    "link": (("text", 0), ("visible", 1)),
    "toggle": (("active", 1), ("inconsistent", 2), ("visible", 1)),
    "radio": (("active", 1),),
    "icon": (("icon-name", 0), ("visible", 1)),
}
_ATTRIBUTES["toggle"] = (("active", 1), ("inconsistent", 2))


def _values(column: Column, slots: Sequence[Slot]) -> list[Any]:
    """What the store holds for a cell."""
    values: list[Any] = []
    for kind, slot in zip(column.slots, slots, strict=True):
        if kind in ("toggle", "radio"):
            values += [None, slot.value is True, slot.value == "mixed"]
        else:
            values += [slot.value or None, bool(slot.value), False]
    return values


def _renderer(kind: str, column: Column) -> Widget:
    if kind in ("toggle", "radio"):
        return Gtk.CellRendererToggle(radio=kind == "radio", activatable=True)
    if kind == "icon":
        return Gtk.CellRendererPixbuf(xpad=2)
    cell = Gtk.CellRendererText(xalign=column.align)
    if column.ellipsize:
        cell.set_property("ellipsize", Pango.EllipsizeMode.END)
    if kind == "link":
        cell.set_property("underline", Pango.Underline.SINGLE)
        cell.set_property("foreground", "#2a76c6")
    return cell


def _position(grid: Widget, view: Widget, cell: Widget, room: int) -> tuple[int, int] | None:
    """From where to where a renderer goes in a cell area `room` wide.

    GTK tells it for the column's whole width, of which separators and the tree's indentation take some.
    """
    known = view.cell_get_position(cell)
    if not known:
        return None
    offset, width = known[-2:]
    whole = view.get_width()
    if grid.get_direction() == Gtk.TextDirection.RTL:
        right = room - (whole - offset - width)
        return (0 if offset <= 0 else right - width, right)
    return (offset, room if offset + width >= whole else offset + width)


GObject.type_register(Rows)
