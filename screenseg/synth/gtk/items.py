"""Tables, trees and lists."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth.gtk.cellrows import Column, Grid, Record, Slot
from screenseg.synth.gtk.icons import icon_name
from screenseg.synth.gtk.kit import box, builds, icon, label, note_bars, plain
from screenseg.synth.gtk.measure import border_box
from screenseg.synth.gtk.scene import Cells, Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.spec import Node

__all__ = ["rows_as_list", "rows_as_tree"]

_MARKS = {"checkbox": "toggle", "switch": "toggle", "radio": "radio"}


def _framed(scene: Scene, node: Node, inner: Widget, role: str, rows: int, *, wide: bool = False) -> Widget:
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
        columns.append(Column(kinds or ["text"], title, align, expand=narrow or at == count - 1, ellipsize=narrow))
        for slots, one in zip(cells, fitted, strict=True):
            slots.append(one or [Slot("text", None)])
    records = [
        Record(row, slots, ([None] if boxes else []) + _padded(row, count), tint=_tint(scene, node, number))
        for number, (row, slots) in enumerate(zip(rows, cells, strict=True))
    ]
    grid = Grid(scene, node.id, "row", columns, records)
    _dress_table(scene, node, grid, heads, columns[1:] if boxes else columns, columns[0] if boxes else None)
    scene.cells.append(Cells(grid.view, grid.report))
    return _framed(scene, node, grid.view, "table", len(rows) + 1, wide=True)


def _padded(row: Node, count: int) -> list[Node | None]:
    return [*row.children, *[None] * (count - len(row.children))]


def _tint(scene: Scene, node: Node, number: int) -> str | None:
    """The ground of every other row of a striped table."""
    if node.variant != "striped" or number % 2 == 0:
        return None
    return "rgba(128,128,128,0.13)"


def _dress_table(
    scene: Scene, node: Node, grid: Grid, heads: Sequence[Node], columns: Sequence[Column], ticks: Column | None
) -> None:
    """Headers, grid lines and marks of sorting; headers are noted."""
    view = grid.view
    if node.variant in ("grid", "spreadsheet", "properties"):
        view.set_grid_lines(Gtk.TreeViewGridLines.BOTH)
    if not any(head.text or head.checked is not None for head in heads):
        return
    view.set_headers_visible(True)
    grid.clip_top = lambda: float(view.convert_bin_window_to_widget_coords(0, 0)[1] + _scrolled(view))
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
        head.id, "columnheader", pressed, find=lambda: border_box(pressed), parent=node.id, name=head.text, text=head.text,
        row=-1, column=number, label_texts=(f"{head.id}/text",), label_source="caption" if head.text else "none",
    )  # fmt: skip
    if head.text:
        scene.text(pressed, f"{head.id}/text", "caption", head.id)


def _tick_all(scene: Scene, node: Node, head: Node, ticks: Column) -> None:
    """A box in the header that ticks all rows."""
    from screenseg.synth.gtk.buttons import mark_box

    made = Gtk.CheckButton(active=head.checked is True)
    made.set_inconsistent(head.checked == "mixed")
    made.show()
    ticks.view.set_widget(made)
    scene.element(
        f"{head.id}/box", "checkbox", made, find=lambda: mark_box(made), parent=node.id, checked=head.checked, name_visible=False
    )


@builds("tree")
def tree(scene: Scene, node: Node) -> Widget:
    """A Gtk.TreeView of treeitems; further columns are the items' options."""
    further = max([len(item.options) for item in node.walk() if item.kind == "treeitem"] or [0])
    ticks = any(item.checked is not None for item in node.walk() if item.kind == "treeitem")
    pictures = any(item.icon for item in node.walk() if item.kind == "treeitem")
    kinds = ["toggle"] * ticks + ["icon"] * pictures + ["text"]
    columns = [Column(list(kinds), expand=not further)] + [Column(["text"], expand=n == further - 1) for n in range(further)]
    records = [_branch(scene, item, kinds, further) for item in node.children if item.kind == "treeitem"]
    grid = Grid(scene, node.id, "treeitem", columns, records)
    heads = [child for child in node.children if child.kind == "columnheader"]
    if heads:
        _dress_table(scene, node, grid, heads, columns, None)
    grid.view.set_enable_tree_lines(scene.rng.random() < 0.25)
    scene.cells.append(Cells(grid.view, grid.report))
    return _framed(scene, node, grid.view, "tree", len(records) + 2)


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
    rest = [[Slot("text", item.options[n] if n < len(item.options) else "", key=f"{item.id}/{n}")] for n in range(further)]
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
    grid = Grid(scene, node.id, role, columns, records)
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
    from screenseg.synth.gtk.buttons import mark_box

    row = Gtk.ListBoxRow()
    inner = box(scene, vertical=False, spacing=8)
    inner.set_border_width(3)
    text = plain(item.text)
    scene.element(
        item.id, role, row, parent=node.id, name=text, text=text, value=item.value, selected=item.selected,
        checked=item.checked, disabled=item.disabled, drawn=item.selected,
        label_texts=(f"{item.id}/text",), label_source="caption",
    )  # fmt: skip
    with scene.within(item.id):
        if item.checked is not None:
            tick = Gtk.CheckButton(active=item.checked is True, valign=Gtk.Align.CENTER)
            find = lambda: mark_box(tick)  # noqa: E731
            known = {"label_texts": (f"{item.id}/text",), "label_source": "caption"}
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


@builds("list")
def list_(scene: Scene, node: Node) -> Widget:
    """A list of items."""
    items = [child for child in node.children if child.kind == "listitem"]
    plain_rows = not any(item.help for item in items)
    as_tree = scene.style.tree_lists and plain_rows
    inner = (rows_as_tree if as_tree else rows_as_list)(scene, node, "listitem")
    if as_tree:
        return _framed(scene, node, inner, "list", len(items))
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
