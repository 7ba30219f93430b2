"""ttk's tree view as a tree."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.kits.view import View
from screenseg.synth.tk.scene import Site

if TYPE_CHECKING:
    from screenseg.synth.tk.build.sheet import Row

__all__ = ["tree"]


def tree(site: Site, master: tk.Misc, node: Node, rows: Sequence[Row]) -> Any:
    """A tree, with further columns if it has any."""
    scene = site.scene
    names = [f"c{number}" for number in range(1, max(node.columns, 1))]
    made = View(site, master, node, names, "tree")
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


def _branch(made: View, row: Row, item: str, names: Sequence[str]) -> None:
    """Report one line of a tree."""
    scene = made.site.scene
    first = made.cell(item, "#0")
    if first is None:
        return
    inside = replace(made.site, parent=made.node.id)
    last = (made.cell(item, names[-1]) if names else first) or first
    whole = (first[0], first[1], last[2], first[3])
    scene.element(
        inside, row.node, "treeitem", whole, made.view, name=row.node.text, text=row.node.text,
        selected=row.node.selected, expanded=row.opens, drawn=row.node.selected, icon=row.node.icon,
    )  # fmt: skip
    made.line(item, "#0", row.node.text, first, ident=f"{row.node.id}/text", element=row.node.id)
    if row.node.icon:
        size = scene.px(16)
        left, top = made.image_at(first, made.text_at(item, "#0", first) - size - 2), (first[1] + first[3] - size) // 2
        box = scene.icon_ink(row.node.icon, (left, top, left + size, top + size))
        facts = {"icon": row.node.icon, "name": row.node.icon.replace("_", " "), "name_visible": False}
        scene.element(
            inside, Node(kind="icon", id=f"{row.node.id}/icon"), "img", box, made.view, parent=row.node.id, **facts
        )
    for cell, name in zip(row.cells[1:], names, strict=False):
        place = made.cell(item, name)
        if place is not None and cell.text:
            made.line(item, name, cell.text, place, ident=f"{row.node.id}/{name}", element=row.node.id)
