"""Open menus: Tk's own, posted without waiting for a choice."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Site

__all__ = ["open_menu"]

_CONTRAST = 45  # of 255: less is the bevel of an entry


def open_menu(site: Site, node: Node, anchor: Rectangle) -> None:
    """Post a menu below (a submenu: beside) its anchor, within the picture."""
    scene, palette, style = site.scene, site.kit.palette, site.kit.style
    raised = style.button_relief in ("raised", "ridge")
    ground = site.ground if raised else blend(site.ground, palette.field, 0.7)
    menu = tk.Menu(
        scene.stage, tearoff=False, font=site.kit.faces.body.name, bg=ground, fg=palette.text,
        disabledforeground=palette.faint,
        activebackground=palette.accent if not raised or scene.look.seed % 2 else blend(ground, "#ffffff", 0.5),
        relief="raised" if raised else "solid",
        activeforeground=palette.accent_text if not raised or scene.look.seed % 2 else palette.text,
        bd=scene.px(2) if raised else 1, activeborderwidth=scene.px(2 if raised else scene.rng.choice((1, 3, 5))),
        selectcolor=palette.text,
    )  # fmt: skip
    scene.menus.append(menu)
    for child in node.children:
        _add(site, menu, child)
    left, top, right, bottom = anchor
    menu.update_idletasks()
    width, height = menu.winfo_reqwidth(), menu.winfo_reqheight()
    x, y = (right - 3, top) if node.anchor in _items(site) else (left, bottom)
    if node.anchor in _items(site) and x + width > scene.look.width:
        x = left - width + 3
    menu.post(round(max(0, min(x, scene.look.width - width))), round(max(0, min(y, scene.look.height - height))))
    for number, child in enumerate(node.children):
        _items(site)[child.id] = node.id
        if child.selected or child.expanded:
            menu.activate(number)
        scene.where[child.id] = lambda number=number: _row(menu, number)  # type: ignore[misc]
    menu.update_idletasks()
    scene.probes.append(lambda: _probe(site, node, menu))


def _items(site: Site) -> dict[str, str]:
    """The entries of the menus that are open, by id."""
    for kept in site.scene.keep:
        if isinstance(kept, _Items):
            return kept
    made = _Items()
    site.scene.keep.append(made)
    return made


class _Items(dict[str, str]):
    """Entry -> its menu."""


def _add(site: Site, menu: tk.Menu, node: Node) -> None:
    """Add one entry."""
    scene, palette = site.scene, site.kit.palette
    if node.kind == "separator":
        menu.add_separator()
        return
    text = node.text.replace("&", "")
    options: dict[str, Any] = {
        "label": shape(text),
        "accelerator": node.value,
        "state": "disabled" if node.disabled else "normal",
    }
    if "&" in node.text and not scene.right_to_left:
        options["underline"] = node.text.find("&")
    if node.icon:
        options.update(image=pictures.icon(scene, node.icon, scene.px(16), palette.text), compound="left")
    if node.menu or node.children:
        below = tk.Menu(menu, tearoff=False)
        menu.add_cascade(menu=below, **options)
    elif node.checked is not None:
        variable = tk.StringVar(scene.stage, "1" if node.checked else "0")
        scene.keep.append(variable)
        menu.add_checkbutton(variable=variable, **options)
    else:
        menu.add_command(**options)


def _row(menu: tk.Menu, number: int) -> Rectangle:
    """Where an entry lies."""
    border = int(menu["bd"])
    left, top = menu.winfo_rootx(), menu.winfo_rooty()
    last = int(menu.index("end") or 0)
    y = menu.yposition(number)
    below = menu.yposition(number + 1) if number < last else menu.winfo_height() - border
    return left + border, top + y, left + menu.winfo_width() - border, top + below


def _probe(site: Site, node: Node, menu: tk.Menu) -> None:
    """Report the menu and its entries."""
    scene = site.scene
    box = scene.box(menu)
    scene.cover(site, box)
    scene.element(site, node, "menu", box, menu, name=node.text)
    inside = replace(site, parent=node.id)
    starts = _Starts(site, menu, node)
    for number, child in enumerate(node.children):
        if child.kind == "separator":
            continue
        row = _row(menu, number)
        text = child.text.replace("&", "")
        lit = child.selected or bool(child.expanded)
        scene.element(
            inside, child, "menuitem", row, menu, name=text, text=text, selected=lit, checked=child.checked,
            icon=child.icon, expanded=child.expanded if child.menu else None, drawn=lit,
        )  # fmt: skip
        starts.report(inside, child, row)


class _Starts:
    """Finds where the texts of entries begin, which Tk does not tell: by their widths and the gaps after them."""

    def __init__(self, site: Site, menu: tk.Menu, node: Node) -> None:
        self.menu, self.scene = menu, site.scene
        self.face = site.kit.faces.body
        self.icon = site.scene.px(16)
        simple = [c.kind != "separator" and not c.icon and c.checked is None for c in node.children]
        begins = [self.begin(_row(menu, number)) for number, alone in enumerate(simple) if alone]
        plain = [begin for begin in begins if begin is not None]
        self.left = min(plain, default=menu.winfo_rootx() + 20)

    def columns(self, row: Rectangle) -> tuple[int, npt.NDArray[np.bool_]]:
        """Left edge of a row's inside, and which of its columns hold ink."""
        image = self.scene.image
        assert image is not None
        left, top, right, bottom = (round(value) for value in (row[0] + 3, row[1] + 3, row[2] - 3, row[3] - 3))
        part = image[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)].astype(np.int16)
        if not part.size:
            return left, np.zeros(0, np.bool_)
        ground = np.median(part.reshape(-1, 3), axis=0)
        return max(left, 0), (np.abs(part - ground).max(axis=2) > _CONTRAST).any(axis=0)

    def begin(self, row: Rectangle) -> int | None:
        """Where the first ink of a row is."""
        left, inked = self.columns(row)
        return left + int(np.argmax(inked)) - 1 if inked.any() else None

    def find(self, row: Rectangle, text: str) -> tuple[float, tuple[int, int] | None]:
        """Where a text of this width begins, and from where to where there is ink before it."""
        left, inked = self.columns(row)
        wide, gap = self.face.measure(text), max(3, self.face.pixels // 4)
        for start in np.flatnonzero(inked & ~np.concatenate(([False], inked[:-1]))):
            end = int(start) + wide
            tail = inked[end + 1 : end + 1 + gap]
            if not tail.any() and inked[max(end - gap - 2, int(start)) : end + 1].any():
                before = np.flatnonzero(inked[: int(start)])
                return left + int(start) - 1, (
                    left + int(before[0]),
                    left + int(before[-1]) + 1,
                ) if before.size else None
        return self.left, None

    def report(self, site: Site, node: Node, row: Rectangle) -> None:
        """Report the texts and the icon of one entry."""
        scene, face = site.scene, self.face
        text = node.text.replace("&", "")
        left, before = self.find(row, text)
        if node.icon and before:
            _, _, reach, _ = scene.inks.get((node.icon, self.icon), (0, 0, self.icon, 0))
            x, y = before[1] - reach, (row[1] + row[3] - self.icon) // 2
            icon = (x, y, x + self.icon, y + self.icon)
            picture = Node(kind="icon", id=f"{node.id}/icon")
            name = node.icon.replace("_", " ")
            scene.element(
                site,
                picture,
                "img",
                scene.icon_ink(node.icon, icon),
                self.menu,
                parent=node.id,
                icon=node.icon,
                name=name,
                name_visible=False,
            )
        top = row[1] + (row[3] - row[1] - face.height) // 2
        line = (text, (left, top, left + face.measure(text), top + face.height))
        scene.line(site, f"{node.id}/text", line, self.menu, element=node.id)
        start, inked = self.columns(row)
        if node.value and inked.any():
            end = start + int(np.flatnonzero(inked)[-1]) + 1
            line = (node.value, (end - face.measure(node.value), top, end + 1, top + face.height))
            scene.line(site, f"{node.id}/shortcut", line, self.menu, element=node.id)
