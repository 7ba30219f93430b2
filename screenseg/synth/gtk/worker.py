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
from screenseg.synth.gtk.paint import Pixels, border_box, is_bare, paint, save
from screenseg.synth.gtk.scene import Scene, Style, Surface
from screenseg.synth.gtk.sheets import house, sheet
from screenseg.synth.gtk.themes import dresses
from screenseg.synth.gtk.toolkit import Gdk, GLib, Gtk, Widget, cairo
from screenseg.synth.host import reply, serve
from screenseg.synth.renderer import Look, RawElement
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
        picture = _painted(scene)
        save(picture, Path(request["picture"]))
        elements, texts = measure(scene)
        _look_again(scene, elements, Pixels(picture))
        covers = [
            (_cover(scene, surface), surface.layer) for surface in scene.surfaces if surface.layer and surface.covers
        ]
    finally:
        for surface in scene.surfaces:
            surface.window.destroy()
        _run()
    dimmed = max((surface.layer for surface in scene.surfaces if surface.dims), default=None)
    return reply(look.width, look.height, elements, texts, covers=covers, dimmed_below=dimmed)


def _painted(scene: Scene) -> Widget:
    """The picture, as soon as GTK is done with its layout."""
    for _ in range(6):
        picture = paint(scene)
        if not is_bare(picture):
            return picture
        GLib.timeout_add(20, lambda: False)
        Gtk.main_iteration_do(True)
        _settle(scene)
    raise RuntimeError("GTK does not come to an end with this window's layout.")


def _look_again(scene: Scene, elements: list[RawElement], pixels: Pixels) -> None:
    """What only the picture tells: whether a theme draws something at all, and marks within a ground of their own."""
    for raw in elements:
        if raw.drawn and (raw.role in _MAY_BE_BARE or raw.id in scene.faint):
            raw.drawn = pixels.framed(overlap(raw.box, raw.clip) or raw.box)
        elif raw.role in ("checkbox", "radio") and overlap(raw.box, raw.clip) == raw.box and not pixels.framed(raw.box):
            raw.box = pixels.tightened(raw.box)


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
    named = [
        name
        for name in ICON_THEMES[dress.split]
        if any((Path(home) / name / "index.theme").is_file() for home in installed)
    ]
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
    window.set_default_size(math.ceil(look.width / look.scale), math.ceil(look.height / look.scale))
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
    hovered = scene.anchors.get(scene.screen.hovered)
    if hovered is not None:
        hovered.set_state_flags(Gtk.StateFlags.PRELIGHT, False)
    if any(surface.dialog for surface in scene.surfaces):
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
