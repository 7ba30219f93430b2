"""GTK 3 through PyGObject; imported only in the child process, whose Python may be the system's own."""

from __future__ import annotations

from typing import Any

import cairo  # type: ignore[import-not-found,unused-ignore]
import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
gi.require_version("GdkX11", "3.0")
gi.require_version("PangoCairo", "1.0")

from gi.repository import (  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: E402
    Gdk,
    GdkPixbuf,
    GdkX11,
    Gio,
    GLib,
    GObject,
    Gtk,
    Pango,
    PangoCairo,
)

__all__ = ["GLib", "GObject", "Gdk", "GdkPixbuf", "GdkX11", "Gio", "Gtk", "Pango", "PangoCairo", "Widget", "cairo"]

Widget = Any
"""A Gtk.Widget; PyGObject has no types that mypy could read."""
