"""Trees and lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from screenseg.synth.gtk.buttons import mark_box
from screenseg.synth.gtk.grid import Column, Grid, Record, Slot
from screenseg.synth.gtk.icons import icon_name
from screenseg.synth.gtk.kit import (
    box,
    builds,
    icon,
    label,
    note_bars,
    plain,
)
from screenseg.synth.gtk.scene import Cells, Scene
from screenseg.synth.gtk.tables import dress_table, framed
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.spec import Node

__all__ = ["rows_as_list", "rows_as_tree"]


@builds("tree")
def tree(scene: Scene, node: Node) -> Widget:
    """A Gtk.TreeView of treeitems; further columns are the items' options."""
    further = max([len(item.options) for item in node.walk() if item.kind == "treeitem"] or [0])
    ticks = any(item.checked is not None for item in node.walk() if item.kind == "treeitem")
    pictures = any(item.icon for item in node.walk() if item.kind == "treeitem")
    kinds = ["toggle"] * ticks + ["icon"] * pictures + ["text"]
    columns = [Column(list(kinds), expand=not further)] + [
        Column(["text"], expand=n == further - 1) for n in range(further)
    ]
    records = [_branch(scene, item, kinds, further) for item in node.children if item.kind == "treeitem"]
    grid = Grid(node.id, "treeitem", columns, records)
    heads = [child for child in node.children if child.kind == "columnheader"]
    if heads:
        dress_table(scene, node, grid, heads, columns, None)
    grid.view.set_enable_tree_lines(scene.chance(0.06))
    scene.cells.append(Cells(grid.view, grid.report))
    return framed(scene, node, grid.view, "tree", len(records) + 2)


def _branch(scene: Scene, item: Node, kinds: Sequence[str], further: int) -> Record:
    slots: list[Slot] = []
    for kind in kinds:
        if kind == "toggle":
            slots.append(Slot("toggle", item.checked, None, key=f"{item.id}/box"))
        elif kind == "icon":
            name = icon_name(item.icon, symbolic=scene.style.symbolic) if item.icon else None
            slots.append(Slot("icon", name, None, item.icon))
        else:
            slots.append(Slot("text", item.text))
    rest = [
        [Slot("text", item.options[n] if n < len(item.options) else "", key=f"{item.id}/{n}")] for n in range(further)
    ]
    children = [_branch(scene, child, kinds, further) for child in item.children if child.kind == "treeitem"]
    closed = item.expanded is False
    return Record(item, [slots, *rest], expanded=not closed, children=children, closed=closed)


def rows_as_tree(scene: Scene, node: Node, role: str) -> Widget:
    """A list's items as rows of a Gtk.TreeView without headers."""
    items = [child for child in node.children if child.kind in ("listitem", "option")]
    ticks = any(item.checked is not None for item in items)
    pictures = any(item.icon for item in items)
    values = any(item.value for item in items)
    kinds = ["toggle"] * ticks + ["icon"] * pictures + ["text"]
    columns = [Column(kinds, expand=True)] + [Column(["text"], align=1.0)] * values
    records = []
    for item in items:
        record = _branch(scene, item, kinds, 0)
        if values:
            record.cells.append([Slot("text", item.value, key=f"{item.id}/value")])
        records.append(record)
    grid = Grid(node.id, role, columns, records)
    scene.cells.append(Cells(grid.view, grid.report))
    return grid.view


def rows_as_list(scene: Scene, node: Node, role: str) -> Widget:
    """A list's items as rows of a Gtk.ListBox."""
    made = Gtk.ListBox(selection_mode=Gtk.SelectionMode.MULTIPLE)
    for item in node.children:
        if item.kind in ("listitem", "option"):
            made.add(_list_row(scene, node, item, role))
    for row, item in zip(made.get_children(), node.children, strict=False):
        if item.selected:
            made.select_row(row)
    if scene.chance(0.3):
        made.set_header_func(_rule)
    return made


def _rule(row: Widget, before: Widget | None) -> None:
    if before is not None:
        row.set_header(Gtk.Separator(orientation=Gtk.Orientation.HORIZONTAL))


def _list_row(scene: Scene, node: Node, item: Node, role: str) -> Widget:
    """An item as a row of a Gtk.ListBox."""
    row = Gtk.ListBoxRow()
    inner = box(scene, vertical=False, spacing=8)
    inner.set_border_width(3)
    text = plain(item.text)
    scene.element(
        item.id,
        role,
        row,
        parent=node.id,
        name=text,
        text=text,
        value=item.value,
        selected=item.selected,
        checked=item.checked,
        disabled=item.disabled,
        drawn=item.selected,
        label_texts=(f"{item.id}/text",),
        label_source="caption",
    )
    with scene.within(item.id):
        if item.checked is not None:
            tick = Gtk.CheckButton(active=item.checked is True, valign=Gtk.Align.CENTER)
            find = partial(mark_box, tick)
            known: dict[str, Any] = {"label_texts": (f"{item.id}/text",), "label_source": "caption"}
            scene.element(f"{item.id}/box", "checkbox", tick, find=find, checked=item.checked, name=text, **known)
            inner.pack_start(tick, False, False, 0)
        picture = icon(scene, item.icon, f"{item.id}/icon", size=24 if item.help else 16) if item.icon else None
    if picture is not None:
        inner.pack_start(picture, False, False, 0)
    words = box(scene, vertical=True, spacing=0)
    for key, said, names in (("text", text, ()), ("help", item.help, ("dim-label", "small"))):
        if said:
            line = label(scene, said, *names)
            line.set_ellipsize(Pango.EllipsizeMode.END)
            line.set_width_chars(min(len(said), 12))
            scene.text(line, f"{item.id}/{key}", "text", item.id)
            words.pack_start(line, False, False, 0)
    words.set_valign(Gtk.Align.CENTER)
    inner.pack_start(words, True, True, 0)
    if item.value:
        figure = label(scene, item.value, "dim-label")
        scene.text(figure, f"{item.id}/value", "text", item.id)
        inner.pack_end(figure, False, False, 0)
    row.add(inner)
    if item.disabled:
        row.set_sensitive(False)
    return row


def _icon_view(scene: Scene, node: Node) -> Widget:
    """A list's items as icons with captions."""
    made = Gtk.FlowBox(selection_mode=Gtk.SelectionMode.MULTIPLE, valign=Gtk.Align.START, max_children_per_line=20)
    size = scene.pick(32, 48)
    for item in node.children:
        cell = Gtk.FlowBoxChild()
        inner = box(scene, vertical=True, spacing=3)
        inner.set_border_width(4)
        known: dict[str, Any] = {
            "name": item.text,
            "text": item.text,
            "selected": item.selected,
            "disabled": item.disabled,
        }
        known |= {"label_texts": (f"{item.id}/text",), "label_source": "caption", "drawn": item.selected}
        scene.element(item.id, "listitem", cell, parent=node.id, **known)
        with scene.within(item.id):
            picture = icon(scene, item.icon, f"{item.id}/icon", size=size)
        if picture is not None:
            inner.pack_start(picture, False, False, 0)
        words = label(scene, item.text, xalign=0.5)
        words.set_ellipsize(Pango.EllipsizeMode.END)
        words.set_width_chars(12)
        words.set_max_width_chars(12)
        scene.text(words, f"{item.id}/text", "caption", item.id)
        inner.pack_start(words, False, False, 0)
        cell.add(inner)
        made.add(cell)
        if item.selected:
            made.select_child(cell)
    return made


@builds("list")
def list_(scene: Scene, node: Node) -> Widget:
    """A list of items."""
    items = [child for child in node.children if child.kind == "listitem"]
    plain_rows = not any(item.help for item in items)
    as_tree = scene.style.tree_lists and plain_rows
    iconic = scene.style.icon_lists and len(items) > 4
    iconic = iconic and all(item.icon and not (item.help or item.value or item.checked is not None) for item in items)
    if iconic:
        return framed(scene, node, _icon_view(scene, node), "list", len(items) // 2)
    inner = (rows_as_tree if as_tree else rows_as_list)(scene, node, "listitem")
    if as_tree:
        return framed(scene, node, inner, "list", len(items))
    holder = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN if scene.chance(0.7) else Gtk.ShadowType.NONE)
    holder.set_overlay_scrolling(scene.style.overlay_scrolling)
    holder.set_policy(Gtk.PolicyType.NEVER, Gtk.PolicyType.AUTOMATIC)
    holder.set_min_content_height(min(max(len(items), 2), 6) * 28)
    holder.set_propagate_natural_height(True)
    holder.set_max_content_height(2000)
    holder.add(inner)
    note_bars(scene, holder, node.id)
    scene.element(node.id, "list", holder, name=node.text, name_visible=bool(node.text))
    return holder
