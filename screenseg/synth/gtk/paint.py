"""Painting laid out windows with cairo at any scale, and finding what a widget has drawn."""

from __future__ import annotations

from pathlib import Path

from screenseg.synth.gtk.scene import Scene, Surface
from screenseg.synth.gtk.toolkit import Widget, cairo
from screenseg.synth.renderer import Rectangle

__all__ = ["drawn_box", "paint", "save"]

_INKED = 0.35  # of the most opaque pixel: more than a shadow has, less than a border


def paint(scene: Scene) -> cairo.ImageSurface:
    """The picture of a scene: its windows, lowest first."""
    look = scene.look
    picture = cairo.ImageSurface(cairo.FORMAT_RGB24, look.width, look.height)
    picture.set_device_scale(look.scale, look.scale)
    context = cairo.Context(picture)
    for surface in scene.surfaces:
        if surface.layer > 0 and surface.shadow and scene.dimmed:
            context.set_source_rgba(0, 0, 0, 0.4)
            context.paint()
        context.save()
        context.translate(surface.x, surface.y)
        if surface.shadow:
            _shade(context, surface)
        target = surface.window if surface.layer == 0 else surface.content
        target.draw(context)
        if surface.layer and surface.outlined:
            _outline(context, surface)
        context.restore()
    picture.flush()
    return picture


def _shade(context: cairo.Context, surface: Surface) -> None:
    """The shadow that a compositor draws around a window."""
    size = surface.content.get_allocation()
    for step in range(12):
        spread = 12 - step
        context.set_source_rgba(0, 0, 0, 0.012 + 0.003 * step)
        context.rectangle(-spread, -spread + 4, size.width + 2 * spread, size.height + 2 * spread)
        context.fill()


def _outline(context: cairo.Context, surface: Surface) -> None:
    """A thin line around a window without a shadow, or nobody would see where it ends."""
    size, line = surface.content.get_allocation(), 1.0
    context.set_source_rgba(0.35, 0.35, 0.35, 0.8)
    context.set_line_width(line)
    context.rectangle(line / 2, line / 2, size.width - line, size.height - line)
    context.stroke()


def save(picture: cairo.ImageSurface, path: Path) -> None:
    """Write the picture's raw RGB bytes, row by row."""
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    data = bytes(picture.get_data())
    if stride != width * 4:
        data = b"".join(data[row * stride : row * stride + width * 4] for row in range(height))
    pixels = bytearray(width * height * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = data[2::4], data[1::4], data[0::4]  # BGRx, as on any little-endian machine
    path.write_bytes(pixels)


def drawn_box(widget: Widget, within: Rectangle | None = None, scale: float = 2.0) -> Rectangle | None:
    """The box around what a widget itself draws, shadows left out, in its own coordinates; None if it draws nothing.

    Args:
        widget: Must be mapped.
        within: Where to look, in the widget's coordinates; the whole widget if None.
        scale: Pixels per logical pixel with which to look.
    """
    size = widget.get_allocation()
    left, top, right, bottom = within or (0.0, 0.0, float(size.width), float(size.height))
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
    found = opaque_box(picture)
    if found is None:
        return None
    return (left + found[0] / scale, top + found[1] / scale, left + found[2] / scale, top + found[3] / scale)


def opaque_box(picture: cairo.ImageSurface) -> tuple[int, int, int, int] | None:
    """The box around the pixels of an ARGB picture that are more than a shadow."""
    width, height, stride = picture.get_width(), picture.get_height(), picture.get_stride()
    alpha = bytes(picture.get_data())[3::4]
    step = stride // 4
    rows = [max(alpha[row * step : row * step + width]) for row in range(height)]
    columns = [max(alpha[column :: step]) for column in range(width)]
    least = max(rows) * _INKED
    if max(rows) == 0:
        return None
    tall = [index for index, value in enumerate(rows) if value > least]
    wide = [index for index, value in enumerate(columns) if value > least]
    return (wide[0], tall[0], wide[-1] + 1, tall[-1] + 1)
