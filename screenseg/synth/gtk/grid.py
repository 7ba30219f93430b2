"""Rows of cells in a Gtk.TreeView: what is shown in them, and where they turned out to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.gtk.cells import Column, Record, Rows, Slot, drawn_cell, make_cell, position, stored
from screenseg.synth.gtk.lines import cell_line, padded
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.renderer import RawElement, RawText, Rectangle

__all__ = ["Column", "Grid", "Record", "Slot"]


@dataclass(slots=True)
class _Found:
    """What the rows report, in the view's coordinates."""

    elements: list[RawElement] = field(default_factory=list)
    texts: list[RawText] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row that can be seen."""

    record: Record
    number: int
    path: Widget
    box: Rectangle
    expanded: bool | None  # None: it has no children


class Grid:
    """A tree view of records.

    Args:
        key: The id of the table, tree or list.
        role: The role of its rows.
        columns: What the cells can show.
        records: What they show.
    """

    def __init__(self, key: str, role: str, columns: Sequence[Column], records: Sequence[Record]) -> None:
        self._key, self._role = key, role
        self._columns = list(columns)
        kinds: list[type] = [str]  # the row's tint
        for column in self._columns:
            kinds += [str, bool, bool] * len(column.slots)  # text or icon; ticked or shown; inconsistent
        self._store = Gtk.TreeStore(*kinds)
        self.view = Rows(model=self._store, headers_visible=False, enable_search=False)
        self.view.set_show_expanders(role == "treeitem")
        self.header_height: Callable[[], float] = lambda: 0.0
        self._by_path: dict[str, Record] = {}
        self._fill(None, records)
        at = 1
        for column in self._columns:
            self._add(column, at)
            at += 3 * len(column.slots)
        self.view.get_selection().set_mode(Gtk.SelectionMode.MULTIPLE)
        self._unfold(records, "")

    def _fill(self, parent: Any, records: Sequence[Record]) -> None:
        for record in records:
            values: list[Any] = [record.tint]
            for column, slots in zip(self._columns, record.cells, strict=True):
                values += stored(column, slots)
            place = self._store.append(parent, values)
            self._by_path[self._store.get_path(place).to_string()] = record
            if record.children:
                self._fill(place, record.children)
            elif record.closed:
                self._store.append(place, [None, *[None, False, False] * sum(len(c.slots) for c in self._columns)])

    def _add(self, column: Column, at: int) -> None:
        made = Gtk.TreeViewColumn(column.title)
        made.set_alignment(column.align)
        made.set_expand(column.expand)
        for number, kind in enumerate(column.slots):
            cell, attributes = make_cell(kind, column)
            made.pack_start(cell, kind in ("text", "link") or len(column.slots) == 1)
            for name, offset in attributes:
                made.add_attribute(cell, name, at + 3 * number + offset)
            made.add_attribute(cell, "cell-background", 0)
            column.cells.append(cell)
        column.view = made
        if column.ellipsize:
            made.set_min_width(50)
        self.view.append_column(made)

    def _unfold(self, records: Sequence[Record], above: str) -> None:
        for number, record in enumerate(records):
            path = Gtk.TreePath.new_from_string(f"{above}{number}")
            if record.children and record.expanded:
                self.view.expand_row(path, False)
            if record.node.selected:
                self.view.get_selection().select_path(path)
            self._unfold(record.children, f"{above}{number}:")

    def report(self) -> tuple[list[RawElement], list[RawText]]:
        """The elements and lines of the rows in sight, in the view's coordinates."""
        found = _Found()
        for row in self._rows():
            self._report_row(row, found)
        size = self.view.get_allocation()
        clip = (0.0, self.header_height(), float(size.width), float(size.height))
        for element in found.elements:
            element.clip = _cut(element.clip, clip)
        for text in found.texts:
            text.clip = _cut(text.clip, clip)
        return found.elements, found.texts

    def _rows(self) -> Iterator[_Row]:
        """The rows in sight."""
        top, bottom = self.header_height(), self.view.get_allocation().height
        for number, (text_path, record) in enumerate(self._by_path.items()):
            path, above = Gtk.TreePath.new_from_string(text_path), text_path.rpartition(":")[0]
            if above and not self.view.row_expanded(Gtk.TreePath.new_from_string(above)):
                continue
            box = self._background(path, self.view.get_columns())
            if box is None or box[3] <= top or box[1] >= bottom:
                continue
            expanded = (record.expanded and bool(record.children)) if record.children or record.closed else None
            yield _Row(record, number, path, box, expanded)

    def _background(self, path: Widget, columns: Sequence[Widget]) -> Rectangle | None:
        """The box of a row, or of its part in some columns."""
        areas = [self.view.get_background_area(path, column) for column in columns]
        areas = [area for area in areas if area.width > 0 and area.height > 0]
        if not areas:
            return None
        left, right = min(area.x for area in areas), max(area.x + area.width for area in areas)
        return self._own((left, areas[0].y, right, areas[0].y + areas[0].height))

    def _own(self, area: Rectangle) -> Rectangle:
        """From the rows' window to the view's own coordinates."""
        left, top = self.view.convert_bin_window_to_widget_coords(int(area[0]), int(area[1]))
        return (float(left), float(top), float(left + area[2] - area[0]), float(top + area[3] - area[1]))

    def _report_row(self, row: _Row, found: _Found) -> None:
        node, role = row.record.node, self._role
        name = row.record.name
        raw = RawElement(
            id=node.id,
            role=role,
            box=row.box,
            parent=self._key,
            name=name,
            selected=node.selected,
            disabled=node.disabled,
            expanded=row.expanded,
            checked=node.checked if role != "row" else None,
            row=row.number if role == "row" else None,
            drawn=node.selected,
        )
        found.elements.append(raw)
        first = len(found.texts)
        for at, column in enumerate(self._columns):
            self._report_cell(row, at, column, found)
        if role != "row" and name and len(found.texts) > first:
            raw.text = found.texts[first].text

    def _report_cell(self, row: _Row, at: int, column: Column, found: _Found) -> None:
        record, view = row.record, column.view
        node = record.cell_nodes[at] if at < len(record.cell_nodes) else None
        whole = self._background(row.path, [view])
        raw: RawElement | None = None
        if node is not None and whole is not None:
            number = sum(1 for other in record.cell_nodes[:at] if other is not None)
            raw = RawElement(
                id=node.id, role="cell", box=whole, parent=record.node.id, row=row.number, column=number, drawn=False
            )
            found.elements.append(raw)
        first = len(found.texts)
        place = self._store.get_iter(row.path)
        view.cell_set_cell_data(self._store, place, row.expanded is not None, bool(row.expanded))
        area = self._cell_area(row.path, at)
        for cell, slot in zip(column.cells, record.cells[at], strict=True):
            span = position(self.view, view, cell, area.width) if cell.get_property("visible") else None
            if span is not None:
                inner = (area.x + span[0], area.y, area.x + span[1], area.y + area.height)
                owner = record.node.id if raw is None else raw.id
                self._report_slot(slot, cell, self._own(padded(self.view, inner)), (record, owner), found)
        if raw is not None:
            raw.text = " ".join(text.text for text in found.texts[first:])
            raw.name = " ".join(str(s.value) for s in record.cells[at] if s.kind in ("text", "link") and s.value)

    def _cell_area(self, path: Widget, at: int) -> Widget:
        """The area of a cell as gtk_tree_view_bin_draw has it: less the grid lines, which GTK's own answer forgets."""
        area = self.view.get_cell_area(path, self._columns[at].view)
        if self.view.get_grid_lines() == Gtk.TreeViewGridLines.BOTH:
            area.height -= 1
            area.width -= 0 < at < len(self._columns) - 1
        return area

    def _report_slot(self, slot: Slot, cell: Widget, area: Rectangle, owner: tuple[Record, str], found: _Found) -> None:
        record, parent = owner
        key = slot.key or (slot.node.id if slot.node is not None else f"{parent}/{slot.kind}")
        if slot.kind in ("text", "link"):
            self._report_text(slot, cell, area, (key, parent), found)
            return
        inner = drawn_cell(self.view, cell, (area[2] - area[0], area[3] - area[1]))
        if inner is None:
            return
        box = (area[0] + inner[0], area[1] + inner[1], area[0] + inner[2], area[1] + inner[3])
        if slot.kind == "icon":
            found.elements.extend(_icon(slot, key, parent, box))
            return
        mark = RawElement(id=key, role="radio" if slot.kind == "radio" else "checkbox", box=box, parent=parent)
        mark.name, mark.name_visible = record.name, False
        mark.checked = "mixed" if slot.value == "mixed" else bool(slot.value)
        if slot.node is not None:
            mark.disabled, mark.concept = slot.node.disabled, slot.node.concept
        found.elements.append(mark)

    def _report_text(self, slot: Slot, cell: Widget, area: Rectangle, keys: tuple[str, str], found: _Found) -> None:
        key, parent = keys
        node = slot.node
        for line in cell_line(self.view, cell, str(slot.value), (0.0, 0.0, area[2] - area[0], area[3] - area[1])):
            left, top, right, bottom = line.box
            box = (area[0] + left, area[1] + top, area[0] + right, area[1] + bottom)
            element = parent if node is None else node.id
            found.texts.append(RawText(id=f"{key}/text:0", text=line.text, box=box, clip=area, element=element))
            if node is not None:
                role = "button" if node.kind == "button" else "link"
                raw = RawElement(id=key, role=role, box=box, clip=area, parent=parent, drawn=False, text=line.text)
                raw.name, raw.label_texts, raw.label_source = str(slot.value), (f"{key}/text",), "caption"
                found.elements.append(raw)


def _icon(slot: Slot, key: str, parent: str, box: Rectangle) -> Iterator[RawElement]:
    """An icon, and before it the button that it is if there is a node for one."""
    holder = parent
    if slot.node is not None and slot.node.kind == "button":
        holder = slot.node.id
        around = (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)
        raw = RawElement(id=holder, role="button", box=around, parent=parent, icon=slot.meaning, drawn=False)
        raw.name, raw.name_visible, raw.label_source = slot.node.text, False, "icon"
        raw.disabled = slot.node.disabled
        yield raw
    yield RawElement(id=f"{key}/icon", role="img", box=box, parent=holder, icon=slot.meaning, name_visible=False)


def _cut(clip: Rectangle | None, limit: Rectangle) -> Rectangle:
    if clip is None:
        return limit
    return (max(clip[0], limit[0]), max(clip[1], limit[1]), min(clip[2], limit[2]), min(clip[3], limit[3]))
