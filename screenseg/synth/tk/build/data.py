"""Tables, trees and lists."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import area, builds, report_bar
from screenseg.synth.tk.build.sheet import Cell, Column, Habit, Row, Sheet
from screenseg.synth.tk.scene import Site

__all__ = ["table_rows", "tree_rows"]


def table_rows(node: Node) -> tuple[list[Column], list[Row]]:
    """A table's columns and rows."""
    heads = [child for child in node.children if child.kind == "columnheader"]
    lines = [child for child in node.children if child.kind == "tablerow"]
    rows = [
        Row(node=line, cells=[Cell(node=c, text=c.text, variant=c.variant) for c in line.children]) for line in lines
    ]
    count = max([len(heads), *(len(row.cells) for row in rows)], default=1)
    columns = [Column(node=heads[i] if i < len(heads) else None) for i in range(count)]
    return columns, rows


def tree_rows(nodes: tuple[Node, ...], columns: int, depth: int = 0) -> list[Row]:
    """The visible lines of a tree, those below open items included."""
    rows: list[Row] = []
    for node in nodes:
        cells = [Cell(node=None, text=node.text), *(Cell(node=None, text=text) for text in node.options)]
        opens = None if not node.children and node.expanded is None else bool(node.expanded)
        rows.append(Row(node=node, cells=cells[: max(columns, 1)], depth=depth, opens=opens))
        if node.expanded:
            rows.extend(tree_rows(node.children, columns, depth + 1))
    return rows


def _bevel(site: Site) -> bool:
    return site.kit.name == "classic" and site.kit.style.button_relief in ("raised", "ridge")


@builds("table")
def _table(site: Site, master: tk.Misc, node: Node) -> Any:
    columns, rows = table_rows(node)
    outer = site.kit.table(site, master, node, columns, rows)
    if outer is not None:
        return outer
    site_seed = site.scene.look.seed
    for number, column in enumerate(columns):
        column.stretch = number == len(columns) - 1 if site_seed % 2 else True
    habit = Habit(
        role="row",
        lines=node.variant in ("grid", "spreadsheet", "properties"),
        striped=node.variant == "striped",
        bevel=_bevel(site),
        checks=any(row.node.checked is not None for row in rows),
        numbers=node.variant == "spreadsheet",
    )
    sheet = Sheet(site, master, node, columns, rows, habit)
    area(site, sheet.outer, node, "table")
    return sheet.outer


@builds("tree")
def _tree(site: Site, master: tk.Misc, node: Node) -> Any:
    rows = tree_rows(node.children, node.columns)
    outer = site.kit.tree(site, master, node, rows)
    if outer is not None:
        return outer
    columns = [Column(node=None, stretch=i == 0) for i in range(max(node.columns, 1))]
    habit = Habit(
        role="treeitem",
        toggles="box" if site.scene.look.seed % 2 else "triangle",
        checks=any(r.node.checked is not None for r in rows),
    )
    sheet = Sheet(site, master, node, columns, rows, habit)
    area(site, sheet.outer, node, "tree")
    return sheet.outer


@builds("list")
def _list(site: Site, master: tk.Misc, node: Node) -> Any:
    return _rich_list(site, master, node, "list", "listitem")


def _item_cells(node: Node, *, right: bool) -> list[Cell]:
    """An item's text, and where any item of the list has one, what stands at the right."""
    after = [Cell(node=None, text=node.value, variant="number", muted=True)] if right else []
    return [Cell(node=None, text=node.text), *after]


def _rich_list(site: Site, master: tk.Misc, node: Node, role: str, item: str) -> Any:
    """A list whose lines have icons, boxes, second lines or figures."""
    items = [child for child in node.children if child.kind in ("listitem", "option", "treeitem")]
    right = any(child.value for child in items)
    rows = [Row(node=child, second=child.help, cells=_item_cells(child, right=right)) for child in items]
    columns = [Column(stretch=True), *([Column()] if right else [])]
    habit = Habit(
        role=item, lines=site.scene.look.seed % 3 == 0, checks=any(child.checked is not None for child in items)
    )
    sheet = Sheet(site, master, node, columns, rows, habit)
    area(site, sheet.outer, node, role)
    return sheet.outer


@builds("listbox")
def _listbox(site: Site, master: tk.Misc, node: Node) -> Any:
    """Tk's own listbox; boxes in it need a canvas."""
    scene, kit, palette = site.scene, site.kit, site.kit.palette
    if any(child.checked is not None or child.icon or child.help for child in node.children) or scene.right_to_left:
        return _rich_list(site, master, node, "listbox", "option")
    options = {k: v for k, v in kit.field_options(site, node).items() if k != "insertwidth"}
    if kit.name != "classic":
        options.update(bd=0, relief="flat", highlightthickness=1, highlightbackground=palette.border)
    frame = tk.Frame(
        master,
        bg=palette.field,
        **{k: options.pop(k) for k in ("bd", "relief", "highlightthickness", "highlightbackground")},
    )
    box = tk.Listbox(
        frame, **options, bd=0, highlightthickness=0, height=min(max(len(node.children), 2), 8), activestyle="none",
        selectbackground=palette.accent, selectforeground=palette.accent_text, selectborderwidth=0,
        selectmode="multiple", exportselection=False, disabledforeground=palette.faint,
        width=max((len(child.text) for child in node.children), default=10) + 2,
    )  # fmt: skip
    for child in node.children:
        box.insert("end", child.text)
        if child.selected:
            box.selection_set("end")
    if node.disabled:
        box.configure(state="disabled")
    bar = kit.scrollbar(site, frame, "vertical")
    bar.configure(command=box.yview)
    box.configure(yscrollcommand=bar.set)
    box.pack(side=scene.start, fill="both", expand=True)
    scene.settled.append(lambda: _need_bar(box, bar, len(node.children), scene.end))
    label = site.label
    area(site, frame, node, "listbox", **({"name": label.name, "label_source": label.source} if label.name else {}))
    scene.probes.append(lambda: _options(site, node, box, bar))
    return frame


def _need_bar(box: tk.Listbox, bar: tk.Misc, count: int, side: str) -> None:
    """Show the bar if not all options fit."""
    face = box.bbox(0)
    if face and face[3] * count > box.winfo_height():
        bar.pack(side=side, fill="y", before=box)  # type: ignore[attr-defined]
        box.update_idletasks()


def _options(site: Site, node: Node, box: tk.Listbox, bar: tk.Misc) -> None:
    """Report a listbox's lines."""
    scene, face = site.scene, site.kit.faces.body
    if not scene.shown(box):
        return
    left, top, right, _ = scene.box(box)
    inside = replace(site, parent=node.id)
    for number, child in enumerate(node.children):
        found = box.bbox(number)
        if not found:
            continue
        x, y, _, height = found
        row = (left, top + y, right, top + y + height)
        scene.element(
            inside,
            child,
            "option",
            row,
            box,
            name=child.text,
            text=child.text,
            selected=child.selected,
            drawn=child.selected,
        )
        line = (child.text, (left + x, top + y, left + x + face.measure(child.text), top + y + face.height))
        scene.line(inside, f"{child.id}/text", line, box, element=child.id)
    report_bar(inside, bar, node.id, node.id)
