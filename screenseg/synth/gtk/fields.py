"""Fields with their labels, and the controls that take text, numbers and choices."""

from __future__ import annotations

from screenseg.synth.gtk.controls import ENTRIES
from screenseg.synth.gtk.kit import (
    box,
    build,
    builds,
    classes,
    gap,
    label,
)
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.spec import Node

__all__ = ["field_label", "form"]


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
        wide = child.kind in (*ENTRIES, "combobox", "slider", "multiline", "progressbar", "listbox", "spinbutton")
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
    """Fields in columns, labels aligned; or in a frame of rows."""
    if scene.style.boxed_forms and node.columns <= 1 and all(_rowlike(child, node) for child in node.children):
        return _boxed(scene, node)
    grid = Gtk.Grid(column_spacing=gap(scene) * 2, row_spacing=gap(scene))
    columns = max(1, node.columns)
    cells = any(_placed(child, node) == "cell" for child in node.children)
    if cells:
        grid.set_column_spacing(0)
        grid.set_row_spacing(0)
    if columns == 1 and scene.style.wide_fields and scene.look.width / scene.look.scale > 900 and scene.chance(0.6):
        grid.set_halign(Gtk.Align.START)  # in wide windows fields are not as wide as the window
        grid.set_size_request(scene.rng.randrange(360, 540, 20), -1)
    place = 0
    for child in node.children:
        whole = child.kind not in ("field", "checkbox", "switch", "radio", "button", "text") and columns > 1
        if whole and place % columns:
            place += columns - place % columns
        row, column = divmod(place, columns)
        _attach(scene, grid, child, (row, column * 2, columns * 2 if whole else 2), _placed(child, node))
        place += columns if whole else 1
    return grid


def _rowlike(child: Node, form_node: Node) -> bool:
    """True for what can be a row with its label at one end."""
    tall = any(inner.kind in ("multiline", "listbox", "radiogroup") for inner in child.children)
    return child.kind in ("checkbox", "switch") or (_placed(child, form_node) == "left" and not tall)


def _boxed(scene: Scene, node: Node) -> Widget:
    """Fields as rows of a frame, as in GNOME's settings."""
    made = classes(box(scene, vertical=True, spacing=0), "boxed")
    scene.element(f"{node.id}/box", "panel", made, name_visible=False)
    with scene.within(f"{node.id}/box"):
        for number, child in enumerate(node.children):
            if number:
                made.pack_start(Gtk.Separator(orientation=Gtk.Orientation.HORIZONTAL), False, False, 0)
            row = box(scene, vertical=False, spacing=gap(scene) * 2)
            row.set_border_width(max(4, gap(scene)))
            if child.kind == "field":
                row.pack_start(field_label(scene, child), True, True, 0)
                row.pack_start(_rest(scene, child), False, False, 0)
            else:
                row.pack_start(build(scene, child), True, True, 0)
            made.pack_start(row, False, False, 0)
    return made


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
    tall = (
        child.help
        or child.error
        or any(inner.kind in ("multiline", "listbox", "radiogroup") for inner in child.children)
    )
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
