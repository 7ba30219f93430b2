"""Where one is and where one can go: bread crumbs, paging, steps, navigation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screenseg.synth.gtk.kit import (
    box,
    build,
    builds,
    classes,
    fill,
    gap,
    icon,
    label,
    plain,
)
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.spec import Node

__all__ = ["nav"]


@builds("breadcrumb")
def breadcrumb(scene: Scene, node: Node) -> Widget:
    """Where one is: links with marks between."""
    made = box(scene, vertical=False, spacing=5)
    mark = scene.pick("/", "›", "»", ">")
    if scene.screen.right_to_left:
        mark = {"›": "\u2039", "»": "«", ">": "<"}.get(mark, mark)
    for number, child in enumerate(node.children):
        if number:
            between = label(scene, mark, "dim-label")
            scene.text(between, f"{node.id}/mark{number}")
            made.pack_start(between, False, False, 0)
        made.pack_start(build(scene, child), False, False, 0)
    return made


@builds("pagination")
def pagination(scene: Scene, node: Node) -> Widget:
    """Buttons of pages."""
    joined = scene.chance(0.5)
    made = box(scene, vertical=False, spacing=0 if joined else 3)
    made.set_halign(scene.pick(Gtk.Align.START, Gtk.Align.CENTER, Gtk.Align.END))
    if joined:
        classes(made, "linked")
    return fill(scene, made, node.children, vertical=False)


@builds("stepper")
def stepper(scene: Scene, node: Node) -> Widget:
    """The steps of an assistant, the present one bold."""
    upright = node.orientation == "vertical"
    made = box(scene, vertical=upright, spacing=gap(scene) * 2)
    for number, child in enumerate(node.children, 1):
        names = ("current",) if child.selected else ("dim-label",)
        words = label(scene, f"{'✓' if child.checked else f'{number}.'} {child.text}", *names)
        scene.text(words, f"{child.id}/text")
        made.pack_start(words, False, False, 0)
    return made


@builds("nav")
def nav(scene: Scene, node: Node) -> Widget:
    """A side bar's list, or a row of flat buttons."""
    if node.orientation == "horizontal":
        across = box(scene, vertical=False, spacing=2)
        scene.element(node.id, "navigation", across, name_visible=False, drawn=False)
        with scene.within(node.id):
            for child in node.children:
                across.pack_start(_place(scene, child), False, False, 0)
        return across
    made = classes(Gtk.ListBox(selection_mode=Gtk.SelectionMode.SINGLE), "navigation-sidebar")
    scene.element(node.id, "navigation", made, name_visible=False)
    with scene.within(node.id):
        _nav_rows(scene, made, node.children, 0)
    return made


def _nav_rows(scene: Scene, made: Widget, children: Sequence[Node], depth: int) -> None:
    for child in children:
        row = Gtk.ListBoxRow()
        inner = box(scene, vertical=False, spacing=8)
        inner.set_border_width(4)
        inner.set_margin_start(depth * 14)
        _fill_place(scene, inner, child)
        row.add(inner)
        known: dict[str, Any] = {
            "name": child.text,
            "text": child.text,
            "selected": child.selected,
            "disabled": child.disabled,
        }
        labelled: dict[str, Any] = {
            "label_texts": (f"{child.id}/text",),
            "label_source": "caption",
            "drawn": child.selected,
        }
        scene.element(child.id, "listitem", row, expanded=child.expanded, **known, **labelled)
        row.set_sensitive(not child.disabled)
        made.add(row)
        if child.selected:
            made.select_row(row)
        if child.expanded:
            _nav_rows(scene, made, child.children, depth + 1)


def _fill_place(scene: Scene, inner: Widget, child: Node) -> None:
    with scene.within(child.id):
        drawn = icon(scene, child.icon, f"{child.id}/icon") if child.icon else None
    if drawn is not None:
        inner.pack_start(drawn, False, False, 0)
    words = label(scene, plain(child.text))
    words.set_ellipsize(Pango.EllipsizeMode.END)
    words.set_width_chars(min(len(child.text), 16))
    scene.text(words, f"{child.id}/text", "caption", child.id)
    inner.pack_start(words, True, True, 0)
    if child.value:
        count = label(scene, child.value, "badge")
        scene.text(count, f"{child.id}/badge", "text", child.id)
        inner.pack_end(count, False, False, 0)


def _place(scene: Scene, child: Node) -> Widget:
    """A place to go in a row of them."""
    made = classes(Gtk.ToggleButton(active=True) if child.selected else Gtk.Button(), "flat")
    inner = box(scene, vertical=False, spacing=5)
    _fill_place(scene, inner, child)
    for widget in inner.get_children():
        if isinstance(widget, Gtk.Label):
            widget.set_ellipsize(Pango.EllipsizeMode.NONE)
            widget.set_width_chars(-1)
    made.add(inner)
    known: dict[str, Any] = {
        "name": child.text,
        "text": child.text,
        "selected": child.selected,
        "disabled": child.disabled,
    }
    scene.element(
        child.id, "link", made, label_texts=(f"{child.id}/text",), label_source="caption", drawn=child.selected, **known
    )
    made.set_sensitive(not child.disabled)
    return made
