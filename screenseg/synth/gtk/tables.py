"""Tables: Gtk.TreeView with column headers."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth.gtk.buttons import mark_box
from screenseg.synth.gtk.grid import Column, Grid, Record, Slot
from screenseg.synth.gtk.icons import icon_name
from screenseg.synth.gtk.kit import (
    builds,
    note_bars,
    plain,
)
from screenseg.synth.gtk.paint import border_box
from screenseg.synth.gtk.scene import Cells, Scene
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.spec import Node

__all__ = ["dress_table", "framed", "table"]

_MARKS = {"checkbox": "toggle", "switch": "toggle", "radio": "radio"}


def _slots_of(cell: Node) -> list[Slot]:
    """What a table's cell shows."""
    found: list[Slot] = []
    for child in cell.children:
        if child.kind in _MARKS:
            found.append(Slot(_MARKS[child.kind], child.checked, child))
        elif child.kind == "button" and (child.icon_only or not child.text):
            found.append(Slot("icon", child.icon, child, child.icon))
        elif child.kind in ("button", "link"):
            found.append(Slot("link", plain(child.text), child))
        else:
            found.append(Slot("text", child.value or child.text))
    if cell.icon:
        found.insert(0, Slot("icon", cell.icon, None, cell.icon))
    if cell.text or not found:
        found.append(Slot("link" if cell.variant == "link" else "text", cell.text))
    return found


def _fitted(scene: Scene, cells: Sequence[list[Slot]]) -> tuple[list[str], list[list[Slot]]]:
    """The kinds of slots that a column needs, and every cell's slots in that order."""
    needed: list[str] = []
    for slots in cells:
        for kind in dict.fromkeys(slot.kind for slot in slots):
            missing = sum(slot.kind == kind for slot in slots) - needed.count(kind)
            needed += [kind] * missing
    order = sorted(needed, key=("toggle", "radio", "icon", "text", "link").index)
    fitted: list[list[Slot]] = []
    for slots in cells:
        left = list(slots)
        row: list[Slot] = []
        for kind in order:
            found = next((slot for slot in left if slot.kind == kind), None)
            if found is not None:
                left.remove(found)
            row.append(_named_icon(scene, found) if found is not None else Slot(kind, None))
        fitted.append(row)
    return order, fitted


def _named_icon(scene: Scene, slot: Slot) -> Slot:
    if slot.kind == "icon":
        slot.value = icon_name(slot.meaning, symbolic=scene.style.symbolic)
    return slot


@builds("table")
def table(scene: Scene, node: Node) -> Widget:
    """A Gtk.TreeView with column headers."""
    heads = [child for child in node.children if child.kind == "columnheader"]
    rows = [child for child in node.children if child.kind == "tablerow"]
    count = max([len(heads)] + [len(row.children) for row in rows])
    boxes = any(row.checked is not None for row in rows)
    sheet = node.variant == "spreadsheet"
    narrow = scene.chance(0.4) and not sheet
    columns: list[Column] = []
    cells: list[list[list[Slot]]] = [[] for _ in rows]
    if boxes:
        columns.append(Column(["toggle"]))
        for row, slots in zip(rows, cells, strict=True):
            slots.append([Slot("toggle", row.checked, None, key=f"{row.id}/box")])
    for at in range(count):
        kinds, fitted = _fitted(scene, [_slots_of(row.children[at]) if at < len(row.children) else [] for row in rows])
        numbers = sum(1 for row in rows if at < len(row.children) and row.children[at].variant == "number")
        title = heads[at].text if at < len(heads) else ""
        align = 1.0 if numbers > len(rows) / 2 else 0.0
        bare = not {"text", "link"} & set(kinds)
        columns.append(
            Column(kinds or ["text"], title, align, expand=(narrow and not bare) or at == count - 1, ellipsize=narrow)
        )
        for slots, one in zip(cells, fitted, strict=True):
            slots.append(one or [Slot("text", None)])
    records = [
        Record(row, slots, ([None] if boxes else []) + _padded(row, count), tint=_tint(scene, node, number))
        for number, (row, slots) in enumerate(zip(rows, cells, strict=True))
    ]
    grid = Grid(node.id, "row", columns, records)
    dress_table(scene, node, grid, heads, columns[1:] if boxes else columns, columns[0] if boxes else None)
    scene.cells.append(Cells(grid.view, grid.report))
    return framed(scene, node, grid.view, "table", len(rows) + 1, wide=True)


def _padded(row: Node, count: int) -> list[Node | None]:
    return [*row.children, *[None] * (count - len(row.children))]


def _tint(scene: Scene, node: Node, number: int) -> str | None:
    """The ground of every other row of a striped table."""
    if node.variant != "striped" or number % 2 == 0:
        return None
    return "rgba(128,128,128,0.13)"


def dress_table(
    scene: Scene, node: Node, grid: Grid, heads: Sequence[Node], columns: Sequence[Column], ticks: Column | None
) -> None:
    """Headers, grid lines and marks of sorting; headers are noted."""
    view = grid.view
    if node.variant in ("grid", "spreadsheet", "properties"):
        view.set_grid_lines(Gtk.TreeViewGridLines.BOTH)
    if not any(head.text or head.checked is not None for head in heads):
        return
    view.set_headers_visible(True)
    grid.header_height = lambda: float(view.convert_bin_window_to_widget_coords(0, 0)[1] + _scrolled(view))
    for number, (head, column) in enumerate(zip(heads, columns, strict=False)):
        made = column.view
        if scene.chance(0.8):
            made.set_resizable(True)
        if node.variant == "spreadsheet":
            made.set_min_width(36 if number == 0 else 72)
        if head.value in ("asc", "desc"):
            made.set_sort_indicator(True)
            made.set_sort_order(Gtk.SortType.ASCENDING if head.value == "asc" else Gtk.SortType.DESCENDING)
        made.set_clickable(True)
        _note_head(scene, node, head, made, number)
        if ticks is not None and number == 0 and head.checked is not None:
            _tick_all(scene, node, head, ticks)


def _scrolled(view: Widget) -> float:
    adjustment = view.get_vadjustment()
    return float(adjustment.get_value()) if adjustment is not None else 0.0


def _note_head(scene: Scene, node: Node, head: Node, column: Widget, number: int) -> None:
    pressed = column.get_button()
    scene.element(
        head.id,
        "columnheader",
        pressed,
        find=lambda: border_box(pressed),
        parent=node.id,
        name=head.text,
        text=head.text,
        row=-1,
        column=number,
        label_texts=(f"{head.id}/text",),
        label_source="caption" if head.text else "none",
    )
    if head.text:
        scene.text(pressed, f"{head.id}/text", "caption", head.id)


def _tick_all(scene: Scene, node: Node, head: Node, ticks: Column) -> None:
    """A box in the header that ticks all rows."""

    made = Gtk.CheckButton(active=head.checked is True)
    made.set_inconsistent(head.checked == "mixed")
    made.show()
    ticks.view.set_widget(made)
    scene.element(
        f"{head.id}/box",
        "checkbox",
        made,
        find=lambda: mark_box(made),
        parent=node.id,
        checked=head.checked,
        name_visible=False,
    )


def framed(scene: Scene, node: Node, inner: Widget, role: str, rows: int, *, wide: bool = False) -> Widget:
    """The view in its frame with scroll bars, noted as the element of `node`."""
    window = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN)
    window.set_overlay_scrolling(scene.style.overlay_scrolling)
    window.set_policy(Gtk.PolicyType.AUTOMATIC, Gtk.PolicyType.AUTOMATIC)
    window.set_min_content_height(min(max(rows, 3), 8) * 26)
    window.set_propagate_natural_height(True)
    window.set_max_content_height(2000)
    window.set_min_content_width(200 if wide else 140)
    window.set_propagate_natural_width(not wide)
    window.add(inner)
    note_bars(scene, window, node.id)
    scene.element(node.id, role, window, name=node.text, name_visible=bool(node.text))
    return window
