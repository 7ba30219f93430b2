"""Where GTK has put each line of text, from its Pango layouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.renderer import Rectangle

__all__ = ["Line", "cell_line", "labels_in", "layout_lines", "padded", "words_lines"]

_ELLIPSIS = 1 << 1  # PANGO_ANALYSIS_FLAG_IS_ELLIPSIS


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; its box and what is shown of it (`clip`) in its widget's coordinates."""

    text: str
    box: Rectangle
    clip: Rectangle | None = None


def layout_lines(layout: Widget, x: float, y: float, clip: Rectangle | None = None) -> list[Line]:
    """The visual lines of a layout whose origin is drawn at x, y; left out text is an ellipsis, as drawn."""
    whole = layout.get_text().encode()
    found: list[Line] = []
    walk = layout.get_iter()
    while True:
        line = walk.get_line_readonly()
        _, logical = walk.get_line_extents()
        text = _shown(whole, line) if layout.is_ellipsized() else _part(whole, line.start_index, line.length)
        if text.strip():
            left, top = x + logical.x / Pango.SCALE, y + logical.y / Pango.SCALE
            box = (left, top, left + logical.width / Pango.SCALE, top + logical.height / Pango.SCALE)
            found.append(Line(text.strip(), box, clip))
        if not walk.next_line():
            return found


def _part(whole: bytes, start: int, length: int) -> str:
    return whole[start : start + length].decode("utf-8", "replace")


def _shown(whole: bytes, line: Widget) -> str:
    """The text of an ellipsized line in logical order."""
    runs = [(run.item.offset, run.item.length, bool(run.item.analysis.flags & _ELLIPSIS)) for run in line.runs]
    return "".join("…" if dots else _part(whole, start, length) for start, length, dots in sorted(runs))


def labels_in(widget: Widget) -> Iterator[Widget]:
    """All labels that are shown inside, the widget itself included, internal ones too."""
    if isinstance(widget, Gtk.Label):
        if widget.get_mapped():
            yield widget
    elif isinstance(widget, Gtk.Container):
        inner: list[Widget] = []
        widget.forall(inner.append)
        for child in inner:
            yield from labels_in(child)


def words_lines(widget: Widget) -> list[Line]:
    """The lines that a label, entry, text view, scale or cell view shows, in its own coordinates."""
    if isinstance(widget, Gtk.TextView):
        return list(_view_lines(widget))
    if isinstance(widget, Gtk.CellView):
        return _cell_view_lines(widget)
    if not isinstance(widget, Gtk.Label | Gtk.Entry | Gtk.Scale) or widget.get_layout() is None:
        return []
    x, y = widget.get_layout_offsets()
    if isinstance(widget, Gtk.Entry):  # its offsets are its own; others count from their window
        return layout_lines(widget.get_layout(), x, y, _entry_area(widget))
    allocation = widget.get_allocation()
    return layout_lines(widget.get_layout(), x - allocation.x, y - allocation.y)


def _entry_area(entry: Widget) -> Rectangle:
    area = entry.get_text_area()
    return (area.x, area.y, area.x + area.width, area.y + area.height)


def _view_lines(view: Widget) -> Iterator[Line]:
    """Display lines of a text view, as far as they are in sight."""
    buffer = view.get_buffer()
    allocation = view.get_allocation()
    clip = (0.0, 0.0, float(allocation.width), float(allocation.height))
    at = buffer.get_start_iter()
    while True:
        following = at.copy()
        last = not view.forward_display_line(following)
        text = buffer.get_text(at, buffer.get_end_iter() if last else following, False)
        if text.strip():
            left, top, right, bottom = _extent(view, at, len(text.rstrip()), len(text) - len(text.lstrip()))
            x, y = view.buffer_to_window_coords(Gtk.TextWindowType.WIDGET, left, top)
            if y > allocation.height:
                return
            if y + bottom - top > 0:
                yield Line(text.strip(), (x, y, x + right - left, y + bottom - top), clip)
        if last:
            return
        at = following


def _extent(view: Widget, start: Widget, length: int, skip: int) -> tuple[int, int, int, int]:
    """The box around a display line's characters from `skip` on, in buffer coordinates."""
    at = start.copy()
    at.forward_chars(skip)
    spots = []
    for _ in range(length - skip):
        spots.append(view.get_iter_location(at))
        at.forward_char()
    left = min(min(spot.x, spot.x + spot.width) for spot in spots)
    right = max(max(spot.x, spot.x + spot.width) for spot in spots)
    return left, spots[0].y, right, max(spot.y + spot.height for spot in spots)


def _cell_view_lines(view: Widget) -> list[Line]:
    path = view.get_displayed_row()
    if path is None:
        return []
    allocation = view.get_allocation()
    found: list[Line] = []
    whole = padded(view, (0.0, 0.0, float(allocation.width), float(allocation.height)))
    for cell in view.get_cells():
        if isinstance(cell, Gtk.CellRendererText):
            text = view.get_model()[path][0]
            found += cell_line(view, cell, text, whole)
    return found


def padded(view: Widget, area: Rectangle) -> Rectangle:
    """A cell's area less the padding of its view, as gtk_cell_area_inner_cell_area has it."""
    context = view.get_style_context()
    context.save()
    context.add_class("cell")
    padding = context.get_padding(view.get_state_flags())
    context.restore()
    return (area[0] + padding.left, area[1] + padding.top, area[2] - padding.right, area[3] - padding.bottom)


def cell_line(view: Widget, cell: Widget, text: str, area: Rectangle) -> list[Line]:
    """The line that a text renderer draws into `area`, in the coordinates of that area."""
    if not text.strip():
        return []
    layout = view.create_pango_layout(text)
    attributes = Pango.AttrList()
    if cell.get_property("weight-set"):
        attributes.insert(Pango.attr_weight_new(cell.get_property("weight")))
    if cell.get_property("scale-set"):
        attributes.insert(Pango.attr_scale_new(cell.get_property("scale")))
    if cell.get_property("family-set"):
        attributes.insert(Pango.attr_family_new(cell.get_property("family")))
    layout.set_attributes(attributes)
    xpad, ypad = cell.get_padding()
    xalign, yalign = cell.get_alignment()
    if view.get_direction() == Gtk.TextDirection.RTL:
        xalign = 1.0 - xalign
    room = area[2] - area[0] - 2 * xpad
    width, height = layout.get_pixel_size()
    if cell.get_property("ellipsize") != Pango.EllipsizeMode.NONE and width > room:
        layout.set_ellipsize(cell.get_property("ellipsize"))
        layout.set_width(int(max(room, 1) * Pango.SCALE))
        width = room
    layout.set_single_paragraph_mode(True)
    x = area[0] + xpad + max(0.0, xalign * (room - width))
    y = area[1] + ypad + max(0.0, float(int(yalign * (area[3] - area[1] - 2 * ypad - height))))
    lines = layout_lines(layout, 0, 0, area)
    shift = -min((line.box[0] for line in lines), default=0.0) if width < room else 0.0
    return [
        Line(one.text, (x + one.box[0] + shift, y + one.box[1], x + one.box[2] + shift, y + one.box[3]), area)
        for one in lines
    ]
