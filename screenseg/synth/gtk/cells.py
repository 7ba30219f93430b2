"""The cells of a Gtk.TreeView: their renderers, and what those draw where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.gtk.paint import opaque_box
from screenseg.synth.gtk.toolkit import Gdk, GObject, Gtk, Pango, Widget, cairo
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["Column", "Record", "Rows", "Slot", "drawn_cell", "make_cell", "position", "stored"]


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
    cell_nodes: Sequence[Node | None] = ()
    expanded: bool = False
    children: list[Record] = field(default_factory=list)
    closed: bool = False  # it has children that are not shown
    tint: str | None = None

    @property
    def name(self) -> str:
        """The first text in it."""
        shown = (
            str(slot.value) for cell in self.cells for slot in cell if slot.kind in ("text", "link") and slot.value
        )
        return next(shown, "")


_ATTRIBUTES: dict[str, tuple[tuple[str, int], ...]] = {
    "text": (("text", 0), ("visible", 1)),
    "link": (("text", 0), ("visible", 1)),
    "icon": (("icon-name", 0), ("visible", 1)),
    "toggle": (("active", 1), ("inconsistent", 2), ("visible", 0)),
    "radio": (("active", 1), ("visible", 0)),
}
"""Which of the three values of a slot go into which property of its renderer."""


def stored(column: Column, slots: Sequence[Slot]) -> list[Any]:
    """What the store holds for a cell: three values a slot."""
    values: list[Any] = []
    for kind, slot in zip(column.slots, slots, strict=True):
        if kind in ("toggle", "radio"):
            values += [None, slot.value is True, slot.value == "mixed"]
        else:
            values += [slot.value or None, bool(slot.value), False]
    return values


def make_cell(kind: str, column: Column) -> tuple[Widget, tuple[tuple[str, int], ...]]:
    """A renderer for a kind of slot, and its properties that come from the store."""
    if kind in ("toggle", "radio"):
        cell = Gtk.CellRendererToggle(radio=kind == "radio", activatable=True)
        return cell, _ATTRIBUTES[kind][:-1]
    if kind == "icon":
        return Gtk.CellRendererPixbuf(xpad=2, xalign=0.0), _ATTRIBUTES[kind]
    cell = Gtk.CellRendererText(xalign=column.align)
    if column.ellipsize:
        cell.set_property("ellipsize", Pango.EllipsizeMode.END)
    if kind == "link":
        cell.set_property("underline", Pango.Underline.SINGLE)
        cell.set_property("foreground", "#2a76c6")
    return cell, _ATTRIBUTES[kind]


def position(grid: Widget, view: Widget, cell: Widget, room: int) -> tuple[int, int] | None:
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


def drawn_cell(view: Widget, cell: Widget, size: tuple[float, float]) -> Rectangle | None:
    """What a renderer paints into a cell of this size."""
    width, height = max(1, int(size[0])), max(1, int(size[1]))
    picture = cairo.ImageSurface(cairo.FORMAT_ARGB32, width * 2, height * 2)
    picture.set_device_scale(2, 2)
    area = Gdk.Rectangle()
    area.x, area.y, area.width, area.height = 0, 0, width, height
    tinted = cell.get_property("cell-background-set")
    cell.set_property("cell-background-set", False)
    cell.render(cairo.Context(picture), view, area, area, Gtk.CellRendererState(0))
    cell.set_property("cell-background-set", tinted)
    picture.flush()
    found = opaque_box(picture)
    return None if found is None else (found[0] / 2, found[1] / 2, found[2] / 2, found[3] / 2)


GObject.type_register(Rows)
