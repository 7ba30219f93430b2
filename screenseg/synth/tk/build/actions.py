"""Things to press: buttons, links, bars, crumbs, pages, steps."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.build.core import area, build, builds, clean, pack_row, report, write
from screenseg.synth.tk.kits.base import arrow
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Part, Site, Words

__all__ = ["disclosure", "item"]


@builds("button")
def _button(site: Site, master: tk.Misc, node: Node) -> Any:
    if node.variant == "link" and not node.icon_only and site.kit.name != "custom":
        return _link(site, master, node, role="button")
    part = site.kit.button(site, master, node)
    hidden = node.icon_only and bool(node.icon)
    return report(
        site, node, "button", part, name=node.text, name_visible=not hidden, text="" if hidden else node.text,
        icon=node.icon, selected=node.selected or None, focused=node.focused, expanded=node.expanded,
        label_source="icon" if hidden else "none",
    )  # fmt: skip


@builds("link")
def _link_of(site: Site, master: tk.Misc, node: Node) -> Any:
    return _link(site, master, node, role="link")


def _link(site: Site, master: tk.Misc, node: Node, role: str) -> Any:
    """Underlined text in the colour of links."""
    palette, faces = site.kit.palette, site.kit.faces
    face = faces.get(underline=site.scene.look.seed % 4 > 0)
    words = Words(site, master, node.text, face, colour=palette.faint if node.disabled else palette.link)
    part = Part(widget=words.widget, box=lambda: words.lines()[0][1], lines=words.lines, trim=False)
    return report(site, node, role, part, name=node.text, text=node.text, drawn=False, label_source="none")


@builds("buttongroup")
def _buttongroup(site: Site, master: tk.Misc, node: Node) -> Any:
    frame = site.kit.frame(site, master)
    pack_row(site, frame, node.children, gap=0)
    return frame


@builds("breadcrumb")
def _breadcrumb(site: Site, master: tk.Misc, node: Node) -> Any:
    scene = site.scene
    frame = site.kit.frame(site, master)
    mark = ("›", "/", "»", ">")[scene.look.seed % 4]
    if scene.right_to_left:
        mark = {"›": "‹", "»": "«", ">": "<"}.get(mark, mark)
    for number, child in enumerate(node.children):
        if number:
            write(site, frame, node, mark, f"mark{number}", colour=site.kit.palette.muted).widget.pack(
                side=scene.start, padx=scene.px(5)
            )
        build(site, frame, child).pack(side=scene.start)
    return frame


@builds("pagination")
def _pagination(site: Site, master: tk.Misc, node: Node) -> Any:
    frame = site.kit.frame(site, master)
    pack_row(site, frame, node.children, gap=2)
    return frame


@builds("stepper")
def _stepper(site: Site, master: tk.Misc, node: Node) -> Any:
    """The steps of a wizard, with numbers."""
    scene, palette = site.scene, site.kit.palette
    frame = site.kit.frame(site, master)
    upright = node.orientation == "vertical"
    for number, child in enumerate(node.children, 1):
        holder = site.kit.frame(site, frame)
        ground = palette.accent if child.selected or child.checked else palette.trough
        round_ = replace(site, ground=ground)
        ink = palette.accent_text if ground == palette.accent else palette.text
        mark = "✓" if child.checked else str(number)
        write(round_, holder, child, mark, "mark", colour=ink, padx=scene.px(6), pady=scene.px(2)).widget.pack(
            side=scene.start
        )
        face = site.kit.faces.get(bold=child.selected)
        write(site, holder, child, child.text, face=face).widget.pack(side=scene.start, padx=scene.px(5))
        holder.pack(
            side="top" if upright else scene.start,
            anchor=scene.lead,
            padx=(0, scene.gap(14)),
            pady=scene.gap(2) if upright else 0,
        )
    return frame


@builds("step", "navitem", "menuitem", "option", "listitem", "treeitem", "tablerow", "cell", "columnheader")
def _stray(site: Site, master: tk.Misc, node: Node) -> Any:
    """A part of something that stands by itself: its text."""
    return write(site, master, node, node.text, wrap=site.room).widget


@builds("nav")
def _nav(site: Site, master: tk.Misc, node: Node) -> Any:
    """Places to go: items of a bar or a side bar."""
    scene, palette = site.scene, site.kit.palette
    frame = site.kit.frame(site, master)
    area(site, frame, node, "navigation", drawn=False)
    across = node.orientation == "horizontal"

    def add(children: tuple[Node, ...], depth: int) -> None:
        for child in children:
            ground = blend(site.ground, palette.accent, 0.25) if child.selected else site.ground
            widget = item(
                site.within(node.id, ground=ground), frame, child, "listitem" if not across else "link", indent=depth
            )
            widget.pack(side=scene.start if across else "top", fill="none" if across else "x")
            if child.expanded:
                add(child.children, depth + 1)

    add(node.children, 0)
    return frame


def item(site: Site, master: tk.Misc, node: Node, role: str, *, indent: int = 0) -> tk.Frame:
    """A line one can choose: icon, text, and a count or an arrow at the end."""
    scene, palette, pad = site.scene, site.kit.palette, site.scene.gap(3)
    row = tk.Frame(master, bg=site.ground)
    ink = palette.faint if node.disabled else palette.text
    icon = None
    before = scene.px(8) + indent * scene.px(16)
    if node.icon:
        photo = pictures.icon(scene, node.icon, scene.px(16), ink)
        icon = tk.Label(row, image=photo, bg=site.ground, bd=0, padx=0, pady=0)
        icon.pack(side=scene.start, padx=(scene.px(6), before) if scene.right_to_left else (before, 0), pady=pad)
        before = scene.px(6)
    words = Words(site, row, node.text, site.kit.faces.get(bold=node.selected and scene.look.seed % 2 == 0), colour=ink)
    words.widget.pack(
        side=scene.start, padx=(scene.px(6), before) if scene.right_to_left else (before, scene.px(6)), pady=pad
    )
    if node.value:
        count = write(site, row, node, node.value, "value", colour=palette.muted, element=node.id)
        count.widget.pack(side=scene.end, padx=scene.px(8))
    if node.children or node.menu:
        way = "down" if node.expanded else "left" if scene.right_to_left else "right"
        arrow(row, way, scene.px(12), ground=site.ground, colour=ink).pack(side=scene.end, padx=scene.px(4))
    part = Part(widget=row, box=lambda: scene.box(row), lines=words.lines, trim=False, written=words.widget)
    if icon is not None:
        mark = icon
        part.icon = lambda: scene.box(mark)
    drawn = str(master["bg"]) != site.ground
    report(
        site, node, role, part, name=node.text, text=node.text, selected=node.selected, drawn=drawn, icon=node.icon,
        expanded=node.expanded, label_source="none",
    )  # fmt: skip
    return row


def disclosure(site: Site, master: tk.Misc, node: Node) -> tk.Frame:
    """The header of a section that opens and closes."""
    scene, palette = site.scene, site.kit.palette
    ground = blend(site.ground, palette.text, 0.08)
    row = tk.Frame(master, bg=ground, bd=scene.px(1), relief="raised" if site.kit.name == "classic" else "flat")
    way = "down" if node.expanded else "left" if scene.right_to_left else "right"
    arrow(row, way, scene.px(14), ground=ground, colour=palette.text).pack(side=scene.start, padx=scene.px(4))
    inside = replace(site, ground=ground)
    words = Words(inside, row, node.text, site.kit.faces.get(bold=True))
    words.widget.pack(side=scene.start, pady=scene.gap(3))
    part = Part(widget=row, box=lambda: scene.box(row), lines=words.lines, written=words.widget)
    report(
        site,
        node,
        "button",
        part,
        name=clean(node.text),
        text=node.text,
        expanded=bool(node.expanded),
        label_source="none",
    )
    return row


@builds("chip", "badge")
def _chip(site: Site, master: tk.Misc, node: Node) -> Any:
    """A word on a coloured ground."""
    scene, palette = site.scene, site.kit.palette
    colour = {"success": palette.success, "error": palette.danger, "warning": palette.warning}.get(
        node.variant, palette.accent
    )
    ground = blend(site.ground, colour, 0.3) if node.kind == "chip" else colour
    ink = palette.text if node.kind == "chip" else blend(ground, "#000000" if palette.dark else "#ffffff", 0.95)
    row = tk.Frame(master, bg=ground)
    words = write(
        replace(site, ground=ground),
        row,
        node,
        node.text,
        face=site.kit.faces.get(0.88),
        colour=ink,
        padx=scene.px(6),
        pady=scene.px(1),
    )
    words.widget.pack(side=scene.start)
    if node.closable:
        close = Node(kind="button", id=f"{node.id}/close", text="close", icon="close", icon_only=True, variant="flat")
        photo = pictures.icon(scene, "close", scene.px(10), ink)
        mark = tk.Label(row, image=photo, bg=ground, bd=0, padx=scene.px(3))
        mark.pack(side=scene.start)
        part = Part(widget=mark, box=lambda: scene.box(mark), trim=False)
        part.icon = lambda: scene.box(mark)
        report(
            site,
            close,
            "button",
            part,
            name="close",
            name_visible=False,
            icon="close",
            drawn=False,
            label_source="icon",
        )
    return row


@builds("icon", "image", "chart", "avatar")
def _picture(site: Site, master: tk.Misc, node: Node) -> Any:
    """A picture of any sort."""
    scene, palette = site.scene, site.kit.palette
    if node.kind == "icon":
        photo = pictures.icon(scene, node.icon or node.text, scene.px(18), palette.text)
    elif node.kind == "avatar":
        photo = pictures.avatar(scene, node.id, scene.px(32), site.ground)
    else:
        most = 420 if node.kind == "chart" else 110 if "bar" in site.traits else 240
        width = max(min(site.room, scene.px(most)), 24)
        height = max(round(width * (0.5 if node.kind == "chart" else 0.28 if "bar" in site.traits else 0.62)), 16)
        colours = (palette.field, palette.trough, palette.accent)
        photo = (
            pictures.chart(scene, node.id, width, height, colours)
            if node.kind == "chart"
            else pictures.photograph(scene, node.id, width, height)
        )
    label = tk.Label(master, image=photo, bg=site.ground, bd=0, padx=0, pady=0, highlightthickness=0)

    def box() -> tuple[float, float, float, float]:
        left, top, right, bottom = scene.box(label)
        x, y = (left + right - photo.width()) // 2, (top + bottom - photo.height()) // 2
        whole = (x, y, x + photo.width(), y + photo.height())
        return scene.icon_ink(node.icon or node.text, whole) if node.kind == "icon" else whole

    part = Part(widget=label, box=box, trim=False)
    name = node.text or node.icon.replace("_", " ")
    return report(site, node, "img", part, name=name, name_visible=False, icon=node.icon, label_source="none")


@builds("separator")
def _separator(site: Site, master: tk.Misc, node: Node) -> Any:
    return site.kit.separator(site, master, node.orientation or "horizontal")


@builds("alert", "toast")
def _alert(site: Site, master: tk.Misc, node: Node) -> Any:
    """A message on a coloured ground."""
    scene, palette = site.scene, site.kit.palette
    colour = {"success": palette.success, "error": palette.danger, "warning": palette.warning}.get(
        node.variant, palette.info
    )
    ground = blend(site.ground, colour, 0.18)
    frame = tk.Frame(master, bg=ground, highlightthickness=1, highlightbackground=blend(ground, colour, 0.6))
    area(site, frame, node, "alert", text=node.text)
    within = site.within(node.id, ground=ground, room=max(site.room - scene.px(80), scene.px(80)))
    icon = Node(
        kind="icon",
        id=f"{node.id}/icon",
        icon={"success": "success", "error": "error", "warning": "warning"}.get(node.variant, "info"),
    )
    build(within, frame, icon).pack(side=scene.start, padx=scene.px(8), pady=scene.gap(6))
    write(within, frame, node, node.text, wrap=within.room, element=node.id).widget.pack(
        side=scene.start, pady=scene.gap(6)
    )
    if node.closable:
        close = Node(kind="button", id=f"{node.id}/close", text="close", icon="close", icon_only=True, variant="flat")
        build(within, frame, close).pack(side=scene.end, padx=scene.px(6))
    return frame
