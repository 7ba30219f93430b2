"""Every way in which Qt can dress a screen, and which of them are there on this machine. Imports no Qt."""

from __future__ import annotations

import functools
import importlib.util
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from screenseg.synth.qt.cuts import CUTS
from screenseg.synth.renderer import Colours, Split, Theme

__all__ = ["OUTFITS", "Outfit", "available", "system_python"]

_ALL: tuple[Colours, ...] = ("light", "dark", "high-contrast", "low-contrast")
_LIGHT: tuple[Colours, ...] = ("light",)
_DARK: tuple[Colours, ...] = ("dark",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """A theme, and what it is made of."""

    theme: Theme
    binding: str = "PySide6"
    style: str = "Fusion"  # a key of QStyleFactory
    cut: str = ""  # a style sheet of our own
    package: str = ""  # a Python module that brings style sheets or palettes
    variants: tuple[str, ...] = ()  # of the package, one per entry of `theme.colours` or more: "light:NAME"
    schemes: tuple[str, ...] = ()  # palettes; all of the wanted colours if empty; "-" the style's own
    kvantum: tuple[str, ...] = ()  # Kvantum themes, "light:NAME" or "dark:NAME"


def _outfit(
    name: str, split: Split, colours: tuple[Colours, ...] = _ALL, weight: float = 1.0, **more: object
) -> Outfit:
    return Outfit(theme=Theme(name, split, colours, weight), **more)  # type: ignore[arg-type]


_SHEET_SPLITS: dict[str, Split] = {"xp": "test", "tile": "test", "slate": "val", "airy": "val", "thin": "test"}
_MATERIAL = ("teal", "blue", "amber", "pink", "purple", "cyan", "red", "lightgreen", "yellow")
_VSCODE = (
    "light:LIGHT_VS",
    "light:QUIET_LIGHT",
    "light:SOLARIZED_LIGHT",
    "dark:ABYSS",
    "dark:DARK_VS",
    "dark:KIMBIE_DARK",
    "dark:MONOKAI",
    "dark:RED",
    "dark:SOLARIZED_DARK",
    "dark:TOMORROW_NIGHT_BLUE",
    "high-contrast:DARK_HIGH_CONTRAST",
)
_QT_THEMES = (
    "dark:atom_one",
    "dark:github_dark",
    "dark:monokai",
    "dark:one_dark_two",
    "light:github_light",
    "dark:blender",
    "light:catppuccin_latte",
    "dark:catppuccin_frappe",
    "dark:catppuccin_mocha",
    "dark:modern_dark",
    "light:modern_light",
)
_KVANTUM: dict[str, tuple[Split, tuple[str, ...]]] = {
    "adapta": ("train", ("light:KvAdapta", "dark:KvAdaptaDark")),
    "ambiance": ("train", ("light:KvAmbiance", "light:KvAmbience")),
    "arc": ("test", ("light:KvArc", "dark:KvArcDark")),
    "curves": ("train", ("light:KvCurvesLight", "light:KvCurvesLight1", "dark:KvCurves", "dark:KvCurves3d")),
    "flat": ("train", ("light:KvFlatLight", "dark:KvFlat", "dark:KvFlatRed")),
    "gnome": ("train", ("light:KvGnome", "light:KvGnomeAlt", "dark:KvGnomeDark")),
    "gnomish": ("val", ("light:KvGnomish",)),
    "mojave": ("test", ("light:KvMojaveLight", "dark:KvMojave", "light:KvMojaveMixed")),
    "plain": ("train", ("light:KvBeige", "light:KvBrown", "light:KvCyan", "light:KvGray", "dark:KvBlender")),
    "oxygen": ("train", ("light:KvOxygen",)),
    "simplicity": ("train", ("light:KvSimplicity", "dark:KvSimplicityDark", "light:KvSimplicityTurquoise")),
    "yaru": ("val", ("light:KvYaru",)),
    "default": ("val", ("dark:KvantumAlt", "dark:KvDark", "dark:KvDarkRed")),
}

OUTFITS: dict[str, Outfit] = {
    outfit.theme.name: outfit
    for outfit in (
        _outfit("fusion", "train", weight=4.0),
        _outfit("windows", "test", ("light", "high-contrast", "low-contrast"), 2.0, style="Windows"),
        *(
            _outfit(f"sheet-{name}", _SHEET_SPLITS.get(name, "train"), style=cut.style, cut=name)
            for name, cut in CUTS.items()
        ),
        _outfit(
            "material",
            "train",
            ("light", "dark"),
            1.5,
            package="qt_material",
            variants=(*(f"light:light_{c}" for c in _MATERIAL), *(f"dark:dark_{c}" for c in _MATERIAL)),
        ),
        _outfit(
            "qdarkstyle",
            "test",
            ("light", "dark"),
            1.5,
            package="qdarkstyle",
            variants=("light:LightPalette", "dark:DarkPalette"),
        ),
        _outfit(
            "qdarktheme",
            "test",
            ("light", "dark"),
            package="qdarktheme",
            variants=("light:light/rounded", "light:light/sharp", "dark:dark/rounded", "dark:dark/sharp"),
        ),
        _outfit("qt-themes", "val", ("light", "dark"), package="qt_themes", variants=_QT_THEMES),
        _outfit("vscode", "train", ("light", "dark", "high-contrast"), 1.5, package="qtvscodestyle", variants=_VSCODE),
        _outfit("adwaita", "val", _LIGHT, style="Adwaita", schemes=("-",), weight=0.7),
        _outfit("adwaita-dark", "val", _DARK, style="Adwaita-Dark", schemes=("-",), weight=0.4),
        _outfit("breeze", "train", ("light", "dark", "low-contrast"), 2.5, binding="PySide2", style="Breeze"),
        _outfit("oxygen", "train", ("light", "dark"), binding="PySide2", style="Oxygen"),
        _outfit("qtcurve", "train", _LIGHT, binding="PySide2", style="QtCurve"),
        _outfit("cleanlooks", "train", ("light", "dark"), binding="PySide2", style="cleanlooks"),
        _outfit("plastique", "test", ("light", "dark"), binding="PySide2", style="plastique"),
        _outfit("motif", "test", ("light", "low-contrast"), 0.5, binding="PySide2", style="motif"),
        _outfit("cde", "val", ("light",), 0.4, binding="PySide2", style="cde"),
        _outfit("ukui", "val", ("light",), 0.7, binding="PySide2", style="ukui-light", schemes=("-",)),
        *(
            _outfit(
                f"kvantum-{name}",
                split,
                cast("tuple[Colours, ...]", tuple(dict.fromkeys(variant.partition(":")[0] for variant in themes))),
                0.7,
                binding="PySide2",
                style="kvantum",
                kvantum=themes,
                schemes=("-",),
            )
            for name, (split, themes) in _KVANTUM.items()
        ),
    )
}

_PLUGINS = {  # the files that bring styles, below a folder of Qt's plugins
    "Adwaita": "qt6/plugins/styles/adwaita.so",
    "Adwaita-Dark": "qt6/plugins/styles/adwaita.so",
    "Breeze": "qt5/plugins/styles/breeze.so",
    "Oxygen": "qt5/plugins/styles/oxygen.so",
    "QtCurve": "qt5/plugins/styles/qtcurve.so",
    "cleanlooks": "qt5/plugins/styles/libqcleanlooksstyle.so",
    "plastique": "qt5/plugins/styles/libqplastiquestyle.so",
    "motif": "qt5/plugins/styles/libqmotifstyle.so",
    "cde": "qt5/plugins/styles/libqmotifstyle.so",
    "ukui-light": "qt5/plugins/styles/libqt5-style-ukui.so",
    "kvantum": "qt5/plugins/styles/libkvantum.so",
}


def available() -> list[Outfit]:
    """The outfits whose packages and plugins are installed."""
    return [outfit for outfit in OUTFITS.values() if _there(outfit)]


def _there(outfit: Outfit) -> bool:
    if outfit.package and importlib.util.find_spec(outfit.package) is None:
        return False
    plugin = _PLUGINS.get(outfit.style)
    if plugin and not any((folder / plugin).exists() for folder in plugin_folders()):
        return False
    if outfit.kvantum and not all(
        Path("/usr/share/Kvantum", variant.partition(":")[2]).is_dir() for variant in outfit.kvantum
    ):
        return False
    return outfit.binding == "PySide6" or system_python() is not None


@functools.cache
def plugin_folders() -> tuple[Path, ...]:
    """Where Debian keeps libraries of this machine's kind."""
    return tuple(path for path in Path("/usr/lib").glob("*-linux-gnu*") if path.is_dir())


@functools.cache
def system_python() -> str | None:
    """The interpreter that has Debian's PySide2, or None."""
    python = "/usr/bin/python3"
    if not Path(python).exists():
        return None
    command = [python, "-c", "import PySide2.QtWidgets, PySide2.QtSvg, shiboken2"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return python if done.returncode == 0 else None
