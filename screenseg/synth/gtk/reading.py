"""What is read, and where one can go: texts, pictures, messages, navigation."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from screenseg.synth.gtk.buttons import link_boxes
from screenseg.synth.gtk.kit import box, builds, classes, fill, icon, label
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.spec import Node

__all__ = ["closer", "message"]

_LINKS = re.compile(r"\[([^\]]+)\]")
_VARIANTS = {
    "muted": ("dim-label",),
    "strong": ("strong",),
    "small": ("small",),
    "code": ("code",),
    "error": ("field-error",),
}


@builds("text")
def text(scene: Scene, node: Node) -> Widget:
    """A line or paragraph, with its links."""
    links = [child for child in node.children if child.kind == "link"]
    made = label(
        scene,
        _LINKS.sub(r"\1", node.text) if links else node.text,
        *_VARIANTS.get(node.variant, ()),
        wrap=len(node.text) > 20,
    )
    made.set_valign(Gtk.Align.CENTER)
    if len(node.text) <= 20:
        made.set_ellipsize(Pango.EllipsizeMode.NONE)
    scene.text(made, f"{node.id}/text", "error" if node.variant == "error" else "text")
    if not links:
        return made
    shown, markup, spans = "", "", []
    for number, part in enumerate(_LINKS.split(node.text)):
        start = len(shown.encode())
        shown += part
        safe = part.replace("&", "&amp;").replace("<", "&lt;")
        linked = number % 2 and number // 2 < len(links)
        markup += f'<a href="#{number}">{safe}</a>' if linked else safe
        if linked:
            spans.append((links[number // 2], part, start, len(shown.encode())))
    made.set_markup(markup)
    made.set_track_visited_links(False)
    for child, words, start, end in spans:
        find = partial(link_boxes, made, start, end)
        scene.element(child.id, "link", made, find=find, name=words, drawn=False)
    return made


@builds("heading")
def heading(scene: Scene, node: Node) -> Widget:
    """A heading."""
    made = label(scene, node.text, f"title-{min(max(node.level, 1), 3)}", wrap=len(node.text) > 30)
    scene.text(made, f"{node.id}/text", "heading")
    return made


@builds("badge", "chip")
def badge(scene: Scene, node: Node) -> Widget:
    """A word on a ground of its own."""
    words = label(scene, node.text)
    scene.text(words, f"{node.id}/text")
    made = classes(box(scene, vertical=False, widgets=[words], spacing=4), node.kind)
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.CENTER)
    if node.closable:
        made.pack_start(closer(scene, f"{node.id}/close"), False, False, 0)
    return made


def closer(scene: Scene, key: str) -> Widget:
    """A small button with a cross."""
    made = classes(Gtk.Button.new_from_icon_name("window-close-symbolic", Gtk.IconSize.MENU), "flat", "close")
    made.set_valign(Gtk.Align.CENTER)
    known: dict[str, Any] = {"name": "Close", "name_visible": False, "icon": "close", "label_source": "icon"}
    scene.element(key, "button", made, drawn=False, **known)
    picture = made.get_image() or made.get_child()
    with scene.within(key):
        find = partial(drawn_box, picture)
        scene.element(f"{key}/icon", "img", picture, find=find, icon="close", name_visible=False)
    return made


@builds("separator")
def separator(scene: Scene, node: Node) -> Widget:
    """A rule."""
    del scene
    upright = node.orientation == "vertical"
    return Gtk.Separator(orientation=Gtk.Orientation.VERTICAL if upright else Gtk.Orientation.HORIZONTAL)


@builds("icon")
def lone_icon(scene: Scene, node: Node) -> Widget:
    """An icon of its own."""
    return icon(scene, node.icon, node.id, size=scene.pick(16, 24, 32)) or Gtk.Box()


_MESSAGES = {
    "info": (Gtk.MessageType.INFO, "info"),
    "success": (Gtk.MessageType.OTHER, "success"),
    "warning": (Gtk.MessageType.WARNING, "warning"),
    "error": (Gtk.MessageType.ERROR, "error"),
}


@builds("alert")
def message(scene: Scene, node: Node) -> Widget:
    """A Gtk.InfoBar."""
    kind, meaning = _MESSAGES.get(node.variant, _MESSAGES["info"])
    made = Gtk.InfoBar(message_type=kind)
    inner = box(scene, vertical=False, spacing=8)
    scene.element(node.id, "alert", made, name=node.text, text=node.text)
    with scene.within(node.id):
        drawn = icon(scene, meaning, f"{node.id}/icon") if scene.chance(0.6) else None
        if drawn is not None:
            inner.pack_start(drawn, False, False, 0)
        words = label(scene, node.text, wrap=True)
        scene.text(words, f"{node.id}/text", "text", node.id)
        inner.pack_start(words, True, True, 0)
        fill(scene, inner, node.children, vertical=False)
        if node.closable:
            inner.pack_end(closer(scene, f"{node.id}/close"), False, False, 0)
    made.get_content_area().pack_start(inner, True, True, 0)
    return made
