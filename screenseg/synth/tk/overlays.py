"""What lies over a window: dialogs, open lists, tips, messages. Menus have a file of their own."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import area, build, pack_column
from screenseg.synth.tk.build.titlebar import titlebar
from screenseg.synth.tk.menus import open_menu
from screenseg.synth.tk.palette import is_dark
from screenseg.synth.tk.scene import Site, Words

__all__ = ["add_overlays"]


def add_overlays(site: Site, overlays: tuple[Node, ...]) -> None:
    """Open each over what is there already."""
    for layer, node in enumerate(overlays, 1):
        _OPENERS.get(node.kind, _popover)(replace(site, layer=layer, parent=None), node)


def _anchor(site: Site, node: Node) -> Rectangle:
    """The box of what an overlay belongs to; a place in the middle if that is not on display."""
    scene = site.scene
    find = scene.where.get(node.anchor)
    width, height = scene.look.width, scene.look.height
    if find is None:
        x, y = width * scene.rng.uniform(0.2, 0.6), height * scene.rng.uniform(0.2, 0.6)
        return x, y, x + 1, y + 1
    left, top, right, bottom = find()
    return left, top, right, bottom


def _put(site: Site, frame: Any, at: tuple[float, float], size: tuple[int, int]) -> None:
    """Place an overlay, moved so that it lies within the picture."""
    scene = site.scene
    width, height = min(size[0], scene.look.width), min(size[1], scene.look.height)
    x = min(max(at[0], 0), scene.look.width - width)
    y = min(max(at[1], 0), scene.look.height - height)
    frame.place(x=round(x), y=round(y), width=width, height=height)
    frame.lift()
    scene.stage.update_idletasks()
    scene.probes.append(lambda: scene.cover(site, scene.box(frame)))


def _wanted(frame: tk.Misc) -> tuple[int, int]:
    frame.update_idletasks()
    return frame.winfo_reqwidth(), frame.winfo_reqheight()


def _dialog(site: Site, node: Node) -> None:
    """A window with a title bar over the other one."""
    scene, palette = site.scene, site.kit.palette
    raised = site.kit.style.button_relief in ("raised", "ridge")
    border: dict[str, Any] = (
        {"bd": scene.px(2), "relief": "raised"}
        if raised
        else {"highlightthickness": 1, "highlightbackground": palette.border}
    )
    frame = tk.Frame(scene.stage, bg=site.ground, **border)
    area(site, frame, node, "dialog", text=node.text)
    columns = max((child.columns for child in node.walk() if child.kind in ("form", "grid")), default=1)
    wide = any(child.kind in ("table", "tree", "split", "tabs") for child in node.walk())
    room = min(
        scene.px(scene.rng.choice((340, 400, 460)) * (1.6 if columns > 1 or wide else 1)), int(scene.look.width * 0.92)
    )
    within = site.within(node.id, room=room)
    titlebar(within, frame, node).pack(side="top", fill="x")
    inner = site.kit.frame(within, frame)
    pad = scene.gap(12)
    inner.pack(side="top", fill="both", expand=True, padx=pad, pady=pad)
    pack_column(within, inner, node.children, gap=10)
    width, height = _wanted(frame)
    width = min(max(width, room), int(scene.look.width * 0.96))
    spread = scene.rng.uniform(0.35, 0.65), scene.rng.uniform(0.25, 0.55)
    at = (scene.look.width - width) * spread[0], (scene.look.height - height) * spread[1]
    _put(site, frame, at, (width, height))


def _listbox(site: Site, node: Node) -> None:
    """The open list of a combo box, below it or, where there is no room, above."""
    scene = site.scene
    left, top, right, bottom = _anchor(site, node)
    shown = site.scene.where.get(node.anchor) is not None
    frame = build(replace(site, room=int(right - left)), scene.stage, node)
    width, height = _wanted(frame)
    width = int(right - left) if shown and right - left > 40 else width
    y = bottom if bottom + height <= scene.look.height or top < height else top - height
    _put(site, frame, (left, y), (width, height))


def _tooltip(site: Site, node: Node) -> None:
    """A tip under what it is about."""
    scene, palette = site.scene, site.kit.palette
    ground = ("#ffffe0", "#ffffdc", "#333333", palette.field)[scene.look.seed % 4]
    left, _, right, bottom = _anchor(site, node)
    frame = tk.Frame(
        scene.stage, bg=ground, highlightthickness=1, highlightbackground="#000000" if ground != "#333333" else ground
    )
    area(site, frame, node, "tooltip", text=node.text)
    ink = "#ffffff" if is_dark(ground) else "#000000"
    within = site.within(node.id, ground=ground)
    words = Words(within, frame, node.text, site.kit.faces.get(0.92), colour=ink, wrap=scene.px(300))
    words.report(f"{node.id}/text", element=node.id)
    words.widget.pack(padx=scene.px(4), pady=scene.px(2))
    _put(site, frame, ((left + right) / 2, bottom + scene.px(4)), _wanted(frame))


def _toast(site: Site, node: Node) -> None:
    """A message in a corner."""
    scene = site.scene
    site = replace(site, room=scene.px(320))
    frame = build(site, scene.stage, node)
    width, height = _wanted(frame)
    x = scene.rng.choice((scene.look.width - width - scene.px(16), (scene.look.width - width) // 2))
    y = scene.rng.choice((scene.px(16), scene.look.height - height - scene.px(30)))
    _put(site, frame, (x, y), (width, height))


def _popover(site: Site, node: Node) -> None:
    """A little panel below its button."""
    scene = site.scene
    left, _, _, bottom = _anchor(site, node)
    calendar = any(child.kind == "calendar" for child in node.walk())
    site = replace(site, room=scene.px(210 if calendar else 280))
    frame = build(site, scene.stage, replace(node, kind="panel"))
    _put(site, frame, (left, bottom + 1), _wanted(frame))


def _menu(site: Site, node: Node) -> None:
    open_menu(site, node, _anchor(site, node))


_OPENERS: dict[str, Callable[[Site, Node], None]] = {
    "dialog": _dialog,
    "listbox": _listbox,
    "tooltip": _tooltip,
    "toast": _toast,
    "menu": _menu,
}
