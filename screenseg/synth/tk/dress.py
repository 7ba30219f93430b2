"""Putting on a theme: fonts, colours and the widget set that goes with them."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from screenseg.synth.tk.faces import Faces, Wall
from screenseg.synth.tk.kits.classic import Kit
from screenseg.synth.tk.kits.ttk import TtkKit, Wardrobe
from screenseg.synth.tk.palette import Palette, blend, classic, derive, is_dark
from screenseg.synth.tk.scene import Scene
from screenseg.synth.tk.stock import recolour

__all__ = ["dress"]

_once: dict[str, Any] = {}  # loaders of theme packages: each is made once in a process
_FONTS = (
    ". TButton TMenubutton Toolbutton TCheckbutton TRadiobutton TNotebook.Tab Treeview Treeview.Heading TLabelframe.Label TLabel"
).split()


def dress(scene: Scene, root: tk.Tk, wall: Wall) -> Kit:
    """The widget set of the look's theme, in its colours and fonts."""
    look = scene.look
    faces = Faces(wall, look.font, look.font_size, look.scale)
    family, _, name = look.theme.partition("-")
    if family == "classic":
        palette, style = classic(name, look.colours, scene.rng)
        return Kit(scene, faces, palette, style)
    if family == "custom":
        from screenseg.synth.tk.kits.custom import custom_kit

        return custom_kit(scene, faces, name)
    wardrobe = _WEAR[family](root, name)
    style_ = ttk.Style(root)
    palette = recolour(scene, style_, name) if family == "ttk" else _palette(root, style_)
    _fit(scene, style_, faces, palette)
    return TtkKit(scene, faces, palette, wardrobe)


def _stock(root: tk.Tk, name: str) -> Wardrobe:
    ttk.Style(root).theme_use(name)
    return Wardrobe(shows_invalid=name == "clam")


def _pack(root: tk.Tk, name: str) -> Wardrobe:
    """A theme of ttkthemes."""
    if "pack" not in _once:
        from ttkthemes import ThemedStyle

        _once["pack"] = ThemedStyle(root)
    _once["pack"].theme_use(name)
    return Wardrobe()


def _sun_valley(root: tk.Tk, name: str) -> Wardrobe:
    """The Sun Valley theme."""
    import sv_ttk

    sv_ttk.set_theme(name, root)
    return Wardrobe(primary="Accent.TButton", switch="Switch.TCheckbutton", shows_invalid=True)


def _bootstrap(root: tk.Tk, name: str) -> Wardrobe:
    """A theme of ttkbootstrap; a widget of each wanted style has it built."""
    import ttkbootstrap

    if "bootstrap" not in _once:
        _once["bootstrap"] = ttkbootstrap.Style()
    _once["bootstrap"].theme_use(name)
    made = [
        ttkbootstrap.Button(root, bootstyle="primary"),
        ttkbootstrap.Button(root, bootstyle="danger"),
        ttkbootstrap.Button(root, bootstyle="link"),
        ttkbootstrap.Checkbutton(root, bootstyle="round-toggle"),
    ]
    primary, danger, link, switch = (str(widget["style"]) for widget in made)
    for plain in (
        ttkbootstrap.Entry,
        ttkbootstrap.Combobox,
        ttkbootstrap.Spinbox,
        ttkbootstrap.Treeview,
        ttkbootstrap.Notebook,
    ):
        made.append(plain(root))
    for widget in made:
        widget.destroy()
    return Wardrobe(primary=primary, danger=danger, link=link, switch=switch, shows_invalid=True)


_WEAR = {"ttk": _stock, "pack": _pack, "sv": _sun_valley, "bootstrap": _bootstrap}


def _palette(root: tk.Tk, style: ttk.Style) -> Palette:
    """The colours that a theme says it has."""

    def look_up(default: str, *places: tuple[str, str] | tuple[str, str, list[str]]) -> str:
        for place in places:
            found = str(style.lookup(*place))
            if found:
                return "#{:02x}{:02x}{:02x}".format(*(value >> 8 for value in root.winfo_rgb(found)))
        return default

    seen = _Probe(root)
    ground = look_up(seen.ground, (".", "background"), ("TFrame", "background"))
    text = look_up("#f0f0f0" if is_dark(ground) else "#000000", (".", "foreground"), ("TLabel", "foreground"))
    field = look_up(seen.field, ("Treeview", "background"), ("TEntry", "fieldbackground"))
    accent = look_up("#3874c8", ("Treeview", "background", ["selected"]), (".", "selectbackground"))
    if accent in (ground, field):
        accent = blend("#3874c8", ground, 0.2)
    return derive(ground, text, field, accent)


class _Probe:
    """Grounds of a theme that draws them with pictures and names none."""

    def __init__(self, root: tk.Tk) -> None:
        dark = "dark" in str(ttk.Style(root).theme_use())
        self.ground, self.field = ("#1c1c1c", "#292929") if dark else ("#fafafa", "#ffffff")


def _fit(scene: Scene, style: ttk.Style, faces: Faces, palette: Palette) -> None:
    """Fonts, distances and sizes for this screen. Always the same options are set, so that none is left from another."""
    body, px, gap = faces.body, scene.px, scene.gap
    for name in _FONTS:
        style.configure(name, font=body.name)
    style.configure("Treeview", rowheight=body.height + max(2, gap(6)))
    style.configure("TButton", padding=(px(5), gap(3)), anchor="center")
    style.configure("Toolbutton", padding=gap(4), anchor="center")
    style.configure("TMenubutton", padding=(px(6), gap(3)))
    style.configure("TNotebook.Tab", padding=(px(8), gap(3)))
    style.configure("TEntry", padding=(px(3), gap(2)))
    style.configure("TCombobox", padding=(px(3), gap(2)), arrowsize=px(12))
    style.configure("TSpinbox", padding=(px(3), gap(2)), arrowsize=px(10))
    style.configure("TScrollbar", arrowsize=px(13))
    style.configure("Side.TNotebook", tabposition="wn")
    style.configure("End.TNotebook", tabposition="ne")
    style.configure("Treeview", indent=px(20))
    for name in ("TCheckbutton", "TRadiobutton"):
        style.configure(name, indicatorsize=px(11), indicatordiameter=px(11), padding=gap(1))
    for name in ("TLabelframe", "TLabelframe.Label"):
        style.configure(name, background=palette.ground)
