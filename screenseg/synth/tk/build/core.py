"""From nodes to widgets: who builds which kind, how a part is reported, and what may grow."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.kits.base import content
from screenseg.synth.tk.scene import Labelled, Part, Site, Words

__all__ = [
    "BUILDERS",
    "area",
    "build",
    "builds",
    "clean",
    "grows",
    "pack_column",
    "pack_row",
    "report",
    "report_bar",
    "state_of",
    "wide",
    "write",
]

Builder = Callable[[Site, tk.Misc, Node], Any]
BUILDERS: dict[str, Builder] = {}
_GROW = frozenset("table tree list listbox multiline scroll split tabs".split())
_HOLD = frozenset("column row grid group panel main card page sidebar tab section accordion".split())
_NARROW = frozenset(
    """
    button link chip badge avatar icon image buttongroup checkbox switch radio spinbutton date time colour pagination
    """.split()
)
_MARKS = re.compile(r"[\s*:：]+$|^[\s*]+")


def builds(*kinds: str) -> Callable[[Builder], Builder]:
    """Make a function the builder of these kinds."""

    def register(builder: Builder) -> Builder:
        for kind in kinds:
            BUILDERS[kind] = builder
        return builder

    return register


def build(site: Site, master: tk.Misc, node: Node) -> Any:
    """Build a node's widget in `master`; the caller places it."""
    return BUILDERS[node.kind](site, master, node)


def clean(label: str) -> str:
    """A label without colon and required mark."""
    return _MARKS.sub("", label)


def grows(node: Node) -> bool:
    """Whether it takes height that is left over."""
    return node.kind in _GROW or (node.kind in _HOLD and any(grows(child) for child in node.children))


def wide(node: Node) -> bool:
    """Whether it takes the whole width of a column."""
    return node.kind not in _NARROW


def state_of(node: Node) -> dict[str, Any]:
    """A control's facts, as RawElement calls them."""
    kind = content(node)[1]
    return {
        "value": node.value if node.kind != "password" else "",
        "text": node.value if kind == "value" else "",
        "placeholder": node.placeholder,
        "readonly": node.readonly,
        "focused": node.focused,
        "required": node.required,
        "invalid": node.invalid,
        "password": node.kind == "password",
        "multiline": node.kind == "multiline",
    }


def labelled(label: Labelled, node: Node) -> dict[str, Any]:
    """What labels a control, as RawElement calls it."""
    found: dict[str, Any] = {"name": label.name, "label_texts": label.texts(), "label_source": label.source}
    found["name_visible"] = label.visible
    if label.source == "none" and node.placeholder and not node.value and node.kind != "button":
        found |= {"name": clean(node.placeholder), "label_source": "placeholder", "name_visible": True}
        found["label_texts"] = (f"{node.id}/text/0",)
    if label.concept and not node.concept:
        found["concept"] = label.concept
    return found


def report(site: Site, node: Node, role: str, part: Part, *, kind: str = "text", **more: Any) -> Any:
    """Have a part reported as an element with the texts in it; gives the part's widget.

    Args:
        site: Where it was built.
        node: What it shows.
        role: One of screenseg.roles.ROLES.
        part: The widget.
        kind: What sort of text it holds.
        more: Facts for RawElement, or functions that give them when the picture has been taken.
    """
    scene = site.scene
    scene.where[node.id] = part.box

    def probe() -> None:
        if not scene.shown(part.widget):
            return
        box, drawn = part.box(), True
        if role in ("slider", "progressbar"):
            box = scene.inked(box, site.ground)
        elif part.trim:
            box, drawn = scene.trim(box, site.ground)
        if drawn and part.trim and _is_content(box, part, node):
            box, drawn = part.box(), False
        facts = {name: value() if callable(value) else value for name, value in more.items()}
        facts = {"drawn": drawn, **labelled(site.label, node), **facts}
        facts["required"] = node.required or (site.label.required and kind != "caption")
        scene.element(site, node, role, box, part.widget, **facts)
        element = None if kind == "caption" else node.id
        scene.lines(site, f"{node.id}/text", part.lines(), part.written or part.widget, kind=kind, element=element)
        if part.icon is not None and node.icon:
            _icon(site, node, part.icon(), part.widget)

    scene.probes.append(probe)
    return part.widget


def _is_content(box: Rectangle, part: Part, node: Node) -> bool:
    """Whether what was taken for a widget's border is just its text or icon."""
    inside = [line for _, line in part.lines()]
    if part.icon is not None and node.icon:
        inside.append(part.icon())
    if len(inside) != 1:
        return False
    left, top, right, bottom = inside[0]
    return box[0] >= left - 1 and box[1] >= top - 1 and box[2] <= right + 1 and box[3] <= bottom + 1


def _icon(site: Site, node: Node, box: Rectangle, widget: tk.Misc) -> None:
    """Report the icon in a button, tab or item."""
    picture = Node(kind="icon", id=f"{node.id}/icon")
    facts = {"icon": node.icon, "name": node.icon.replace("_", " "), "name_visible": False}
    ink = site.scene.icon_ink(node.icon, box)
    site.scene.element(site, picture, "img", ink, widget, parent=node.id, **facts)


def report_bar(site: Site, bar: tk.Misc, ident: str, parent: str | None) -> None:
    """Report a scroll bar, if it is there; called when the picture has been taken."""
    scene = site.scene
    if scene.shown(bar):
        box, drawn = scene.trim(scene.box(bar), site.ground)
        node = Node(kind="scroll", id=f"{ident}/scrollbar")
        scene.element(site, node, "scrollbar", box, bar, parent=parent, drawn=drawn)


def area(site: Site, widget: tk.Misc, node: Node, role: str, **more: Any) -> None:
    """Have a holder reported as an element; the window is the whole picture."""
    scene = site.scene
    scene.where[node.id] = lambda: scene.box(widget)

    def probe() -> None:
        if scene.shown(widget):
            box, drawn = scene.box(widget), True
            if role != "window":
                box, drawn = scene.trim(box, site.ground)
            scene.element(site, node, role, box, widget, **{"name": node.text, "drawn": drawn, **more})

    scene.probes.append(probe)


def write(site: Site, master: tk.Misc, node: Node, text: str, suffix: str = "text", **more: Any) -> Words:
    """A text of a node that belongs to no element; `more` goes to Words, `kind` and `element` to its report."""
    kind, element = more.pop("kind", "text"), more.pop("element", None)
    return Words(site, master, text, **more).report(f"{node.id}/{suffix}", kind=kind, element=element)


def pack_column(site: Site, master: tk.Misc, nodes: Iterable[Node], gap: float = 8) -> None:
    """Build nodes one below the other."""
    scene, first = site.scene, True
    for node in nodes:
        widget = build(site, master, node)
        grow = grows(node) or node.kind == "spacer"
        fill = "both" if grow else "x" if wide(node) else "none"
        top = 0 if first else scene.gap(gap)
        widget.pack(side="top", fill=fill, expand=grow, anchor=scene.lead, pady=(top, 0))
        first = False


def _narrow_width(site: Site, node: Node) -> int:
    """About how wide something narrow will be, in pixels."""
    scene = site.scene
    if node.kind in ("icon", "avatar", "separator") or (node.icon_only and node.icon):
        return scene.px(40)
    if node.kind in ("buttongroup", "pagination"):
        return sum(_narrow_width(site, child) for child in node.children)
    return site.kit.faces.body.measure(node.text or node.value) + scene.px(36)


def pack_row(site: Site, master: tk.Misc, nodes: Iterable[Node], gap: float = 6) -> None:
    """Build nodes one beside the other, in reading direction; without a spacer the wide ones share what is left."""
    scene, nodes = site.scene, list(nodes)
    sprung = any(node.kind == "spacer" for node in nodes)
    sharing = [node for node in nodes if wide(node) and node.kind != "spacer"]
    narrow = sum(_narrow_width(site, node) for node in nodes if not wide(node))
    room = max((site.room - narrow) // max(len(sharing), 1) - scene.gap(gap), scene.px(60))
    for number, node in enumerate(nodes):
        widget = build(replace(site, room=room if wide(node) else site.room), master, node)
        stretch = node.kind == "spacer" or (not sprung and wide(node))
        grow = grows(node)
        fill = "both" if grow and stretch else "x" if stretch else "y" if grow else "none"
        before = scene.gap(gap) if number else 0
        padding = (0, before) if scene.right_to_left else (before, 0)
        anchor = "center" if not wide(node) or node.kind in ("text", "heading") else "n"
        widget.pack(side=scene.start, fill=fill, expand=stretch, padx=padding, anchor=anchor)
