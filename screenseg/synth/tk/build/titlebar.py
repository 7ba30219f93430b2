"""Title bars: those that window systems drew around Tk's windows."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass, replace
from typing import Any

from screenseg.synth.renderer import Rectangle, Split
from screenseg.synth.spec import Node
from screenseg.synth.tk.palette import blend, is_dark
from screenseg.synth.tk.scene import Site, Words

__all__ = ["STYLES", "BarStyle", "titlebar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarStyle:
    """How a title bar looks; lengths at 100 %."""

    ground: str  # a colour, or "ground" / "accent"
    height: int
    buttons: tuple[str, ...]  # at the end
    first: tuple[str, ...] = ()  # at the start
    centred: bool = False
    bold: bool = False
    relief: str = "flat"  # of the bar and its buttons
    disc: bool = False  # buttons are coloured discs
    split: Split = "train"


_ALL = ("minimize", "maximize", "close")
STYLES: tuple[BarStyle, ...] = (
    BarStyle(ground="#000080", height=20, buttons=_ALL, bold=True, relief="raised"),
    BarStyle(ground="#0a246a", height=20, buttons=("close",), bold=True, relief="raised"),
    BarStyle(ground="#808080", height=20, buttons=_ALL, bold=True, relief="raised"),
    BarStyle(ground="#ffffff", height=30, buttons=_ALL),
    BarStyle(ground="#2d2d2d", height=32, buttons=("close",), centred=True, bold=True),
    BarStyle(ground="#e3e5e7", height=28, buttons=_ALL, centred=True),
    BarStyle(ground="accent", height=28, buttons=("close",)),
    BarStyle(ground="ground", height=28, buttons=_ALL, bold=True),
    BarStyle(ground="#3c6e47", height=22, buttons=_ALL, first=("menu",), bold=True, split="val"),
    BarStyle(ground="#20232a", height=26, buttons=(), first=("close", "maximize"), centred=True, split="val"),
    BarStyle(
        ground="#6e7a99", height=24, buttons=("minimize", "maximize"), first=("menu",), centred=True, relief="motif",
        split="test",
    ),
    BarStyle(
        ground="#9c7a6e", height=22, buttons=("maximize",), first=("menu",), centred=True, bold=True, relief="motif",
        split="test",
    ),
    BarStyle(ground="#dedede", height=26, buttons=(), first=_ALL[::-1], centred=True, disc=True, split="test"),
    BarStyle(ground="#f7f7f7", height=34, buttons=("minimize", "close"), bold=True, split="test"),
)  # fmt: skip
_DISCS = {"close": "#ff5f57", "minimize": "#febc2e", "maximize": "#28c840"}


def titlebar(site: Site, master: tk.Misc, node: Node) -> tk.Frame:
    """A title bar with a node's text and its buttons."""
    scene, palette = site.scene, site.kit.palette
    style = scene.rng.choice([style for style in STYLES if style.split == scene.split])
    ground = {"accent": palette.accent, "ground": palette.head}.get(style.ground, style.ground)
    ink = "#ffffff" if is_dark(ground) else "#111111"
    motif = style.relief == "motif"
    face = site.kit.faces.get(bold=style.bold)
    height = max(scene.px(style.height), face.height + 4)
    frame = tk.Frame(
        master, bg=ground, height=height, bd=scene.px(2) if motif else 0, relief="raised" if motif else "flat"
    )
    frame.pack_propagate(False)
    title = face.elide(node.text, max(site.room - 4 * height, 20))
    within = replace(site, ground=ground)
    own = Node(kind="panel", id=f"{node.id}/titlebar", text=node.text)
    inside = within.within(own.id)

    def probe() -> None:
        scene.element(site, own, "titlebar", scene.box(frame), frame, name=node.text, text=title)

    scene.probes.append(probe)
    for names, side in ((style.first, scene.start), (style.buttons[::-1], scene.end)):
        for name in names:
            _press(inside, frame, own, name, (style, ground, ink, height)).pack(side=side, fill="y")
    words = Words(within, frame, title, face, colour=ink)
    words.report(f"{node.id}/titlebar/text", element=own.id)
    if style.centred:
        words.widget.place(relx=0.5, rely=0.5, anchor="center")
    else:
        words.widget.pack(side=scene.start, padx=scene.px(6))
    return frame


def _press(site: Site, bar: tk.Misc, node: Node, name: str, look: tuple[BarStyle, str, str, int]) -> tk.Canvas:
    """One of the bar's buttons, drawn on a canvas."""
    style, ground, ink, height = look
    scene, size = site.scene, height
    canvas = tk.Canvas(bar, width=size, height=size, bg=ground, highlightthickness=0, bd=0)
    inset = scene.px(2 if style.relief == "motif" else 3)
    box: Rectangle = (inset, inset, size - inset, size - inset)
    if style.relief == "motif":
        box = (0, 0, size - 4, size - 4)
        _bevel(canvas, box, ground, fill=ground)
    elif style.relief == "raised":
        _bevel(canvas, box, "#c0c0c0", fill="#c0c0c0")
        ink = "#000000"
    elif style.disc:
        radius = scene.px(6)
        box = (size / 2 - radius, size / 2 - radius, size / 2 + radius, size / 2 + radius)
        canvas.create_oval(*box, fill=_DISCS[name], outline=blend(_DISCS[name], "#000000", 0.2))
    if not style.disc:
        _sign(canvas, name, size, box, ink)
    own = Node(kind="button", id=f"{node.id}/{name}")

    def probe() -> None:
        left, top, _, _ = scene.box(canvas)
        place = (left + box[0], top + box[1], left + box[2], top + box[3])
        if style.relief == "flat" and not style.disc:
            place = scene.box(canvas)
        facts: dict[str, Any] = {"name": name, "name_visible": False, "icon": name, "label_source": "icon"}
        scene.element(site, own, "button", place, canvas, drawn=style.relief != "flat" or style.disc, **facts)
        if not style.disc:
            left, top, right, bottom = place
            fill = "#c0c0c0" if style.relief == "raised" else ground
            sign = scene.inked((left + 3, top + 3, right - 3, bottom - 3), fill)
            icon = Node(kind="icon", id=f"{own.id}/icon")
            scene.element(site, icon, "img", sign, canvas, parent=own.id, icon=name, name=name, name_visible=False)

    scene.probes.append(probe)
    return canvas


def _bevel(canvas: tk.Canvas, box: Rectangle, colour: str, fill: str) -> None:
    left, top, right, bottom = box
    canvas.create_rectangle(left, top, right - 1, bottom - 1, fill=fill, outline=blend(colour, "#000000", 0.55))
    canvas.create_line([left, bottom - 1, left, top, right - 1, top], fill=blend(colour, "#ffffff", 0.8))


def _sign(canvas: tk.Canvas, name: str, size: int, box: Rectangle, ink: str) -> None:
    """The sign on a button."""
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    r = size * 0.17
    left, top, right, bottom = middle_x - r, middle_y - r, middle_x + r, middle_y + r
    if name == "close":
        canvas.create_line(left, top, right + 1, bottom + 1, fill=ink, width=max(1, size // 18))
        canvas.create_line(left, bottom, right + 1, top - 1, fill=ink, width=max(1, size // 18))
    elif name == "maximize":
        canvas.create_rectangle(left, top, right, bottom, outline=ink, width=max(1, size // 22))
    elif name == "minimize":
        canvas.create_line(left, bottom, right + 1, bottom, fill=ink, width=max(1, size // 14))
    else:
        canvas.create_rectangle(left, middle_y - 1, right, middle_y + 2, outline=ink)
