"""Windows and pages as a whole: bars at the edges, content between them."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.actions import item
from screenseg.synth.tk.build.core import area, build, builds, grows, pack_column, pack_row, report
from screenseg.synth.tk.build.scroller import Scroller
from screenseg.synth.tk.build.titlebar import titlebar
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Part, Site, aligned

__all__ = ["fill_window"]

_TITLED = 0.4  # share of windows with a title bar of their own
_TOP = ("menubar", "toolbar", "header")


def fill_window(site: Site, node: Node, scroll: float) -> None:
    """Build a window or page over the whole stage."""
    scene = site.scene
    stage = scene.stage
    area(site, stage, node, "window") if node.kind == "window" else None
    within = site.within(node.id if node.kind == "window" else None)
    if node.kind == "window" and scene.look.options.get("titlebar", scene.rng.random() < _TITLED):
        titlebar(within, stage, node).pack(side="top", fill="x")
    bars = [child for child in node.children if child.kind in _TOP]
    ends = [child for child in node.children if child.kind in ("statusbar", "footer")]
    sides = [child for child in node.children if child.kind == "sidebar"]
    rest = [child for child in node.children if child not in (*bars, *ends, *sides)]
    for child in bars:
        build(within, stage, child).pack(side="top", fill="x")
        if child.kind != "header" and scene.look.seed % 3 == 0:
            site.kit.separator(site, stage, "horizontal").pack(side="top", fill="x")
    for child in ends:
        build(within, stage, child).pack(side="bottom", fill="x")
    room = site.room
    for child in sides:
        width = min(scene.px(220), site.room // 3)
        room -= width
        side = build(replace(within, room=width), stage, child)
        side.configure(width=width)
        side.pack_propagate(False)
        side.pack(side=scene.start, fill="y")
    _content(replace(within, room=room), node, rest, scroll)


def _content(site: Site, node: Node, children: list[Node], scroll: float) -> None:
    """What lies between the bars, scrolled if it is too high; a small form keeps to the middle or the start."""
    scene = site.scene
    scroller = Scroller(site, scene.stage, node.id, at=scroll, parent=site.parent)
    scroller.outer.pack(side="top", fill="both", expand=True)
    pad = scene.gap(scene.rng.choice((4, 8, 12, 16)))
    edge = scene.px(18)
    body = scroller.body
    most = scene.px(scene.rng.choice((560, 720, 1e5, 1e5, 1e5)))
    frame = site.kit.frame(site, body)
    if site.room - 2 * pad - edge > most and not any(map(grows, children)):
        frame.configure(width=most)
        anchor: Any = scene.rng.choice(("n", "n" + scene.lead))
        frame.pack(side="top", anchor=anchor, padx=pad, pady=pad, fill="y", expand=True)
        tk.Frame(frame, width=most, height=1, bg=site.ground).pack(side="top")
        site = replace(site, room=most)
    else:
        frame.pack(side="top", fill="both", expand=True, padx=pad, pady=pad)
        site = replace(site, room=max(site.room - 2 * pad - edge, 50))
    pack_column(site, frame, children)


@builds("window", "page")
def _nested(site: Site, master: tk.Misc, node: Node) -> Any:
    frame = site.kit.frame(site, master)
    pack_column(site, frame, node.children)
    return frame


@builds("header", "footer")
def _header(site: Site, master: tk.Misc, node: Node) -> Any:
    """A bar of its own ground over or under a page."""
    scene = site.scene
    tinted = node.kind == "header" and scene.look.seed % 2
    ground = site.kit.palette.head if not tinted else blend(site.ground, site.kit.palette.accent, 0.15)
    frame = site.kit.frame(site, master, bg=ground)
    within = replace(site, ground=ground, traits=("bar",))
    inner = site.kit.frame(within, frame)
    inner.pack(fill="x", padx=scene.gap(10), pady=scene.gap(6))
    pack_row(within, inner, node.children, gap=10)
    return frame


@builds("sidebar")
def _sidebar(site: Site, master: tk.Misc, node: Node) -> Any:
    ground = site.kit.palette.head
    frame = site.kit.frame(site, master, bg=ground)
    pack_column(replace(site, ground=ground), frame, node.children)
    return frame


def _bar_ground(site: Site) -> str:
    """The ground of menu bars and the like: the window's, or a little apart."""
    return site.ground if site.scene.look.seed % 3 or site.kit.name != "classic" else site.kit.palette.head


@builds("menubar")
def _menubar(site: Site, master: tk.Misc, node: Node) -> Any:
    """A bar of menu buttons."""
    scene, kit = site.scene, site.kit
    ground = _bar_ground(site)
    raised = kit.name == "classic" and kit.style.button_relief == "raised"
    frame = kit.frame(site, master, bg=ground, relief="raised" if raised else "flat", bd=scene.px(1) if raised else 0)
    area(site, frame, node, "menubar")
    for child in node.children:
        _menu_title(site.within(node.id, ground=ground), frame, child).pack(side=scene.start)
    return frame


def _menu_title(site: Site, bar: tk.Misc, node: Node) -> Any:
    """A menu's title in the bar; open ones are raised or blue."""
    scene, palette, face = site.scene, site.kit.palette, site.kit.faces.body
    text = node.text.replace("&", "")
    under = node.text.find("&")
    open_ = bool(node.expanded)
    classic = site.kit.style.button_relief == "raised"
    colours: dict[str, Any] = {"bg": site.ground, "fg": palette.faint if node.disabled else palette.text}
    if open_:
        colours = {"relief": "raised", **colours} if classic else {"bg": palette.accent, "fg": palette.accent_text}
    widget = tk.Menubutton(
        bar, text=shape(text), font=face.name, bd=scene.px(1), highlightthickness=0, padx=scene.px(6),
        pady=scene.gap(3), underline=under if 0 <= under < len(text) and not scene.right_to_left else -1, **colours,
    )  # fmt: skip
    part = Part(
        widget=widget,
        box=lambda: scene.box(widget),
        trim=False,
        lines=lambda: [(text, aligned(scene.box(widget), face, text))],
    )
    return report(site, node, "menuitem", part, name=text, text=text, drawn=open_, expanded=open_, label_source="none")


@builds("toolbar")
def _toolbar(site: Site, master: tk.Misc, node: Node) -> Any:
    """A bar of buttons."""
    scene, kit = site.scene, site.kit
    ground = _bar_ground(site)
    raised = kit.name == "classic" and kit.style.button_relief in ("raised", "ridge")
    frame = kit.frame(site, master, bg=ground, relief="raised" if raised else "flat", bd=scene.px(1) if raised else 0)
    area(site, frame, node, "toolbar")
    inner = kit.frame(replace(site, ground=ground), frame)
    inner.pack(side="top", fill="x", padx=scene.px(2), pady=scene.px(2))
    within = site.within(node.id, ground=ground, traits=("toolbar",))
    for child in node.children:
        if child.kind == "separator":
            kit.separator(within, inner, "vertical").pack(
                side=scene.start, fill="y", padx=scene.px(4), pady=scene.px(3)
            )
            continue
        widget = build(within, inner, child)
        widget.pack(
            side=scene.start,
            padx=scene.px(1),
            expand=child.kind == "spacer",
            fill="x" if child.kind == "spacer" else "none",
        )
    return frame


@builds("statusbar")
def _statusbar(site: Site, master: tk.Misc, node: Node) -> Any:
    """A line at the foot, in sunken fields or plain."""
    scene, kit = site.scene, site.kit
    ground = _bar_ground(site)
    frame = kit.frame(site, master, bg=ground)
    area(site, frame, node, "statusbar")
    sunken = kit.style.button_relief in ("raised", "ridge") and scene.look.seed % 2
    within = site.within(node.id, ground=ground)
    if not sunken:
        kit.separator(within, frame, "horizontal").pack(side="top", fill="x")
    for number, child in enumerate(node.children):
        holder = kit.frame(within, frame, relief="sunken" if sunken else "flat", bd=1 if sunken else 0)
        widget = build(replace(within, room=scene.px(400)), holder, child)
        widget.pack(side=scene.start, padx=scene.px(4), pady=scene.gap(2))
        stretch = number == 0 or child.kind == "spacer"
        holder.pack(side=scene.start, fill="both" if stretch else "y", expand=stretch, padx=1)
    return frame


@builds("menu", "listbox", "tooltip", "dialog")
def _placeholder(site: Site, master: tk.Misc, node: Node) -> Any:
    return item(site, master, node, "listitem")
