"""The themes that ttk brings, in other colours: programs dye them with `style.configure`."""

from __future__ import annotations

from dataclasses import replace
from tkinter import ttk

from screenseg.synth.tk.palette import Palette, blend, derive, is_dark
from screenseg.synth.tk.scene import Scene

__all__ = ["recolour"]

_OWN = {  # ground, text, field, accent, as the themes have them
    "default": ("#d9d9d9", "#000000", "#ffffff", "#4a6984"),
    "clam": ("#dcdad5", "#000000", "#ffffff", "#4a6984"),
    "alt": ("#d9d9d9", "#000000", "#ffffff", "#4a6984"),
    "classic": ("#d9d9d9", "#000000", "#ffffff", "#6b7d94"),
}
_LIGHT = (
    ("#f5f5f5", "#1f1f1f", "#ffffff", "#0078d4"),
    ("#ffffff", "#24292f", "#ffffff", "#2da44e"),
    ("#eceff4", "#2e3440", "#ffffff", "#5e81ac"),
    ("#fdf6e3", "#586e75", "#fffdf5", "#268bd2"),
    ("#e8f0fe", "#1b2b4b", "#ffffff", "#1967d2"),
    ("#f0ebe3", "#3d3328", "#fffdf9", "#b35c1e"),
    ("#e3ebe6", "#17352a", "#ffffff", "#2f7d5b"),
)
_DARK = (
    ("#2e3440", "#eceff4", "#3b4252", "#88c0d0"),
    ("#1f2430", "#cbccc6", "#242936", "#ffa759"),
    ("#333333", "#dddddd", "#404040", "#4a90d9"),
    ("#202225", "#dcddde", "#2f3136", "#5865f2"),
    ("#002b36", "#93a1a1", "#073642", "#268bd2"),
)
_CONTRAST = (("#000000", "#ffffff", "#000000", "#ffff00"), ("#ffffff", "#000000", "#ffffff", "#0000c0"))


def recolour(scene: Scene, style: ttk.Style, name: str) -> Palette:
    """Dye a stock theme; sometimes in its own colours. Always the same options are set."""
    rng, colours = scene.rng, scene.look.colours
    own = colours == "light" and rng.random() < 0.4
    chosen = _OWN[name] if own else rng.choice({"dark": _DARK, "high-contrast": _CONTRAST}.get(colours, _LIGHT))
    palette = derive(*chosen, soft=colours == "low-contrast")
    if colours == "high-contrast":
        palette = replace(palette, border=palette.text, muted=palette.text)
    _common(style, palette)
    _fields(style, palette)
    _lists(style, palette)
    _pressed(style, palette)
    return palette


def _common(style: ttk.Style, p: Palette) -> None:
    style.configure(
        ".", background=p.ground, foreground=p.text, fieldbackground=p.field, troughcolor=p.trough,
        bordercolor=p.border, lightcolor=blend(p.ground, "#ffffff", 0.15 if p.dark else 0.6),
        darkcolor=blend(p.ground, "#000000", 0.12), arrowcolor=p.text, selectbackground=p.accent,
        selectforeground=p.accent_text, insertcolor=p.field_text, focuscolor=p.accent, focuswidth=1,
        indicatorcolor=p.field, indicatorbackground=p.field, indicatorforeground=p.field_text,
        upperbordercolor=p.border, lowerbordercolor=p.border,
    )  # fmt: skip
    lit = blend(p.ground, p.text, 0.08)
    style.map(
        ".",
        background=[("disabled", p.ground), ("active", lit)],
        foreground=[("disabled", p.faint)],
        arrowcolor=[("disabled", p.faint)],
    )


def _fields(style: ttk.Style, p: Palette) -> None:
    edge = [("invalid", p.danger), ("focus", p.accent)]
    for name in ("TEntry", "TCombobox", "TSpinbox"):
        style.configure(name, foreground=p.field_text, fieldbackground=p.field, background=p.ground)
        readonly = p.field if name == "TCombobox" else p.dead_field
        style.map(
            name, fieldbackground=[("disabled", p.dead_field), ("readonly", readonly)],
            foreground=[("disabled", p.faint)], bordercolor=edge, lightcolor=edge,
            background=[("disabled", p.ground)], arrowcolor=[("disabled", p.faint)],
        )  # fmt: skip


def _lists(style: ttk.Style, p: Palette) -> None:
    style.configure("Treeview", background=p.field, fieldbackground=p.field, foreground=p.field_text)
    chosen = [("selected", p.accent)]
    style.map("Treeview", background=chosen, foreground=[("selected", p.accent_text)])
    style.configure("Treeview.Heading", background=p.head, foreground=p.text)
    style.map("Treeview.Heading", background=[("active", p.head)])
    style.configure("TNotebook", background=p.ground)
    style.configure("TNotebook.Tab", background=blend(p.ground, p.text, 0.1), foreground=p.text)
    style.map("TNotebook.Tab", background=[("selected", p.ground)], foreground=[("disabled", p.faint)])


def _pressed(style: ttk.Style, p: Palette) -> None:
    marked = p.accent if is_dark(p.field) else p.field
    for name in ("TCheckbutton", "TRadiobutton"):
        style.configure(name, background=p.ground, foreground=p.text)
        style.map(
            name,
            indicatorcolor=[("disabled", p.dead_field), ("alternate", p.trough), ("selected", p.accent)],
            indicatorbackground=[("disabled", p.dead_field), ("alternate", p.trough), ("selected", marked)],
            foreground=[("disabled", p.faint)], background=[("active", p.ground)],
        )  # fmt: skip
    style.configure("TButton", background=blend(p.ground, p.text, 0.05), foreground=p.text)
    style.configure("TProgressbar", background=p.accent)
    style.configure("TScale", background=blend(p.ground, p.text, 0.1))
    style.configure("TScrollbar", background=blend(p.ground, p.text, 0.1))
