"""The dresses of the GTK renderer: installed themes, and Adwaita under style sheets of our own.

Standard library only. A theme that is not installed is left out; `PACKAGES` says which Debian packages bring them.
Splits keep families together: Materia and Orchis (one descends from the other) and the Dark* pair are only in test,
Breeze and MATE's blacks only in val.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screenseg.synth.renderer import Colours, Split, Theme

__all__ = ["DRESSES", "PACKAGES", "Dress", "dresses", "themes"]

PACKAGES = """
    python3-gi python3-gi-cairo gir1.2-gtk-3.0 librsvg2-common xvfb
    adwaita-icon-theme tango-icon-theme gnome-icon-theme elementary-icon-theme lxde-icon-theme
    suru-icon-theme breeze-icon-theme
    arc-theme materia-gtk-theme numix-gtk-theme greybird-gtk-theme blackbird-gtk-theme bluebird-gtk-theme
    breeze-gtk-theme yaru-theme-gtk orchis-gtk-theme darkcold-gtk-theme darkmint-gtk-theme mate-themes
""".split()

_BUILT_IN = ("Adwaita", "HighContrast", "HighContrastInverse")
_BOTH: tuple[Colours, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Dress:
    """A theme of GTK, and the style sheet that goes over it ("" for none)."""

    name: str
    gtk: str
    split: Split
    colours: tuple[Colours, ...] = ("light",)
    weight: float = 1.0
    sheet: str = ""

    @property
    def theme(self) -> Theme:
        """The same, as all renderers say it."""
        return Theme(self.name, self.split, self.colours, self.weight)


def _family(split: Split, colours: tuple[Colours, ...], weight: float, *names: str) -> list[Dress]:
    return [Dress(name.lower(), name, split, colours, weight) for name in names]


def _sheets(split: Split, colours: tuple[Colours, ...], weight: float, *names: str) -> list[Dress]:
    return [Dress(f"adwaita-{name}", "Adwaita", split, colours, weight, name) for name in names]


DRESSES: tuple[Dress, ...] = (
    *_family("train", _BOTH, 3.0, "Adwaita"),
    *_family("train", ("high-contrast",), 0.7, "HighContrast", "HighContrastInverse"),
    *_family("train", _BOTH, 1.0, "Arc", "Numix"),
    *_family("train", ("light",), 0.6, "Arc-Darker", "Arc-Lighter"),
    *_family("train", ("light",), 1.0, "Greybird", "Bluebird", "Menta", "TraditionalOk", "YaruOk"),
    *_family("train", ("dark",), 0.8, "Arc-Dark", "Greybird-dark", "Blackbird", "Yaru-dark"),
    *_family("train", ("light",), 0.4, "BlueMenta", "TraditionalGreen", "GreenLaguna", "Blue-Submarine", "YaruGreen"),
    *_family("train", _BOTH, 1.0, "Yaru"),
    *_family("train", ("light",), 0.3, "Yaru-blue", "Yaru-olive", "Yaru-magenta", "Yaru-viridian"),
    *_sheets("train", _BOTH, 1.2, "accent", "square", "underline", "pill"),
    *_sheets("train", ("low-contrast",), 1.0, "pale"),
    *_family("val", _BOTH, 1.0, "Breeze"),
    *_family("val", ("dark",), 0.6, "BlackMATE", "Breeze-Dark"),
    *_sheets("val", ("high-contrast",), 0.6, "stark"),
    *_sheets("val", ("light",), 0.8, "filled"),
    *_family("test", _BOTH, 1.0, "Materia", "Orchis"),
    *_family("test", _BOTH, 0.5, "Materia-compact", "Orchis-Compact"),
    *_family("test", ("dark",), 0.6, "DarkCold", "DarkMint"),
    *_sheets("test", ("light",), 1.0, "bevel"),
    *_sheets("test", ("low-contrast",), 0.6, "faint"),
    *_sheets("test", ("high-contrast",), 0.6, "outline"),
)


def dresses() -> dict[str, Dress]:
    """Those whose theme is installed here, by name."""
    return {dress.name: dress for dress in DRESSES if dress.gtk in _BUILT_IN or _installed(dress.gtk)}


def themes() -> Sequence[Theme]:
    """The same, as all renderers say it."""
    return [dress.theme for dress in dresses().values()]


def _installed(name: str) -> bool:
    homes = [Path.home() / ".themes", Path.home() / ".local/share/themes"]
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    homes += [Path(folder) / "themes" for folder in shared if folder]
    return any((home / name / "gtk-3.0" / "gtk.css").is_file() for home in homes)
