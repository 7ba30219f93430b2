"""The child process that draws with GTK: ``python -m screenseg.synth.gtk.worker``.

It runs under an X server and may be the system's Python: standard library, PyGObject and pycairo only.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

from screenseg.synth.gtk import (
    buttons,
    choices,
    chrome,
    containers,
    controls,
    fields,
    lists,
    navigation,
    notebooks,
    pictures,
    reading,
    tables,
)
from screenseg.synth.gtk.icons import THEMES as ICON_THEMES
from screenseg.synth.gtk.kit import build
from screenseg.synth.gtk.measure import measure, overlap
from screenseg.synth.gtk.overlays import open_overlay, place_overlay, widen
from screenseg.synth.gtk.paint import Pixels, border_box, paint, save
from screenseg.synth.gtk.scene import Scene, Style, Surface
from screenseg.synth.gtk.sheets import house, sheet
from screenseg.synth.gtk.themes import dresses
from screenseg.synth.gtk.toolkit import Gdk, Gtk, Widget, cairo
from screenseg.synth.host import reply, serve
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Screen

__all__ = ["draw"]

_BUILDERS = (
    buttons,
    choices,
    chrome,
    containers,
    controls,
    fields,
    lists,
    navigation,
    notebooks,
    pictures,
    reading,
    tables,
)  # imported for what they register
_MAY_BE_BARE = frozenset(
    """
    columnheader group list listbox tree table panel tablist tabpanel toolbar menubar statusbar navigation tab titlebar
    alert cell
    """.split()
)
"""Roles that some themes give neither border nor ground."""
_providers: list[Widget] = []


def draw(request: dict[str, Any]) -> dict[str, Any]:
    """Draw one screen: write its pixels to ``request["picture"]`` and answer with what is on it."""
    look = Look(**request["look"])
    screen = Screen.from_dict(request["screen"])
    rng = random.Random(f"gtk {look.seed}")
    scene = Scene(screen, look, rng, Style.draw(rng), request.get("icons") or {})
    _dress(scene)
    try:
        _lay_out(scene)
        picture = paint(scene)
        save(picture, Path(request["picture"]))
        elements, texts = measure(scene)
        pixels = Pixels(picture)
        for raw in elements:
            if raw.drawn and (raw.role in _MAY_BE_BARE or raw.id in scene.faint):
                raw.drawn = pixels.framed(overlap(raw.box, raw.clip) or raw.box)
        covers = [
            (_cover(scene, surface), surface.layer) for surface in scene.surfaces if surface.layer and surface.covers
        ]
    finally:
        for surface in scene.surfaces:
            surface.window.destroy()
        _run()
    dimmed = next((s.layer for s in scene.surfaces if s.shadow and s.layer), None) if scene.dimmed else None
    return reply(look.width, look.height, elements, texts, covers=covers, dimmed_below=dimmed)


def _dress(scene: Scene) -> None:
    """Theme, colours, fonts, icons and direction for this picture alone."""
    look = scene.look
    dress = dresses()[look.theme]
    settings = Gtk.Settings.get_default()
    screen = Gdk.Screen.get_default()
    while _providers:
        Gtk.StyleContext.remove_provider_for_screen(screen, _providers.pop())
    dark = look.colours == "dark" and "dark" in dress.colours
    installed = Gtk.IconTheme.get_default().get_search_path()
    named = [name for name in ICON_THEMES if any((Path(home) / name / "index.theme").is_file() for home in installed)]
    values: dict[str, Any] = {
        "gtk-theme-name": dress.gtk,
        "gtk-application-prefer-dark-theme": dark,
        "gtk-font-name": f"{look.font} {look.font_size * 0.75:.2f}",
        "gtk-icon-theme-name": scene.rng.choice(named) if named else "Adwaita",
        "gtk-enable-animations": False,
        "gtk-cursor-blink": False,
        "gtk-xft-dpi": 96 * 1024,
        "gtk-overlay-scrolling": scene.style.overlay_scrolling,
        "gtk-button-images": True,
        "gtk-menu-images": True,
        "gtk-enable-mnemonics": True,
        "gtk-auto-mnemonics": scene.chance(0.5),
    }
    for name, value in values.items():
        if settings.get_property(name) != value:
            settings.set_property(name, value)
    texts = [house(look)] + ([sheet(dress.sheet, look)] if dress.sheet else [])
    for text in texts:
        provider = Gtk.CssProvider()
        provider.load_from_data(text.encode())
        Gtk.StyleContext.add_provider_for_screen(screen, provider, Gtk.STYLE_PROVIDER_PRIORITY_APPLICATION)
        _providers.append(provider)
    Gdk.Display.get_default().set_window_scale(math.ceil(look.scale))
    rtl = scene.screen.right_to_left
    Gtk.Widget.set_default_direction(Gtk.TextDirection.RTL if rtl else Gtk.TextDirection.LTR)
    options = cairo.FontOptions()
    options.set_antialias(cairo.ANTIALIAS_SUBPIXEL if scene.chance(0.25) else cairo.ANTIALIAS_GRAY)
    options.set_hint_style(cairo.HINT_STYLE_SLIGHT)
    options.set_hint_metrics(cairo.HINT_METRICS_ON if look.scale == 1.0 else cairo.HINT_METRICS_OFF)
    screen.set_font_options(options)


def _lay_out(scene: Scene) -> None:
    """Build all windows, lay them out, and place what is open over the first."""
    look = scene.look
    root = build(scene, scene.screen.root)
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.add(root)
    window.set_default_size(int(look.width / look.scale), int(look.height / look.scale))
    scene.surfaces.append(Surface(window, root))
    for layer, node in enumerate(scene.screen.overlays, 1):
        open_overlay(scene, node, layer)
    for surface in scene.surfaces:
        if surface.window is not surface.content and isinstance(surface.content, Gtk.Menu):
            surface.content.foreach(lambda item: item.show_all())
            Gtk.Widget.show(surface.content)
        surface.window.show_all()
    _settle(scene)
    for todo in scene.later:
        todo()
    widen(scene)
    _focus(scene)
    if any(s.shadow and s.layer and not isinstance(s.content, Gtk.Menu) for s in scene.surfaces):
        window.set_state_flags(Gtk.StateFlags.BACKDROP, False)
    _settle(scene)
    for surface in scene.surfaces[1:]:
        place_overlay(scene, surface)


def _focus(scene: Scene) -> None:
    """Give the focus to what has it, as if the window manager had done so."""
    for surface in scene.surfaces:
        if isinstance(surface.window, Gtk.Window):
            surface.window.set_focus(None)
    target = scene.focus
    if target is None or not target.get_mapped():
        return
    window = target.get_toplevel()
    event = Gdk.Event.new(Gdk.EventType.FOCUS_CHANGE)
    event.window = window.get_window()
    event.in_ = 1
    event.send_event = True
    window.send_focus_change(event)
    target.grab_focus()
    if isinstance(target, Gtk.Entry) and not scene.style.selects:
        target.select_region(0, 0)
        target.set_position(-1 if scene.chance(0.5) else 0)
    window.set_focus_visible(True)


def _settle(scene: Scene) -> None:
    """Let GTK finish its layout: what waits for the next frame is done now."""
    for _ in range(3):
        _run()
        for surface in scene.surfaces:
            surface.window.check_resize()


def _run() -> None:
    while Gtk.events_pending():
        Gtk.main_iteration_do(False)


def _cover(scene: Scene, surface: Surface) -> list[float]:
    scale = scene.look.scale
    left, top, right, bottom = border_box(surface.content)
    x, y = surface.x, surface.y
    return [(x + left) * scale, (y + top) * scale, (x + right) * scale, (y + bottom) * scale]


if __name__ == "__main__":
    serve(draw)
