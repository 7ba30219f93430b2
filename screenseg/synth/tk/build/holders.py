"""What holds others and is seen itself: groups, tabs, accordions, panels, tiles."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.actions import disclosure
from screenseg.synth.tk.build.core import area, build, builds, pack_column, write
from screenseg.synth.tk.scene import Site

__all__: list[str] = []


@builds("group")
def _group(site: Site, master: tk.Misc, node: Node) -> Any:
    """A titled set of fields."""
    scene, kit = site.scene, site.kit
    if node.variant == "plain":
        frame = kit.frame(site, master)
        heading = Node(kind="heading", id=f"{node.id}/title", text=node.text, level=4)
        pack_column(site, frame, (heading, *node.children) if node.text else node.children, gap=6)
        return frame
    group = kit.group(site, master, node)
    pad = scene.gap(8)
    within = site.within(node.id, ground=group.ground, room=site.room - 2 * pad - scene.px(6))
    scene.where[node.id] = lambda: scene.box(group.outer)

    def probe() -> None:
        if scene.shown(group.outer):
            box, drawn = scene.trim(scene.box(group.outer), site.ground)
            scene.element(site, node, "group", box, group.outer, name=node.text, text=node.text, drawn=drawn)

    scene.probes.append(probe)
    if group.title is not None:
        group.title.report(f"{node.id}/title", kind="heading", element=node.id)
    inner = kit.frame(within, group.body)
    inner.pack(fill="both", expand=True, padx=pad, pady=pad)
    pack_column(within, inner, node.children, gap=6)
    return group.outer


@builds("tabs")
def _tabs(site: Site, master: tk.Misc, node: Node) -> Any:
    """Tabs over the panel of the selected one."""
    scene = site.scene
    tabs = site.kit.tabs(site, master, node)
    within = site.within(f"{node.id}/panel", ground=tabs.ground, room=site.room - scene.px(24))

    def probe() -> None:
        if not scene.shown(tabs.outer):
            return
        strip = Node(kind="tabs", id=node.id)
        scene.element(site, strip, "tablist", tabs.strip(), tabs.outer, drawn=False)
        for tab in tabs.tabs:
            box, drawn = scene.trim(tab.box(), site.ground)
            scene.element(
                site, tab.node, "tab", box, tab.widget, parent=node.id, name=tab.node.text, text=tab.node.text,
                selected=tab.node.selected, drawn=drawn,
            )  # fmt: skip
            scene.lines(site, f"{tab.node.id}/text", tab.lines(), tab.widget, element=tab.node.id)
        box, drawn = scene.trim(tabs.panel(), site.ground)
        scene.element(site, Node(kind="panel", id=f"{node.id}/panel"), "tabpanel", box, tabs.outer, drawn=drawn)

    scene.probes.append(probe)
    inner = site.kit.frame(within, tabs.body)
    inner.pack(fill="both", expand=True, padx=scene.gap(8), pady=scene.gap(8))
    for child in node.children:
        if child.selected:
            pack_column(within, inner, child.children)
    return tabs.outer


@builds("accordion")
def _accordion(site: Site, master: tk.Misc, node: Node) -> Any:
    """Sections one below the other, each with a header to open it."""
    frame = site.kit.frame(site, master)
    for child in node.children:
        disclosure(site, frame, child).pack(side="top", fill="x", pady=(0, 1))
        if child.expanded:
            inner = site.kit.frame(site, frame)
            inner.pack(side="top", fill="x", padx=site.scene.gap(10), pady=site.scene.gap(6))
            pack_column(replace(site, room=site.room - site.scene.px(20)), inner, child.children)
    return frame


@builds("panel", "card", "popover")
def _panel(site: Site, master: tk.Misc, node: Node) -> Any:
    """An area with a border or ground of its own."""
    scene, palette = site.scene, site.kit.palette
    relief = site.kit.style.frame_relief
    thin = {"highlightthickness": 1, "highlightbackground": palette.border}
    border: dict[str, Any] = (
        thin if relief in ("flat", "solid") or site.kit.name != "classic" else {"bd": scene.px(2), "relief": relief}
    )
    frame = site.kit.frame(site, master, **border)
    pad = scene.gap(10)
    within = site.within(node.id, room=site.room - 2 * pad)
    area(site, frame, node, "panel")
    inner = site.kit.frame(within, frame)
    inner.pack(fill="both", expand=True, padx=pad, pady=pad)
    children = node.children
    if node.text:
        children = (Node(kind="heading", id=f"{node.id}/title", text=node.text, level=3), *children)
    pack_column(within, inner, children)
    return frame


@builds("stat")
def _stat(site: Site, master: tk.Misc, node: Node) -> Any:
    """A tile with a figure."""
    card = Node(kind="card", id=node.id)
    frame = build(site, master, card)
    inner = frame.winfo_children()[0]
    within = site.within(node.id, room=site.room - site.scene.gap(20))
    muted = site.kit.palette.muted
    write(within, inner, node, node.text, "caption", colour=muted, wrap=within.room).widget.pack(anchor=site.scene.lead)
    write(within, inner, node, node.value, "value", face=site.kit.faces.get(1.6, bold=True)).widget.pack(
        anchor=site.scene.lead
    )
    return frame
