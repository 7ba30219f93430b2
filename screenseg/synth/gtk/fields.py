"""Fields with their labels, and the controls that take text, numbers and choices."""

from __future__ import annotations

import datetime

from screenseg.synth.gtk.kit import (
    box,
    build,
    builds,
    classes,
    fill,
    gap,
    label,
    marked,
    naming,
    note_bars,
    scrolled,
    states,
)
from screenseg.synth.gtk.measure import border_box
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gdk, GdkPixbuf, Gtk, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["field_label", "form"]

_ENTRIES = ("textbox", "password", "search", "file", "colour", "date", "time")
_ICONS = {"file": "document-open-symbolic", "date": "x-office-calendar-symbolic"}
_MEANINGS = {"file": "open", "date": "calendar", "search": "search"}


def field_label(scene: Scene, field: Node, *, end: bool = False) -> Widget:
    """A field's label, noted as text."""
    text = field.text + (" *" if field.required and not field.text.rstrip(" :").endswith("*") else "")
    made = label(scene, text, xalign=1.0 if end else 0.0)
    if field.required and scene.style.red_star and text.endswith("*"):
        plain = text[:-1].replace("&", "&amp;").replace("<", "&lt;")
        made.set_markup(f'{plain}<span foreground="#c01c28">*</span>')
    scene.text(made, f"{field.id}/label", "label")
    return made


def _control_of(field: Node) -> Node | None:
    """The child that the label names."""
    controls = [child for child in field.children if child.kind not in ("button", "link", "text")]
    return controls[0] if controls else (field.children[0] if field.children else None)


def _rest(scene: Scene, field: Node) -> Widget:
    """A field without its label: control, what is put before and after, buttons, help and error."""
    control = _control_of(field)
    line = box(scene, vertical=False)
    if field.prefix:
        line.pack_start(_affix(scene, field, "prefix", field.prefix), False, False, 0)
    for child in field.children:
        if child is control:
            scene.labels[child.id] = field
            if child.kind == "radiogroup":
                scene.labels.pop(child.id)
        widget = build(scene, child)
        wide = child.kind in (*_ENTRIES, "combobox", "slider", "multiline", "progressbar", "listbox", "spinbutton")
        wide = wide and (scene.style.wide_fields or child.kind in ("slider", "multiline", "progressbar"))
        line.pack_start(widget, wide, wide, 0)
    if field.suffix:
        line.pack_start(_affix(scene, field, "suffix", field.suffix), False, False, 0)
    if not field.help and not (field.error and control is not None and control.invalid):
        return line
    whole = box(scene, vertical=True, widgets=[line], spacing=2)
    for kind, text, name in (("error", field.error, "field-error"), ("help", field.help, "dim-label")):
        if text:
            note = label(scene, text, name, "small", wrap=True)
            scene.text(note, f"{field.id}/{kind}", kind)
            whole.pack_start(note, False, False, 0)
    return whole


def _affix(scene: Scene, field: Node, part: str, text: str) -> Widget:
    made = label(scene, text)
    scene.text(made, f"{field.id}/{part}")
    return made


@builds("field")
def field(scene: Scene, node: Node) -> Widget:
    """A field on its own."""
    placement = node.placement
    rest = _rest(scene, node)
    if not node.text or placement in ("none", "inside"):
        return rest
    if placement in ("above", "floating", ""):
        text = field_label(scene, node)
        if placement == "floating":
            classes(text, "small", "dim-label")
        return box(scene, vertical=True, widgets=[text, rest], spacing=2)
    text = field_label(scene, node)
    made = box(scene, vertical=False, spacing=gap(scene) * 2)
    for widget, grows in ((rest, True), (text, False)) if placement == "right" else ((text, False), (rest, True)):
        made.pack_start(widget, grows, True, 0)
    return made


@builds("form")
def form(scene: Scene, node: Node) -> Widget:
    """Fields in columns, labels aligned."""
    grid = Gtk.Grid(column_spacing=gap(scene) * 2, row_spacing=gap(scene))
    columns = max(1, node.columns)
    cells = any(_placed(child, node) == "cell" for child in node.children)
    if cells:
        grid.set_column_spacing(0)
        grid.set_row_spacing(0)
    place = 0
    for child in node.children:
        whole = child.kind not in ("field", "checkbox", "switch", "radio", "button", "text") and columns > 1
        if whole and place % columns:
            place += columns - place % columns
        row, column = divmod(place, columns)
        _attach(scene, grid, child, (row, column * 2, columns * 2 if whole else 2), _placed(child, node))
        place += columns if whole else 1
    return grid


def _placed(child: Node, form_node: Node) -> str:
    """Where the label of a form's field goes; "" for what is no field or has no label."""
    if child.kind != "field" or not child.text:
        return ""
    return child.placement or form_node.placement or "left"


def _attach(scene: Scene, grid: Widget, child: Node, at: tuple[int, int, int], placement: str) -> None:
    row, column, width = at
    if placement not in ("left", "right", "cell"):
        widget = build(scene, child)
        widget.set_hexpand(scene.style.wide_fields or child.kind != "field")
        widget.set_valign(Gtk.Align.START)
        if child.kind == "button":
            widget.set_halign(Gtk.Align.START)
        grid.attach(widget, column, row, width, 1)
        return
    text = field_label(scene, child, end=scene.style.label_end and placement == "left")
    rest = _rest(scene, child)
    rest.set_hexpand(True)
    tall = child.help or child.error or any(inner.kind in ("multiline", "listbox", "radiogroup") for inner in child.children)
    text.set_valign(Gtk.Align.START if tall else Gtk.Align.CENTER)
    if tall:
        text.set_margin_top(4)
    if column and placement == "left":
        text.set_margin_start(gap(scene) * 2)
    if placement == "cell":
        text.set_valign(Gtk.Align.FILL)
        classes(text, "cell-label")
        classes(rest, "cell-field")
    first, second = (rest, text) if placement == "right" else (text, rest)
    grid.attach(first, column, row, 1, 1)
    grid.attach(second, column + 1, row, 1, 1)


def _chars(node: Node) -> int:
    """How wide a text field wants to be, in characters; the same for the same node."""
    return {"date": 11, "time": 8, "colour": 9}.get(node.kind, 12 + sum(map(ord, node.id)) % 13)


@builds(*_ENTRIES)
def entry(scene: Scene, node: Node) -> Widget:
    """A Gtk.Entry or Gtk.SearchEntry."""
    made = Gtk.SearchEntry() if node.kind == "search" else Gtk.Entry()
    made.set_text(node.value)
    made.set_placeholder_text(node.placeholder or None)
    made.set_width_chars(_chars(node))
    made.set_valign(Gtk.Align.CENTER)
    made.set_editable(not node.readonly)
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


def note_entry(scene: Scene, node: Node, made: Widget, widget: Widget) -> None:
    """Note an entry as text box, its icons and its text."""
    known = {**states(node), **naming(scene, node)}
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
            place = position
            key = f"{node.id}/icon{int(position)}"
            find = lambda place=place: _icon_area(made, place)  # noqa: E731
            scene.element(key, "img", made, find=find, icon=meaning, name_visible=False, parent=node.id)


def _icon_area(made: Widget, position: Widget) -> Rectangle:
    """The icon in the middle of its area, in the entry's coordinates."""
    area = made.get_icon_area(position)
    size = 16
    x, y = area.x + (area.width - size) / 2, area.y + (area.height - size) / 2
    return drawn_icon(made, (x, y, x + size, y + size))


def drawn_icon(made: Widget, area: Rectangle) -> Rectangle:
    """That area; entries paint their ground, so ink cannot be told from it."""
    del made
    return area


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
    view.set_editable(not node.readonly)
    view.set_monospace(node.variant == "code")
    lines = node.value.count("\n") + 1
    made = scrolled(scene, view, node.id, height=22 * max(3, min(lines, 8)))
    made.set_min_content_width(180)
    made.set_max_content_height(600)
    made.set_vexpand(True)
    if node.focused:
        scene.focus = view
    known = {**states(node), **naming(scene, node)}
    scene.element(node.id, "textbox", made, value=node.value, text=node.value, multiline=True, **known)
    scene.text(view, f"{node.id}/value", "value", node.id)
    return made


@builds("spinbutton")
def spinbutton(scene: Scene, node: Node) -> Widget:
    """A Gtk.SpinButton."""
    number = _number(node.value, node.minimum)
    top = max(node.maximum, number)
    made = Gtk.SpinButton(adjustment=Gtk.Adjustment(value=number, lower=min(node.minimum, number), upper=top, step_increment=1))
    made.set_valign(Gtk.Align.CENTER)
    made.set_width_chars(max(5, len(node.value)))
    decimals = len(node.value.rpartition(".")[2]) if "." in node.value else 0
    made.set_digits(min(decimals, 6))
    made.set_text(node.value)
    made.set_editable(not node.readonly)
    marked(scene, node, made)
    known = {**states(node), **naming(scene, node)}
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
    known = {**states(node), **naming(scene, node)}
    scene.element(node.id, "slider", made, find=lambda: _trough(made), value=node.value, **known)
    if shows:
        scene.text(made, f"{node.id}/value", "value", None)
    return made


def _trough(made: Widget) -> Rectangle | None:
    """The track with its thumb: what is drawn inside the range's rectangle."""
    allocation, area = made.get_allocation(), made.get_range_rect()
    inside = (area.x - allocation.x, area.y - allocation.y)
    if inside[0] < 0 or inside[1] < 0 or inside[0] + area.width > allocation.width:
        inside = (area.x, area.y)
    left, top = inside
    return drawn_box(made, (float(left), float(top), float(left + area.width), float(top + area.height)))


@builds("progressbar")
def progressbar(scene: Scene, node: Node) -> Widget:
    """A Gtk.ProgressBar or, sometimes, a Gtk.LevelBar."""
    span = max(node.maximum - node.minimum, 1e-9)
    share = min(max((_number(node.value, node.minimum) - node.minimum) / span, 0.0), 1.0)
    made: Widget = Gtk.LevelBar(value=share) if scene.chance(0.12) else Gtk.ProgressBar(fraction=share)
    made.set_size_request(120, -1)
    made.set_valign(Gtk.Align.CENTER)
    known = {**states(node), **naming(scene, node)}
    scene.element(node.id, "progressbar", made, find=lambda: drawn_box(made) or border_box(made), value=node.value, **known)
    return made


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
    known = {**states(node), **naming(scene, node)}
    scene.element(node.id, "combobox", made, value=node.value, text=node.value, expanded=bool(node.expanded), **known)
    if node.editable:
        entry_child = made.get_child()
        entry_child.set_text(node.value)
        entry_child.set_placeholder_text(node.placeholder or None)
        entry_child.set_width_chars(_chars(node))
        marked(scene, node, entry_child)
        if shown:
            scene.text(entry_child, f"{node.id}/{kind}", kind, node.id)
        return made
    if shown:
        made.set_active(options.index(shown))
    made.get_cells()[0].set_property("ellipsize", 3)
    made.get_cells()[0].set_property("width-chars", min(max([len(text) for text in options] or [6]), 24))
    if node.invalid:
        classes(made, "error")
    view = _cell_view(made)
    button = view.get_ancestor(Gtk.ToggleButton) if view is not None else None
    if node.focused:
        scene.focus = button or made
    if view is not None and shown:
        scene.text(view, f"{node.id}/{kind}", kind, node.id)
    return made


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
    from screenseg.synth.gtk.items import rows_as_list, rows_as_tree

    known = {**states(node), **naming(scene, node)}
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


@builds("radiogroup")
def radiogroup(scene: Scene, node: Node) -> Widget:
    """Radios beside or below each other."""
    made = box(scene, vertical=node.orientation != "horizontal", spacing=gap(scene) * (1 if node.orientation != "horizontal" else 2))
    return fill(scene, made, node.children, vertical=node.orientation != "horizontal")
