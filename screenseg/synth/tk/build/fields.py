"""Fields with their labels, and the controls in them."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import build, builds, clean, report, state_of, write
from screenseg.synth.tk.kits.base import content
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Labelled, Part, Site, Words

__all__ = ["control_cell", "label_of", "labels_for"]

_TEXTBOXES = ("textbox", "password", "search", "file", "colour", "date", "time")


def label_of(site: Site, master: tk.Misc, node: Node, *, wrap: int = 0, small: bool = False) -> Words:
    """A field's label, marked if the field is required."""
    scene = site.scene
    text = node.text
    if node.required:
        text = (f"{text} *", f"{text}*", f"* {text}")[scene.look.seed % 3]
    face = site.kit.faces.get(0.88 if small else 1.0, bold=scene.look.seed % 11 == 0)
    dull = node.children and node.children[0].disabled and scene.look.seed % 2
    colour = site.kit.palette.faint if dull else site.kit.palette.muted if small else ""
    words = Words(site, master, text, face, colour=colour, wrap=wrap)
    return words.report(f"{node.id}/label", kind="label")


def labels_for(node: Node, words: Words | None, source: str = "label") -> Labelled:
    """What a field's label says about its control."""
    if words is None:
        return Labelled(name=clean(node.text), visible=False, required=node.required, concept=node.concept)
    return Labelled(
        name=clean(node.text), texts=lambda: words.idents, source=source, required=node.required, concept=node.concept
    )


def control_cell(site: Site, master: tk.Misc, node: Node, label: Labelled, *, stretch: bool) -> tk.Frame:
    """A field's control with what stands beside and below it."""
    scene, palette = site.scene, site.kit.palette
    cell = site.kit.frame(site, master)
    line = site.kit.frame(site, cell)
    line.pack(side="top", fill="x", anchor=scene.lead)
    inside = replace(site, label=label)
    if node.prefix:
        add_on(site, line, node, "prefix")
    for number, child in enumerate(node.children):
        if number == 1 and node.suffix:
            add_on(site, line, node, "suffix")
        widget = build(replace(inside, label=label if number == 0 else Labelled()), line, child)
        grow = (
            stretch and number == 0 and child.kind not in ("checkbox", "radio", "switch", "spinbutton", "date", "time")
        )
        padx = 0 if number == 0 else (0, scene.gap(4)) if scene.right_to_left else (scene.gap(4), 0)
        widget.pack(side=scene.start, fill="x" if grow else "none", expand=grow, padx=padx)
    if node.suffix and len(node.children) < 2:
        add_on(site, line, node, "suffix")
    face = site.kit.faces.get(0.88)
    for kind, text, colour in (("help", node.help, palette.muted), ("error", node.error, palette.danger)):
        if text:
            words = write(site, cell, node, text, kind, kind=kind, face=face, colour=colour, wrap=site.room)
            words.widget.pack(side="top", anchor=scene.lead)
    return cell


def add_on(site: Site, line: tk.Misc, node: Node, which: str) -> None:
    """A unit before or after a control, plain or in a box of its own."""
    scene = site.scene
    boxed = scene.look.seed % 4 == 0
    ground = blend(site.ground, site.kit.palette.text, 0.08) if boxed else site.ground
    border = {"bd": 1, "relief": "solid", "padx": scene.px(5), "pady": scene.px(2)} if boxed else {}
    words = write(replace(site, ground=ground), line, node, getattr(node, which), which, **border)
    words.widget.pack(side=scene.start, padx=0 if boxed else scene.gap(4), fill="y" if boxed else "none")


@builds("field")
def _field(site: Site, master: tk.Misc, node: Node) -> Any:
    """A field that stands by itself: a form of one."""
    form = Node(kind="form", id=f"{node.id}/form", placement=node.placement or "above", children=(node,))
    return build(site, master, form)


@builds(*_TEXTBOXES)
def _textbox(site: Site, master: tk.Misc, node: Node) -> Any:
    """A single-line field, with a button beside it where one picks a file, a day or a colour."""
    picker = {"file": ("...", ""), "date": ("", "calendar"), "colour": ("", "palette")}.get(node.kind)
    if (
        picker is None
        or node.readonly
        or (node.kind == "date" and site.scene.look.seed % 3 == 0)
        or "cell" in site.traits
    ):
        return report(site, node, "textbox", site.kit.entry(site, master, node), kind=_kind(node), **state_of(node))
    scene = site.scene
    row = site.kit.frame(site, master)
    part = site.kit.entry(site, row, node)
    report(site, node, "textbox", part, kind=_kind(node), **state_of(node))
    press = Node(
        kind="button", id=f"{node.id}/pick", text=picker[0] or picker[1], icon=picker[1], icon_only=bool(picker[1]),
        disabled=node.disabled,
    )  # fmt: skip
    build(site.within(), row, press).pack(side=scene.end, padx=scene.px(2))
    part.widget.pack(side=scene.start, fill="x", expand=True)  # type: ignore[attr-defined]
    return row


def _kind(node: Node) -> str:
    return content(node)[1] or "value"


@builds("multiline")
def _multiline(site: Site, master: tk.Misc, node: Node) -> Any:
    part = site.kit.multiline(site, master, node)
    return report(site, node, "textbox", part, kind=_kind(node), **state_of(node))


@builds("spinbutton")
def _spinbutton(site: Site, master: tk.Misc, node: Node) -> Any:
    return report(site, node, "spinbutton", site.kit.spin(site, master, node), kind=_kind(node), **state_of(node))


@builds("combobox")
def _combobox(site: Site, master: tk.Misc, node: Node) -> Any:
    facts = {**state_of(node), "expanded": bool(node.expanded)}
    return report(site, node, "combobox", site.kit.combo(site, master, node), kind=_kind(node), **facts)


@builds("slider")
def _slider(site: Site, master: tk.Misc, node: Node) -> Any:
    return report(site, node, "slider", site.kit.slider(site, master, node), value=node.value, focused=node.focused)


@builds("progressbar")
def _progressbar(site: Site, master: tk.Misc, node: Node) -> Any:
    return report(site, node, "progressbar", site.kit.progress(site, master, node), value=node.value)


@builds("checkbox", "radio", "switch")
def _toggle(site: Site, master: tk.Misc, node: Node) -> Any:
    """A mark and its caption; without one, the field's label names it."""
    make = {"checkbox": site.kit.check, "radio": site.kit.radio, "switch": site.kit.switch}[node.kind]
    part: Part = make(site, master, node)
    facts: dict[str, Any] = {"checked": node.checked or False, "focused": node.focused, "readonly": node.readonly}
    if node.text:
        facts |= {
            "name": clean(node.text),
            "label_source": "caption",
            "label_texts": (f"{node.id}/text/0",),
            "name_visible": True,
        }
    return report(site, node, node.kind, part, kind="caption", **facts)


@builds("radiogroup")
def _radiogroup(site: Site, master: tk.Misc, node: Node) -> Any:
    scene = site.scene
    frame = site.kit.frame(site, master)
    row = node.orientation == "horizontal"
    for child in node.children:
        widget = build(site.within(), frame, child)
        widget.pack(
            side=scene.start if row else "top",
            anchor=scene.lead,
            padx=(0, scene.gap(10)) if row else 0,
            pady=scene.gap(1),
        )
    return frame


@builds("text")
def _text(site: Site, master: tk.Misc, node: Node) -> Any:
    """A line or paragraph; one with links in it is a flat text widget."""
    if "[" in node.text and node.children:
        from screenseg.synth.tk.build.prose import prose

        return prose(site, master, node)
    palette, faces = site.kit.palette, site.kit.faces
    face = {"strong": faces.get(bold=True), "small": faces.get(0.85)}.get(node.variant, faces.body)
    colour = {"muted": palette.muted, "small": palette.muted, "error": palette.danger}.get(node.variant, palette.text)
    return write(site, master, node, node.text, face=face, colour=colour, wrap=site.room).widget


@builds("heading")
def _heading(site: Site, master: tk.Misc, node: Node) -> Any:
    size = {1: 1.7, 2: 1.4, 3: 1.2}.get(node.level, 1.05)
    face = site.kit.faces.get(size, bold=True)
    return write(site, master, node, node.text, face=face, wrap=site.room, kind="heading").widget
