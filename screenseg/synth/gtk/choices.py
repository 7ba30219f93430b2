"""Controls that let one choose: combo boxes, lists, months."""

from __future__ import annotations

import datetime
from typing import Any

from screenseg.synth.gtk.controls import chars
from screenseg.synth.gtk.kit import (
    builds,
    classes,
    marked,
    naming,
    note_bars,
    states,
)
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.spec import Node

__all__ = ["combobox", "listbox"]


@builds("combobox")
def combobox(scene: Scene, node: Node) -> Widget:
    """A Gtk.ComboBoxText, with an entry if it is editable."""
    made = Gtk.ComboBoxText.new_with_entry() if node.editable else Gtk.ComboBoxText()
    shown = node.value or node.placeholder
    options = [option for option in node.options if option]
    if shown and shown not in options and not node.editable:
        options.insert(0, shown)
    for option in options:
        made.append_text(option)
    made.set_valign(Gtk.Align.CENTER)
    kind = "value" if node.value else "placeholder"
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    scene.element(node.id, "combobox", made, value=node.value, text=node.value, expanded=bool(node.expanded), **known)
    if node.editable:
        entry_child = made.get_child()
        entry_child.set_text(node.value)
        entry_child.set_placeholder_text(node.placeholder or None)
        entry_child.set_width_chars(chars(node))
        marked(scene, node, entry_child)
        if shown:
            scene.text(entry_child, f"{node.id}/{kind}", kind, node.id)
        return made
    if shown:
        made.set_active(options.index(shown))
    made.get_cells()[0].set_property("ellipsize", 3)
    made.get_cells()[0].set_property("width-chars", min(max([_width(text) for text in options] or [6]), 30))
    if node.invalid:
        classes(made, "error")
    view = _cell_view(made)
    button = view.get_ancestor(Gtk.ToggleButton) if view is not None else None
    if node.focused:
        scene.focus = button or made
    if node.expanded and button is not None:
        button.set_state_flags(Gtk.StateFlags.CHECKED, False)
    if view is not None and shown:
        scene.text(view, f"{node.id}/{kind}", kind, node.id)
    return made


def _width(text: str) -> int:
    """About how many average letters wide a text is."""
    return 1 + sum(2 if letter > "\u2e80" else 1 for letter in text) + sum(letter.isupper() for letter in text) // 3


def _cell_view(widget: Widget) -> Widget | None:
    """The cell view in a combo box."""
    if isinstance(widget, Gtk.CellView):
        return widget
    if isinstance(widget, Gtk.Container):
        inner: list[Widget] = []
        widget.forall(inner.append)
        for child in inner:
            found = _cell_view(child)
            if found is not None:
                return found
    return None


@builds("listbox")
def listbox(scene: Scene, node: Node) -> Widget:
    """A Gtk.ListBox or a Gtk.TreeView without headers, framed."""
    from screenseg.synth.gtk.lists import rows_as_list, rows_as_tree

    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    builder = rows_as_tree if scene.style.tree_lists else rows_as_list
    inner = builder(scene, node, "option")
    window = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN)
    window.set_overlay_scrolling(scene.style.overlay_scrolling)
    window.set_policy(Gtk.PolicyType.NEVER, Gtk.PolicyType.AUTOMATIC)
    window.set_min_content_height(min(24 * len(node.children) + 8, 150))
    window.set_propagate_natural_width(True)
    window.add(inner)
    note_bars(scene, window, node.id)
    scene.element(node.id, "listbox", window, **known)
    return window


@builds("calendar")
def calendar(scene: Scene, node: Node) -> Widget:
    """A month."""
    from screenseg.synth.gtk.months import month

    try:
        day = datetime.date.fromisoformat(node.value[:10])
    except ValueError:
        day = datetime.date(2024, 5, 15)
    return month(scene, node, day)
