"""All themes, and which packages bring them. A theme's split is for ever: what is in test is drawn for no training."""

from __future__ import annotations

import functools
from importlib.util import find_spec

from screenseg.synth.renderer import Colours, Split, Theme

__all__ = ["HOME", "PACKAGES", "installed", "split_of"]

PACKAGES = {"pack": "ttkthemes", "sv": "sv_ttk", "bootstrap": "ttkbootstrap", "custom": "customtkinter"}
"""The package that brings a family of themes; the families `classic` and `ttk` are Tk's own."""

HOME = "SCREENSEG_TK_HOME"
"""In the child's environment: the folder that CustomTkinter may take for the home in which it installs its fonts."""

_ALL: tuple[Colours, ...] = ("light", "dark", "high-contrast", "low-contrast")
_PLAIN: tuple[Colours, ...] = ("light", "low-contrast")
_LIGHT: tuple[Colours, ...] = ("light",)
_DARK: tuple[Colours, ...] = ("dark",)
_BOTH: tuple[Colours, ...] = ("light", "dark")

_CLASSIC: dict[Split, dict[str, tuple[Colours, ...]]] = {
    "train": {
        **dict.fromkeys(("motif", "plain", "flat", "ringed"), _PLAIN),
        "dark": _DARK,
        "terminal": ("dark", "high-contrast"),
    },
    "val": {"coloured": _LIGHT},
    "test": {"cde": _LIGHT, "ridge": _BOTH},
}
_STOCK: dict[Split, str] = {"train": "default clam", "val": "classic", "test": "alt"}
_PACK: dict[Split, str] = {
    "train": "arc black blue breeze elegance equilux itft1 plastik ubuntu winxpblue yaru "
    "scidblue scidgreen scidgrey scidpurple scidsand",
    "val": "clearlooks radiance scidmint scidpink",
    "test": "adapta aquativo keramik keramik_alt kroc smog",
}
_BOOTSTRAP = (  # each light and dark
    "bootstrap catppuccin dracula everforest gruvbox minty nord one pulse pydata sandstone solarized tokyo-night "
    "united vapor"
)
_DARK_PACKS = ("black", "equilux")


@functools.cache
def installed() -> tuple[Theme, ...]:
    """The themes whose packages are installed here."""
    themes: list[Theme] = []
    for split, classics in _CLASSIC.items():
        themes += [Theme(f"classic-{name}", split, colours) for name, colours in classics.items()]
    for split, names in _STOCK.items():
        themes += [Theme(f"ttk-{name}", split, _ALL, 1.5) for name in names.split()]
    if find_spec(PACKAGES["pack"]):
        for split, names in _PACK.items():
            themes += [
                Theme(f"pack-{n}", split, _DARK if n in _DARK_PACKS else _LIGHT, _pack_weight(n)) for n in names.split()
            ]
    if find_spec(PACKAGES["sv"]):
        themes += [Theme("sv-light", "val", _LIGHT), Theme("sv-dark", "val", _DARK)]
    if find_spec(PACKAGES["bootstrap"]):
        for name in _BOOTSTRAP.split():
            themes += [
                Theme(f"bootstrap-{name}-light", "train", _LIGHT, 0.15),
                Theme(f"bootstrap-{name}-dark", "train", _DARK, 0.15),
            ]
    if find_spec(PACKAGES["custom"]):
        themes += [Theme(f"custom-{name}", "test", _BOTH, 1.5) for name in ("blue", "dark-blue", "green")]
    return tuple(themes)


def _pack_weight(name: str) -> float:
    """The seven that differ only in colour count as two."""
    return 0.3 if name.startswith("scid") else 1.0


def split_of(name: str) -> Split:
    """The split of a theme; "train" for one that is not installed."""
    return next((theme.split for theme in installed() if theme.name == name), "train")
