"""What all builders share: who builds which kind, icons, labels, spacing and the names of controls."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any

from screenseg.synth.gtk import icons
from screenseg.synth.gtk.paint import border_box, drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = [
    "box",
    "build",
    "builds",
    "classes",
    "fill",
    "icon",
    "keypad",
    "label",
    "marked",
    "naming",
    "plain",
    "scrolled",
    "states",
]

Builder = Callable[[Scene, Node], Widget]
_BUILDERS: dict[str, Builder] = {}
_MNEMONIC = re.compile(r"&(?=[^&\s])")
_TALL = frozenset("split table tree list listbox multiline scroll tabs main page chart panel".split())
"""Kinds that take what height is left."""


def builds(*kinds: str) -> Callable[[Builder], Builder]:
    """The decorated function builds nodes of these kinds."""

    def note(builder: Builder) -> Builder:
        for kind in kinds:
            _BUILDERS[kind] = builder
        return builder

    return note


def build(scene: Scene, node: Node) -> Widget:
    """The widget that shows a node, with all that is below it."""
    builder = _BUILDERS.get(node.kind, _BUILDERS["column"])
    widget = builder(scene, node)
    scene.anchors.setdefault(node.id, widget)
    if node.disabled:
        widget.set_sensitive(False)
    return widget


def plain(text: str) -> str:
    """A text without its mnemonic's mark."""
    return _MNEMONIC.sub("", text).replace("&&", "&")


def mnemonic(text: str) -> str:
    """The same, as GTK marks mnemonics."""
    return _MNEMONIC.sub("_", text.replace("_", "__")).replace("&&", "&")


def classes(widget: Widget, *names: str) -> Widget:
    """Add style classes; returns the widget."""
    for name in names:
        widget.get_style_context().add_class(name)
    return widget


def gap(scene: Scene) -> int:
    """Logical pixels between things."""
    return {"compact": 3, "normal": 6, "roomy": 12}[scene.look.density]


def box(scene: Scene, *, vertical: bool, widgets: Iterable[Widget] = (), spacing: int | None = None) -> Widget:
    """A row or column of widgets at their natural sizes."""
    made = Gtk.Box(
        orientation=Gtk.Orientation.VERTICAL if vertical else Gtk.Orientation.HORIZONTAL,
        spacing=gap(scene) if spacing is None else spacing,
    )
    for widget in widgets:
        made.pack_start(widget, False, False, 0)
    return made


def fill(scene: Scene, container: Widget, nodes: Iterable[Node], *, vertical: bool = True) -> Widget:
    """Build nodes into a box; those that like room get what is left."""
    for node in nodes:
        widget = build(scene, node)
        grows = node.kind == "spacer" or _tall(node) if vertical else node.kind in ("field", "form", "spacer")
        container.pack_start(widget, grows, True, 0)
    return container


def _tall(node: Node) -> bool:
    """True for what takes height, and for rows and columns with something of that sort in them."""
    if node.kind == "image":
        return not node.icon
    if node.kind == "grid" and keypad(node):
        return True
    if node.kind in ("row", "column", "grid", "group"):
        return any(_tall(child) for child in node.children)
    return node.kind in _TALL


def keypad(node: Node) -> bool:
    """True for a grid of nothing but buttons, as calculators and tills have them."""
    return len(node.children) > 5 and all(child.kind == "button" for child in node.children)


def label(scene: Scene, text: str, *names: str, wrap: bool = False, xalign: float = 0.0) -> Widget:
    """A label; not yet noted as text."""
    made = Gtk.Label(label=text, xalign=xalign)
    if wrap:
        made.set_line_wrap(True)
        made.set_line_wrap_mode(Pango.WrapMode.WORD_CHAR)
        made.set_max_width_chars(60)
        made.set_width_chars(min(24, len(text)))
    return classes(made, *names)


def icon(scene: Scene, meaning: str, key: str, *, size: int = 16, parent: str | None = None) -> Widget | None:
    """An icon, noted as element `key`; None if there is no drawing of this meaning."""
    picture: Widget | None = None
    svg = scene.icons.get(meaning)
    if svg and scene.style.own_icons:
        picture = icons.Glyph(svg, size, scene.look.scale)
    if picture is None:
        picture = icons.image(meaning, size, symbolic=scene.style.symbolic)
    if picture is None and svg:
        picture = icons.Glyph(svg, size, scene.look.scale)
    if picture is not None:
        shown = picture
        owner = scene.parent if parent is None else parent
        scene.element(
            key, "img", shown, find=lambda: drawn_box(shown, inked=0.25), icon=meaning, name_visible=False, parent=owner
        )
    return picture


def states(node: Node) -> dict[str, Any]:
    """A control's states as RawElement has them."""
    return {
        "disabled": node.disabled,
        "readonly": node.readonly,
        "focused": node.focused,
        "required": node.required,
        "invalid": node.invalid,
        "concept": node.concept,
        "placeholder": node.placeholder,
    }


def naming(scene: Scene, node: Node) -> dict[str, Any]:
    """A control's name and where it is written."""
    field = scene.labels.get(node.id)
    if field is None:
        name = node.text or node.placeholder
        return {"name": name, "label_source": "none", "name_visible": False, "required": False}
    written_label = bool(field.text) and field.placement not in ("none", "inside")
    known: dict[str, Any] = {"required": field.required and written_label, "concept": node.concept or field.concept}
    if field.placement == "inside":
        shown = bool(node.placeholder) and not node.value
        written: dict[str, Any] = (
            {"label_source": "placeholder", "label_texts": (f"{node.id}/placeholder",)}
            if shown
            else {"label_source": "none"}
        )
        return {**known, **written, "name": node.placeholder, "name_visible": shown}
    known["name"] = field.text.rstrip(" *:\u00a0：") or node.placeholder
    if field.placement == "none" or not field.text:
        return {**known, "label_source": "none", "name_visible": False}
    source = "cell" if field.placement == "cell" else "label"
    return {**known, "label_source": source, "label_texts": (f"{field.id}/label",)}


def marked(scene: Scene, node: Node, widget: Widget, *, invalid_class: str = "error") -> None:
    """Show a control's states: focus and being wrong."""
    if node.focused:
        scene.focus = widget
    if node.invalid:
        classes(widget, invalid_class)


def scrolled(scene: Scene, inner: Widget, key: str, *, frame: bool = True, height: int = 0, at: float = 0.0) -> Widget:
    """A scrolled window around a widget; its bars are elements where they are drawn."""
    made = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN if frame else Gtk.ShadowType.NONE)
    made.set_policy(Gtk.PolicyType.AUTOMATIC, Gtk.PolicyType.AUTOMATIC)
    made.set_overlay_scrolling(scene.style.overlay_scrolling)
    if height:
        made.set_min_content_height(height)
    made.set_propagate_natural_height(True)
    made.set_propagate_natural_width(True)
    made.add(inner)
    note_bars(scene, made, key)
    if at:

        def scroll() -> None:
            adjustment = made.get_vadjustment()
            adjustment.set_value(at * (adjustment.get_upper() - adjustment.get_page_size()))

        scene.later.append(scroll)
    return made


def note_bars(scene: Scene, window: Widget, key: str) -> None:
    """Note a scrolled window's bars."""
    if scene.style.overlay_scrolling:
        return
    for side, bar in (("vertical", window.get_vscrollbar()), ("horizontal", window.get_hscrollbar())):
        find = functools.partial(_bar, bar)
        scene.element(f"{key}/{side}-bar", "scrollbar", bar, find=find, name_visible=False)


def _bar(bar: Widget) -> Rectangle | None:
    """A scroll bar that is shown."""
    return border_box(bar) if bar.get_child_visible() and bar.get_visible() else None
