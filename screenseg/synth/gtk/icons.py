"""Which freedesktop icon draws a meaning, and drawing SVG files that a request brings along.

Names: https://specifications.freedesktop.org/icon-naming-spec and what GNOME adds to it.
"""

from __future__ import annotations

import functools
from pathlib import Path

from screenseg.synth.gtk.toolkit import Gdk, GdkPixbuf, Gtk, Widget, cairo

__all__ = ["THEMES", "Glyph", "icon_name"]

THEMES: dict[str, tuple[str, ...]] = {
    "train": ("Adwaita", "Adwaita", "Tango", "gnome", "nuoveXT2", "mate"),
    "val": ("breeze",),
    "test": ("elementary", "suru", "Faenza"),
}
"""Icon themes of each split, taken if they are installed; Adwaita comes with GTK and stands in."""


@functools.cache
def _by_meaning() -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "icons.txt").read_text(encoding="utf-8").splitlines()
    return {words[0]: tuple(words[1:]) for words in map(str.split, lines) if words and words[0] != "#"}


def icon_name(meaning: str, *, symbolic: bool) -> str | None:
    """The current icon theme's name for a meaning, or None if it has no such icon.

    Args:
        meaning: As in the icon sets of all renderers ("save", "delete", ...).
        symbolic: Rather the one-coloured drawing.
    """
    theme = Gtk.IconTheme.get_default()
    plain = meaning.replace("-", "_")
    for name in _by_meaning().get(plain, (meaning.replace("_", "-"),)):
        for tried in (f"{name}-symbolic", name) if symbolic else (name, f"{name}-symbolic"):
            if theme.has_icon(tried):
                return tried
    return None


class Glyph(Gtk.DrawingArea):  # type: ignore[misc,unused-ignore]
    """An SVG drawing in the colour of the text around it."""

    def __init__(self, svg: str, size: int, scale: float) -> None:
        super().__init__()
        self._size = size
        pixels = max(1, round(size * scale))
        loader = GdkPixbuf.PixbufLoader.new_with_type("svg")
        loader.set_size(pixels, pixels)
        loader.write(svg.encode())
        loader.close()
        picture = loader.get_pixbuf()
        self._coloured = "currentcolor" not in svg.lower() and 'fill="#' in svg
        self._surface = Gdk.cairo_surface_create_from_pixbuf(picture, 1, None)
        self._surface.set_device_scale(picture.get_width() / size, picture.get_height() / size)
        self.set_size_request(size, size)
        self.set_halign(Gtk.Align.CENTER)
        self.set_valign(Gtk.Align.CENTER)

    def do_draw(self, context: cairo.Context) -> bool:
        """Paint it where GTK wants it."""
        size = self.get_allocation()
        x, y = (size.width - self._size) / 2, (size.height - self._size) / 2
        if self._coloured:
            context.set_source_surface(self._surface, x, y)
            context.paint()
            return False
        colour = self.get_style_context().get_color(self.get_state_flags())
        context.set_source_rgba(colour.red, colour.green, colour.blue, colour.alpha)
        context.mask_surface(self._surface, x, y)
        return False


def image(meaning: str, size: int, *, symbolic: bool) -> Widget | None:
    """An image of the icon theme, or None if it has none for this."""
    name = icon_name(meaning, symbolic=symbolic)
    if name is None:
        return None
    picture = Gtk.Image.new_from_icon_name(name, Gtk.IconSize.MENU)
    picture.set_pixel_size(size)
    return picture
