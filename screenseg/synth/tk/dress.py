"""Putting on a theme: fonts, colours and the widget set that goes with them."""

from __future__ import annotations

import tkinter as tk
from importlib import import_module
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
    ". TButton TMenubutton Toolbutton TCheckbutton TRadiobutton TNotebook.Tab Treeview Treeview.Heading "
    "TLabelframe.Label TLabel"
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
        _once["pack"] = import_module("ttkthemes").ThemedStyle(root)
    _once["pack"].theme_use(name)
    return Wardrobe()


def _sun_valley(root: tk.Tk, name: str) -> Wardrobe:
    """The Sun Valley theme, kept from dyeing widgets by itself whenever the theme changes."""
    import sv_ttk

    sv_ttk.set_theme(name, root)
    if "sv" not in _once:
        for procedure in ("configure_colors {}", "config_menus {w}", "config_entry_font {w}"):
            root.tk.eval(f"proc {procedure} {{}}")
        _once["sv"] = True
    colours = {
        key: str(root.tk.eval(f"set ttk::theme::sv_{name}::colors(-{key})")) for key in ("bg", "fg", "selbg", "selfg")
    }
    ttk.Style(root).configure(
        ".", background=colours["bg"], foreground=colours["fg"], troughcolor=colours["bg"],
        fieldbackground=colours["bg"], selectbackground=colours["selbg"], selectforeground=colours["selfg"],
        focuscolor=colours["selbg"], borderwidth=0, relief="flat",
    )  # fmt: skip
    return Wardrobe(primary="Accent.TButton", switch="Switch.TCheckbutton", shows_invalid=True)


def _bootstrap(root: tk.Tk, name: str) -> Wardrobe:
    """A theme of ttkbootstrap, which builds a style when the first widget of it is made."""
    ttkbootstrap: Any = import_module("ttkbootstrap")
    if "bootstrap" not in _once:
        _once["bootstrap"] = ttkbootstrap.Style()
    _once["bootstrap"].theme_use(name)
    if name not in _once:
        plain = [getattr(ttkbootstrap, kind)(root) for kind in _BOOTSTRAP_KINDS.split()]
        plain.append(ttkbootstrap.Scrollbar(root, orient="horizontal"))
        plain.append(ttkbootstrap.Separator(root, orient="vertical"))
        made = [ttkbootstrap.Button(root, bootstyle=style) for style in ("primary", "danger", "link")]
        made.append(ttkbootstrap.Checkbutton(root, bootstyle="round-toggle"))
        _once[name] = [str(widget["style"]) for widget in made]
        for widget in (*plain, *made):
            widget.destroy()
    primary, danger, link, switch = _once[name]
    return Wardrobe(primary=primary, danger=danger, link=link, switch=switch, shows_invalid=True)


_BOOTSTRAP_KINDS = (
    "Button Checkbutton Radiobutton Entry Combobox Spinbox Scale Progressbar Scrollbar Notebook Labelframe Treeview "
    "Menubutton Separator Panedwindow Frame Label"
)
_WEAR = {"ttk": _stock, "pack": _pack, "sv": _sun_valley, "bootstrap": _bootstrap}


def _palette(root: tk.Tk, style: ttk.Style) -> Palette:
    """The colours that a theme says it has."""

    def look_up(default: str, *places: tuple[str, str] | tuple[str, str, list[str]]) -> str:
        for place in places:
            found = str(style.lookup(*place))
            if found:
                return "#{:02x}{:02x}{:02x}".format(*(value >> 8 for value in root.winfo_rgb(found)))
        return default

    ground = look_up("#fafafa", (".", "background"), ("TFrame", "background"))
    text = look_up("#f0f0f0" if is_dark(ground) else "#000000", (".", "foreground"), ("TLabel", "foreground"))
    field = look_up(
        blend(ground, "#ffffff", 0.04 if is_dark(ground) else 0.9),
        ("Treeview", "background"),
        ("TEntry", "fieldbackground"),
    )
    accent = look_up("#3874c8", ("Treeview", "background", ["selected"]), (".", "selectbackground"))
    if style.theme_use().startswith("sun-valley"):
        accent = "#57c8ff" if is_dark(ground) else "#005fb8"
    if accent in (ground, field):
        accent = blend("#3874c8", ground, 0.2)
    return derive(ground, text, field, accent)


def _fit(scene: Scene, style: ttk.Style, faces: Faces, palette: Palette) -> None:
    """Fonts, distances and sizes for this screen. Always the same options are set: none is left from another."""
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
    chosen = palette.accent
    style.map("Treeview", background=[("selected", chosen)], foreground=[("selected", palette.accent_text)])
    for name in ("TCheckbutton", "TRadiobutton"):
        style.configure(name, indicatorsize=px(11), indicatordiameter=px(11), padding=gap(1))
    for name in ("TLabelframe", "TLabelframe.Label"):
        style.configure(name, background=palette.ground)
