"""Gtk.Notebook: its tabs, and where GTK puts them."""

from __future__ import annotations

from typing import Any

from screenseg.synth.gtk.kit import (
    box,
    builds,
    classes,
    fill,
    gap,
    icon,
    label,
    plain,
)
from screenseg.synth.gtk.paint import border_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import GObject, Gtk, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["tab_box", "tabs"]


@builds("tabs")
def tabs(scene: Scene, node: Node) -> Widget:
    """A Gtk.Notebook, or a Gtk.Stack with joined buttons."""
    if scene.style.switcher and node.orientation != "vertical" and len(node.children) < 7:
        return _switcher(scene, node)
    made = Gtk.Notebook(scrollable=scene.chance(0.5))
    side = node.orientation == "vertical"
    made.set_tab_pos(
        Gtk.PositionType.LEFT if side else Gtk.PositionType.BOTTOM if scene.chance(0.06) else Gtk.PositionType.TOP
    )
    chosen = 0
    shown = [child for child in node.children if child.kind == "tab"]
    heads: list[Widget] = []
    raw = scene.element(
        f"{node.id}/tablist", "tablist", made, find=lambda: _strip(made, heads), name_visible=False, drawn=True
    )
    scene.element(f"{node.id}/tabpanel", "tabpanel", made, find=lambda: _page(made, heads), name_visible=False)
    for number, tab in enumerate(shown):
        if tab.selected:
            chosen = number
        head = _tab_head(scene, made, tab, raw.id, number)
        heads.append(head)
        inner = box(scene, vertical=True)
        if tab.selected:
            with scene.within(f"{node.id}/tabpanel"):
                fill(scene, inner, tab.children)
        inner.set_border_width(gap(scene) * 2)
        inner.show_all()
        made.append_page(inner, head)
        if tab.disabled:
            head.set_sensitive(False)
    made.show_all()
    made.set_current_page(chosen)
    return made


def _switcher(scene: Scene, node: Node) -> Widget:
    """Joined buttons over the chosen one's content, as Gtk.StackSwitcher has them."""
    bar = classes(box(scene, vertical=False, spacing=0), "linked", "stack-switcher")
    bar.set_halign(scene.pick(Gtk.Align.CENTER, Gtk.Align.CENTER, Gtk.Align.START))
    made = box(scene, vertical=True, widgets=[bar])
    scene.element(f"{node.id}/tablist", "tablist", bar, name_visible=False)
    inner = box(scene, vertical=True)
    for tab in node.children:
        button = Gtk.ToggleButton(label=plain(tab.text), active=tab.selected)
        text = plain(tab.text)
        known: dict[str, Any] = {"name": text, "text": text, "selected": tab.selected, "disabled": tab.disabled}
        known |= {"label_texts": (f"{tab.id}/caption",), "label_source": "caption", "parent": f"{node.id}/tablist"}
        scene.element(tab.id, "tab", button, **known)
        scene.text(button, f"{tab.id}/caption", "caption", tab.id)
        button.set_sensitive(not tab.disabled)
        bar.pack_start(button, False, False, 0)
        if tab.selected:
            fill(scene, inner, tab.children)
    made.pack_start(inner, True, True, 0)
    return made


def _tab_head(scene: Scene, book: Widget, tab: Node, strip: str, number: int) -> Widget:
    head = box(scene, vertical=False, spacing=6)
    text = plain(tab.text)
    scene.element(
        tab.id,
        "tab",
        head,
        find=lambda: tab_box(book, head, number),
        parent=strip,
        name=text,
        text=text,
        selected=tab.selected,
        disabled=tab.disabled,
        label_texts=(f"{tab.id}/caption",),
        label_source="caption",
        drawn=tab.selected,
    )
    with scene.within(tab.id):
        picture = icon(scene, tab.icon, f"{tab.id}/icon") if tab.icon else None
    if picture is not None:
        head.pack_start(picture, False, False, 0)
    caption = label(scene, text)
    scene.text(caption, f"{tab.id}/caption", "caption", tab.id)
    head.pack_start(caption, False, False, 0)
    if tab.closable:
        closing = classes(
            Gtk.Button.new_from_icon_name("window-close-symbolic", Gtk.IconSize.MENU), "flat", "small-button"
        )
        closing.set_valign(Gtk.Align.CENTER)
        more: dict[str, Any] = {"name_visible": False, "icon": "close", "label_source": "icon", "drawn": False}
        scene.element(f"{tab.id}/close", "button", closing, parent=tab.id, name="Close", **more)
        head.pack_start(closing, False, False, 0)
    head.show_all()
    return head


def tab_box(book: Widget, head: Widget, number: int) -> Rectangle | None:
    """A tab with its padding and border, in the coordinates of its label."""
    if not head.get_mapped():
        return None
    path = book.get_path().copy()
    side = {Gtk.PositionType.TOP: "top", Gtk.PositionType.BOTTOM: "bottom", Gtk.PositionType.LEFT: "left"}
    for name, css in (("header", side.get(book.get_tab_pos(), "right")), ("tabs", ""), ("tab", "")):
        at = path.append_type(GObject.TYPE_NONE)
        path.iter_set_object_name(at, name)
        if css:
            path.iter_add_class(at, css)
    flags = head.get_state_flags()
    if book.get_current_page() == number:
        flags |= Gtk.StateFlags.CHECKED
    path.iter_set_state(-1, flags)
    context = Gtk.StyleContext()
    context.set_screen(book.get_screen())
    context.set_path(path)
    context.set_state(flags)
    padding, border = context.get_padding(flags), context.get_border(flags)
    size = head.get_allocation()
    return (
        float(-padding.left - border.left),
        float(-padding.top - border.top),
        float(size.width + padding.right + border.right),
        float(size.height + padding.bottom + border.bottom),
    )


def _tabs_area(book: Widget, heads: list[Widget]) -> Rectangle | None:
    """The box around all tabs, in the note book's coordinates."""
    boxes: list[Rectangle] = []
    for number, head in enumerate(heads):
        found = tab_box(book, head, number)
        at = head.translate_coordinates(book, 0, 0) if found is not None else None
        if found is not None and at is not None:
            boxes.append((found[0] + at[0], found[1] + at[1], found[2] + at[0], found[3] + at[1]))
    if not boxes:
        return None
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _strip(book: Widget, heads: list[Widget]) -> Rectangle | None:
    tabs_box = _tabs_area(book, heads)
    if tabs_box is None:
        return None
    left, top, right, bottom = border_box(book)
    position = book.get_tab_pos()
    if position == Gtk.PositionType.TOP:
        return (left, top, right, tabs_box[3])
    if position == Gtk.PositionType.BOTTOM:
        return (left, tabs_box[1], right, bottom)
    return (left, top, tabs_box[2], bottom) if tabs_box[0] < right / 2 else (tabs_box[0], top, right, bottom)


def _page(book: Widget, heads: list[Widget]) -> Rectangle | None:
    strip = _strip(book, heads)
    left, top, right, bottom = border_box(book)
    if strip is None:
        return None
    position = book.get_tab_pos()
    if position == Gtk.PositionType.TOP:
        return (left, strip[3], right, bottom)
    if position == Gtk.PositionType.BOTTOM:
        return (left, top, right, strip[1])
    return (strip[2], top, right, bottom) if strip[0] <= left else (left, top, strip[0], bottom)
