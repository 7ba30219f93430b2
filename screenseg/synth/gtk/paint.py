"""Painting laid out windows with cairo at any scale, and finding what a widget has drawn."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

from screenseg.synth.gtk.scene import Scene, Surface
from screenseg.synth.gtk.toolkit import Gtk, Widget, cairo
from screenseg.synth.renderer import Rectangle

__all__ = ["Pixels", "border_box", "drawn_box", "ink_box", "is_bare", "paint", "save"]

_BARE = (1.0, 0.0, 1.0)  # a colour that no window has
_INKED = 0.35  # of the most opaque pixel: more than a shadow has, less than a border
_DIFFERENT = 40  # of 255: from an entry's ground, for an icon


def paint(scene: Scene) -> cairo.ImageSurface:
    """The picture of a scene: its windows, lowest first."""
    look = scene.look
    picture = cairo.ImageSurface(cairo.FORMAT_RGB24, look.width, look.height)
    picture.set_device_scale(look.scale, look.scale)
    context = cairo.Context(picture)
    context.set_source_rgb(*_BARE)
    context.paint()
    for surface in scene.surfaces:
        if surface.dims:
            context.set_source_rgba(0, 0, 0, 0.4)
            context.paint()
        context.save()
        context.translate(surface.x, surface.y)
        if surface.shadow:
            _shade(context, surface)
        target = surface.window if surface.layer == 0 else surface.content
        if isinstance(surface.content, Gtk.Menu):  # in some themes it is the window that has the ground
            left, top, right, bottom = border_box(surface.content)
            style = surface.window.get_style_context()
            Gtk.render_background(style, context, left, top, right - left, bottom - top)
        target.draw(context)
        if surface.layer and surface.outlined:
            _outline(context, surface)
        context.restore()
    picture.flush()
    return picture


def is_bare(picture: cairo.ImageSurface) -> bool:
    """True if the first window was not painted: GTK refuses while a layout is due."""
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    data = bytes(picture.get_data())
    spots = [data[y * stride + 4 * x :][:3] for x in (0, width // 2, width - 1) for y in (0, height // 2, height - 1)]
    return spots.count(bytes(int(part * 255) for part in reversed(_BARE))) > 4


def _shade(context: cairo.Context, surface: Surface) -> None:
    """The shadow that a compositor draws around a window."""
    left, top, right, bottom = border_box(surface.content)
    for step in range(12):
        spread = 12 - step
        context.set_source_rgba(0, 0, 0, 0.012 + 0.003 * step)
        context.rectangle(left - spread, top - spread + 4, right - left + 2 * spread, bottom - top + 2 * spread)
        context.fill()


def _outline(context: cairo.Context, surface: Surface) -> None:
    """A thin line around a window without a shadow, or nobody would see where it ends."""
    left, top, right, bottom = border_box(surface.content)
    line = 1.0
    context.set_source_rgba(0.35, 0.35, 0.35, 0.8)
    context.set_line_width(line)
    context.rectangle(left + line / 2, top + line / 2, right - left - line, bottom - top - line)
    context.stroke()


def save(picture: cairo.ImageSurface, path: Path) -> None:
    """Write the picture's raw RGB bytes, row by row."""
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    data = bytes(picture.get_data())
    if stride != width * 4:
        data = b"".join(data[row * stride : row * stride + width * 4] for row in range(height))
    pixels = bytearray(width * height * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = (
        data[2::4],
        data[1::4],
        data[0::4],
    )  # BGRx, as on any little-endian machine
    path.write_bytes(pixels)


def border_box(widget: Widget) -> Rectangle:
    """The widget's border box in its own coordinates: what it was given, less the margin that its theme wants."""
    allocation = widget.get_allocation()
    margin = widget.get_style_context().get_margin(widget.get_state_flags())
    return (
        float(margin.left),
        float(margin.top),
        float(allocation.width - margin.right),
        float(allocation.height - margin.bottom),
    )


def drawn_box(
    widget: Widget, within: Rectangle | None = None, *, scale: float = 2.0, inked: float = _INKED
) -> Rectangle | None:
    """The box around what a widget itself draws, shadows left out, in its own coordinates; None if it draws nothing.

    Args:
        widget: Must be mapped.
        within: Where to look, in the widget's coordinates; the whole widget if None.
        scale: Pixels per logical pixel with which to look.
        inked: Of the most opaque pixel, how opaque one must be to count.
    """
    size = widget.get_allocation()
    area = within or (0.0, 0.0, float(size.width), float(size.height))
    picture = _look(widget, area, scale)
    return None if picture is None else _back(opaque_box(picture, inked), area, scale)


def ink_box(widget: Widget, within: Rectangle, scale: float = 2.0) -> Rectangle | None:
    """The box around what differs from the commonest colour in a part of a widget, in its own coordinates."""
    picture = _look(widget, within, scale)
    return None if picture is None else _back(_foreign_box(picture), within, scale)


def _look(widget: Widget, area: Rectangle, scale: float) -> cairo.ImageSurface | None:
    """A picture of a part of a widget, without what is behind it."""
    left, top, right, bottom = area
    width, height = int((right - left) * scale), int((bottom - top) * scale)
    if width <= 0 or height <= 0:
        return None
    picture = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    picture.set_device_scale(scale, scale)
    context = cairo.Context(picture)
    context.rectangle(0, 0, right - left, bottom - top)
    context.clip()
    context.translate(-left, -top)
    widget.draw(context)
    picture.flush()
    return picture


def _back(found: tuple[int, int, int, int] | None, area: Rectangle, scale: float) -> Rectangle | None:
    """From a picture's pixels to the coordinates of the area that it shows."""
    if found is None:
        return None
    left, top = area[0], area[1]
    return (left + found[0] / scale, top + found[1] / scale, left + found[2] / scale, top + found[3] / scale)


def _foreign_box(picture: cairo.ImageSurface) -> tuple[int, int, int, int] | None:
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    data = bytes(picture.get_data())
    rows = [[data[y * stride + 4 * x : y * stride + 4 * x + 3] for x in range(width)] for y in range(height)]
    ground = Counter(pixel for row in rows for pixel in row).most_common(1)[0][0]
    ink = [
        (x, y)
        for y, row in enumerate(rows)
        for x, pixel in enumerate(row)
        if pixel != ground and max(abs(one - other) for one, other in zip(pixel, ground, strict=True)) > _DIFFERENT
    ]
    if not ink:
        return None
    wide, tall = [x for x, _ in ink], [y for _, y in ink]
    return (min(wide), min(tall), max(wide) + 1, max(tall) + 1)


class Pixels:
    """The finished picture, to see which boxes have sides."""

    def __init__(self, picture: cairo.ImageSurface) -> None:
        self._width, self._height, self._stride = picture.get_width(), picture.get_height(), picture.get_stride()
        self._data = bytes(picture.get_data())

    def framed(self, box: Rectangle) -> bool:
        """Whether a box can be told from what is around it: a side of each direction can be seen."""
        left, top, right, bottom = (round(value) for value in box)
        upright = sum(self._side(at, (top, bottom), upright=True) for at in (left, right))
        level = sum(self._side(at, (left, right), upright=False) for at in (top, bottom))
        return upright > 0 and level > 0

    def tightened(self, box: Rectangle) -> Rectangle:
        """A box less what has the colour of its outermost pixels; the box itself if nothing is left."""
        left, top, right, bottom = (round(value) for value in box)
        rows = [[self._pixel(x, y) for x in range(left, right)] for y in range(top, bottom)]
        if not rows or not rows[0]:
            return box
        ring = [*rows[0], *rows[-1], *(row[0] for row in rows), *(row[-1] for row in rows)]
        ground = Counter(ring).most_common(1)[0][0]
        ink = [
            (left + x, top + y)
            for y, row in enumerate(rows)
            for x, pixel in enumerate(row)
            if pixel and ground and max(abs(a - b) for a, b in zip(pixel, ground, strict=True)) > 24
        ]
        if not ink:
            return box
        wide, tall = [x for x, _ in ink], [y for _, y in ink]
        return (min(wide), min(tall), max(wide) + 1, max(tall) + 1)

    def _side(self, at: int, along: tuple[int, int], *, upright: bool) -> bool:
        """Whether a side can be seen; the picture's own edge counts."""
        if at <= 2 or at >= (self._width if upright else self._height) - 2:
            return True
        spots = [along[0] + (along[1] - along[0]) * n // 20 for n in range(3, 18)]
        return sum(self._edge(at, spot, upright=upright) for spot in spots) >= 9

    def _edge(self, at: int, along: int, *, upright: bool) -> bool:
        """Whether colours change near a side at one place along it."""
        line = [self._pixel(at + step, along) if upright else self._pixel(along, at + step) for step in (-2, -1, 0, 1)]
        pairs = ((one, other) for one, other in itertools.pairwise(line) if one and other)
        return any(
            max(abs(a - b) for a, b in zip(one, other, strict=True)) >= 6 for one, other in pairs if one and other
        )

    def _pixel(self, x: int, y: int) -> bytes:
        if not (0 <= x < self._width and 0 <= y < self._height):
            return b""
        start = y * self._stride + 4 * x
        return self._data[start : start + 3]


def opaque_box(picture: cairo.ImageSurface, inked: float = _INKED) -> tuple[int, int, int, int] | None:
    """The box around the pixels of an ARGB picture that are more than a shadow."""
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    alpha = bytes(picture.get_data())[3::4]
    step = stride // 4
    rows = [max(alpha[row * step : row * step + width]) for row in range(height)]
    columns = [max(alpha[column::step]) for column in range(width)]
    least = max(rows) * inked
    if max(rows) == 0:
        return None
    tall = [index for index, value in enumerate(rows) if value > least]
    wide = [index for index, value in enumerate(columns) if value > least]
    return (wide[0], tall[0], wide[-1] + 1, tall[-1] + 1)
