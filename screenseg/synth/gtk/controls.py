"""Controls that take text and numbers."""

from __future__ import annotations

from functools import partial
from typing import Any

from screenseg.synth.gtk.kit import (
    box,
    builds,
    classes,
    fill,
    gap,
    marked,
    naming,
    scrolled,
    states,
)
from screenseg.synth.gtk.lines import words_lines
from screenseg.synth.gtk.paint import border_box, drawn_box, ink_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gdk, GdkPixbuf, Gtk, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["ENTRIES", "chars", "note_entry"]

ENTRIES = ("textbox", "password", "search", "file", "colour", "date", "time")
_ICONS = {"file": "document-open-symbolic", "date": "x-office-calendar-symbolic"}
_MEANINGS = {"file": "open", "date": "calendar", "search": "search"}


def chars(node: Node) -> int:
    """How wide a text field wants to be, in characters; the same for the same node."""
    return {"date": 14, "time": 8, "colour": 11}.get(node.kind, 12 + sum(map(ord, node.id)) % 13)


@builds(*ENTRIES)
def entry(scene: Scene, node: Node) -> Widget:
    """A Gtk.Entry or Gtk.SearchEntry."""
    made = Gtk.SearchEntry() if node.kind == "search" else Gtk.Entry()
    made.set_text(node.value)
    made.set_placeholder_text(node.placeholder or None)
    made.set_width_chars(chars(node))
    made.set_valign(Gtk.Align.CENTER)
    _read_only(made, node)
    if node.kind == "password":
        made.set_visibility(False)
    if node.kind in _ICONS:
        made.set_icon_from_icon_name(Gtk.EntryIconPosition.SECONDARY, _ICONS[node.kind])
    if node.kind == "colour":
        made.set_icon_from_pixbuf(Gtk.EntryIconPosition.PRIMARY, _swatch(node.value))
    if node.invalid and scene.chance(0.5):
        made.set_icon_from_icon_name(Gtk.EntryIconPosition.SECONDARY, "dialog-error-symbolic")
    marked(scene, node, made)
    note_entry(scene, node, made, made)
    return made


def _read_only(made: Widget, node: Node) -> None:
    """Show that one cannot type here, as programs do: on the window's ground."""
    made.set_editable(not node.readonly)
    if node.readonly:
        classes(made, "readonly")


def note_entry(scene: Scene, node: Node, made: Widget, widget: Widget) -> None:
    """Note an entry as text box, its icons and its text."""
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    shown = "" if node.kind == "password" else node.value
    raw = scene.element(node.id, "textbox", widget, value=shown, text=shown, password=node.kind == "password", **known)
    if node.value:
        if node.kind != "password":
            scene.text(made, f"{node.id}/value", "value", node.id)
    elif node.placeholder:
        scene.text(made, f"{node.id}/placeholder", "placeholder", node.id)
        if raw.label_source == "none" and not raw.name:
            raw.name = node.placeholder
    for position in (Gtk.EntryIconPosition.PRIMARY, Gtk.EntryIconPosition.SECONDARY):
        name = made.get_icon_name(position)
        if name:
            meaning = _MEANINGS.get(node.kind, "error") if "error" not in name else "error"
            meaning = "clear" if "clear" in name else meaning
            key = f"{node.id}/icon{int(position)}"
            find = partial(_icon_area, made, position)
            scene.element(key, "img", made, find=find, icon=meaning, name_visible=False, parent=node.id)


def _icon_area(made: Widget, position: Widget) -> Rectangle | None:
    """What the icon draws on the entry's ground, in the entry's coordinates."""
    area = made.get_icon_area(position)
    return ink_box(made, (float(area.x), float(area.y), float(area.x + area.width), float(area.y + area.height)))


def _swatch(value: str) -> Widget:
    colour = Gdk.RGBA()
    if not colour.parse(value or "#808080"):
        colour.parse("#808080")
    pixbuf = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, 16, 16)
    red, green, blue = (int(part * 255) for part in (colour.red, colour.green, colour.blue))
    pixbuf.fill((red << 24) | (green << 16) | (blue << 8) | 0xFF)
    return pixbuf


@builds("multiline")
def multiline(scene: Scene, node: Node) -> Widget:
    """A Gtk.TextView in a scrolled window."""
    view = Gtk.TextView(wrap_mode=Gtk.WrapMode.WORD_CHAR, left_margin=4, right_margin=4, top_margin=3, bottom_margin=3)
    view.get_buffer().set_text(node.value)
    _read_only(view, node)
    view.set_monospace(node.variant == "code")
    lines = node.value.count("\n") + 1
    made = scrolled(scene, view, node.id, height=22 * max(3, min(lines, 8)))
    made.set_min_content_width(180)
    made.set_max_content_height(600)
    made.set_vexpand(True)
    if node.focused:
        scene.focus = view
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    scene.element(node.id, "textbox", made, value=node.value, text=node.value, multiline=True, **known)
    scene.text(view, f"{node.id}/value", "value", node.id)
    return made


@builds("spinbutton")
def spinbutton(scene: Scene, node: Node) -> Widget:
    """A Gtk.SpinButton."""
    number = _number(node.value, node.minimum)
    top = max(node.maximum, number)
    made = Gtk.SpinButton(
        adjustment=Gtk.Adjustment(value=number, lower=min(node.minimum, number), upper=top, step_increment=1)
    )
    made.set_valign(Gtk.Align.CENTER)
    made.set_width_chars(max(5, len(node.value)))
    decimals = len(node.value.rpartition(".")[2]) if "." in node.value else 0
    made.set_digits(min(decimals, 6))
    made.set_text(node.value)
    _read_only(made, node)
    marked(scene, node, made)
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    scene.element(node.id, "spinbutton", made, value=node.value, text=node.value, **known)
    scene.text(made, f"{node.id}/value", "value" if node.value else "placeholder", node.id)
    return made


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return otherwise


@builds("slider")
def slider(scene: Scene, node: Node) -> Widget:
    """A Gtk.Scale, with or without its figure."""
    number = _number(node.value, node.minimum)
    span = max(node.maximum - node.minimum, 1e-9)
    upright = node.orientation == "vertical"
    way = Gtk.Orientation.VERTICAL if upright else Gtk.Orientation.HORIZONTAL
    adjustment = Gtk.Adjustment(value=number, lower=node.minimum, upper=node.minimum + span)
    made = Gtk.Scale(orientation=way, adjustment=adjustment)
    made.set_size_request(*((-1, 120) if upright else (140, -1)))
    made.set_digits(0 if span > 5 else 2)
    shows = scene.chance(0.35)
    made.set_draw_value(shows)
    made.set_value_pos(Gtk.PositionType.RIGHT if scene.chance(0.5) else Gtk.PositionType.TOP)
    made.set_valign(Gtk.Align.CENTER)
    if node.focused:
        scene.focus = made
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    scene.element(node.id, "slider", made, find=lambda: _trough(made), value=node.value, **known)
    if shows:
        scene.text(made, f"{node.id}/value", "value", None)
    return made


def _trough(made: Widget) -> Rectangle | None:
    """The track with its thumb: all that a scale draws but its figure."""
    size = made.get_allocation()
    left, top, right, bottom = 0.0, 0.0, float(size.width), float(size.height)
    lines = words_lines(made) if made.get_draw_value() else []
    if lines:
        figure = lines[0].box
        if made.get_value_pos() == Gtk.PositionType.TOP:
            top = figure[3]
        elif figure[0] > right / 2:
            right = figure[0]
        else:
            left = figure[2]
    return drawn_box(made, (left, top, right, bottom), inked=0.18)  # Material's tracks are faint


@builds("progressbar")
def progressbar(scene: Scene, node: Node) -> Widget:
    """A Gtk.ProgressBar or, sometimes, a Gtk.LevelBar."""
    span = max(node.maximum - node.minimum, 1e-9)
    share = min(max((_number(node.value, node.minimum) - node.minimum) / span, 0.0), 1.0)
    made: Widget = Gtk.LevelBar(value=share) if scene.chance(0.12) else Gtk.ProgressBar(fraction=share)
    made.set_size_request(120, -1)
    made.set_valign(Gtk.Align.CENTER)
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    scene.element(
        node.id, "progressbar", made, find=lambda: drawn_box(made) or border_box(made), value=node.value, **known
    )
    return made


@builds("radiogroup")
def radiogroup(scene: Scene, node: Node) -> Widget:
    """Radios beside or below each other."""
    made = box(
        scene,
        vertical=node.orientation != "horizontal",
        spacing=gap(scene) * (1 if node.orientation != "horizontal" else 2),
    )
    return fill(scene, made, node.children, vertical=node.orientation != "horizontal")
