"""In the child: makes the application look as a theme says; style, palette, style sheet, font."""

from __future__ import annotations

import os
import random
import re
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from screenseg.synth.qt import palettes, sheets
from screenseg.synth.qt.binding import Qt, QtGui, QtWidgets, qt6
from screenseg.synth.qt.cuts import CUTS
from screenseg.synth.qt.palettes import Scheme
from screenseg.synth.qt.themes import OUTFITS, Outfit
from screenseg.synth.renderer import Look

__all__ = ["Dressed", "dress"]

_FONT = re.compile(r"font-family\s*:[^;}]*[;]|(?<![-\w])font-size\s*:[^;}]*[;]")


@dataclass(frozen=True, slots=True)
class Dressed:
    """What was chosen."""

    outfit: Outfit
    scheme: Scheme
    sheet: bool  # whether a style sheet draws most of it
    key: str


class _Wardrobe:
    """Remembers what hangs on the application, since putting on a style is slow."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="qt-sheets-", dir=os.environ.get("HOME")))
        self.worn = ""
        self.sheet = ""


_wardrobe: _Wardrobe | None = None


def dress(app: QtWidgets.QApplication, look: Look, rng: random.Random) -> Dressed:
    """Put a theme on; no widget may exist."""
    global _wardrobe  # noqa: PLW0603  # one application per process, one wardrobe
    _wardrobe = _wardrobe or _Wardrobe()
    outfit = OUTFITS[look.theme]
    scheme = _scheme(outfit, look, rng)
    variant = _variant(outfit.variants or outfit.kvantum, look, rng)
    key = f"{outfit.theme.name}/{variant}/{scheme.name}/{look.density}"
    _wear(app, outfit, variant, _wardrobe)
    own = outfit.schemes == ("-",)
    if own:
        app.setPalette(app.style().standardPalette())
        scheme = _scheme_of(app.palette(), look)
    else:
        app.setPalette(palette(scheme))
    text = ""
    if outfit.cut:
        text = sheets.sheet(CUTS[outfit.cut], scheme, look.density, _wardrobe.folder)
    elif outfit.package:
        text, scheme = _packaged(app, outfit.package, variant, look, scheme)
    text = _FONT.sub("", text)
    app.setFont(font(look))
    if text != _wardrobe.sheet:
        app.setStyleSheet(text)
        _wardrobe.sheet = text
    return Dressed(outfit, scheme, bool(text), key)


def font(look: Look, factor: float = 1.0) -> QtGui.QFont:
    """The screen's font; sizes in pixels, so that no display's resolution matters."""
    made = QtGui.QFont(look.font)
    made.setPixelSize(max(6, round(look.font_size * factor)))
    hints = QtGui.QFont.HintingPreference
    made.setHintingPreference(
        (hints.PreferNoHinting, hints.PreferVerticalHinting, hints.PreferFullHinting)[look.seed % 3]
    )
    return made


def _scheme(outfit: Outfit, look: Look, rng: random.Random) -> Scheme:
    there = [s for s in palettes.of(look.colours) if s.name in outfit.schemes] if outfit.schemes else []
    choice = there or palettes.of(look.colours)
    if outfit.style in ("Windows", "motif", "cde") and not outfit.cut and look.colours == "light":
        choice = [palettes.SCHEMES[name] for name in ("win-grey", "silver", "luna", "steel", "paper")]
    plain = outfit.theme.name == "fusion" and look.colours == "light" and rng.random() < 0.4
    return palettes.SCHEMES["fusion-light"] if plain else rng.choice(choice)


def _variant(variants: tuple[str, ...], look: Look, rng: random.Random) -> str:
    """One for the wanted colours."""
    wanted = [v.partition(":")[2] for v in variants if v.partition(":")[0] == look.colours]
    names = wanted or [v.partition(":")[2] for v in variants]
    return rng.choice(names) if names else ""


def _wear(app: QtWidgets.QApplication, outfit: Outfit, variant: str, wardrobe: _Wardrobe) -> None:
    worn = f"{outfit.style}/{variant if outfit.kvantum else ''}"
    if worn == wardrobe.worn:
        return
    if outfit.kvantum:
        folder = Path(os.environ["XDG_CONFIG_HOME"], "Kvantum")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "kvantum.kvconfig").write_text(f"[General]\ntheme={variant}\n")
    app.setStyleSheet("")
    wardrobe.sheet = ""
    style = QtWidgets.QStyleFactory.create(outfit.style)
    if style is None:
        raise RuntimeError(f"Qt has no style {outfit.style!r} here; it has {QtWidgets.QStyleFactory.keys()}.")
    app.setStyle(style)
    wardrobe.worn = worn


def _mixed(one: str, other: str, share: float) -> QtGui.QColor:
    return QtGui.QColor(sheets.mix(one, other, share))


def palette(s: Scheme) -> QtGui.QPalette:
    """Qt's palette from a scheme."""
    made = QtGui.QPalette(QtGui.QColor(s.button), QtGui.QColor(s.window))
    role = QtGui.QPalette.ColorRole
    for which, colour in (
        (role.Window, s.window),
        (role.WindowText, s.text),
        (role.Base, s.base),
        (role.Text, s.text),
        (role.AlternateBase, s.alternate),
        (role.Button, s.button),
        (role.ButtonText, s.text),
        (role.Highlight, s.accent),
        (role.HighlightedText, s.on_accent),
        (role.Link, s.link),
        (role.BrightText, "#ff3030"),
        (role.ToolTipBase, s.base if s.dark else "#ffffdc"),
        (role.ToolTipText, s.text if s.dark else "#000000"),
        (role.PlaceholderText, s.muted),
    ):
        made.setColor(which, QtGui.QColor(colour))
    if qt6:
        made.setColor(role.Accent, QtGui.QColor(s.accent))
    light, deep = ("#ffffff", "#000000")
    high = s.colours == "high-contrast"
    made.setColor(role.Light, _mixed(s.button, light, 0.15 if s.dark else 0.75))
    made.setColor(role.Midlight, _mixed(s.button, light, 0.08 if s.dark else 0.4))
    made.setColor(role.Mid, _mixed(s.button, s.border, 0.7))
    made.setColor(role.Dark, QtGui.QColor(s.border) if high else _mixed(s.button, deep, 0.4 if s.dark else 0.33))
    made.setColor(role.Shadow, QtGui.QColor(s.border if high else deep))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QtGui.QPalette.ColorGroup.Disabled, which, QtGui.QColor(s.muted))
    return made


def _scheme_of(p: QtGui.QPalette, look: Look, name: str = "own") -> Scheme:
    """The scheme that a palette amounts to."""
    role = QtGui.QPalette.ColorRole

    def colour(which: Any, group: Any = QtGui.QPalette.ColorGroup.Active) -> str:
        return str(p.color(group, which).name())

    window, text = colour(role.Window), colour(role.WindowText)
    return Scheme(
        name=name,
        colours=look.colours,
        window=window,
        base=colour(role.Base),
        text=text,
        button=colour(role.Button),
        border=sheets.mix(window, text, 0.25),
        accent=colour(role.Highlight),
        on_accent=colour(role.HighlightedText),
        alternate=colour(role.AlternateBase),
        muted=colour(role.WindowText, QtGui.QPalette.ColorGroup.Disabled),
        link=colour(role.Link),
    )


# Packages ----------------------------------------------------------------


def _packaged(
    app: QtWidgets.QApplication, package: str, variant: str, look: Look, scheme: Scheme
) -> tuple[str, Scheme]:
    """A package's style sheet, and a scheme that goes with it for what we paint ourselves."""
    text: str = ""
    if package == "qt_material":
        text, ground = _material(variant, look)
    elif package == "qdarkstyle":
        text, ground = _qdarkstyle(variant)
    elif package == "qdarktheme":
        qdarktheme = import_module("qdarktheme")

        colours, _, corners = variant.partition("/")
        text = qdarktheme.load_stylesheet(colours, corner_shape=corners)
        ground = ("#202124", "#e4e7eb", "#8ab4f7") if colours == "dark" else ("#f8f9fa", "#4d5157", "#1a73e8")
    elif package == "qtvscodestyle":
        qtvscodestyle = import_module("qtvscodestyle")

        text = qtvscodestyle.load_stylesheet(getattr(qtvscodestyle.Theme, variant))
        ground = _ground(text, dark=look.colours != "light")
    else:
        qt_themes = import_module("qt_themes")

        qt_themes.set_theme(variant)
        app.setFont(font(look))
        own = app.palette()
        return "", _scheme_of(own, look, variant)
    matching = _grounded(scheme, *ground)
    app.setPalette(palette(matching))
    return text, matching


def _grounded(scheme: Scheme, window: str, text: str, accent: str) -> Scheme:
    dark = QtGui.QColor(window).lightness() < 128
    return Scheme(
        name="package",
        colours=scheme.colours,
        window=window,
        base=sheets.mix(window, "#000000" if dark else "#ffffff", 0.15 if dark else 0.5),
        text=text,
        button=sheets.mix(window, text, 0.08),
        border=sheets.mix(window, text, 0.3),
        accent=accent,
        on_accent="#ffffff" if QtGui.QColor(accent).lightness() < 150 else "#000000",
        alternate=sheets.mix(window, text, 0.04),
        muted=sheets.mix(window, text, 0.5),
        link=accent,
    )


def _material(variant: str, look: Look) -> tuple[str, tuple[str, str, str]]:
    qt_material = import_module("qt_material")

    density = {"compact": "-2", "normal": "-1", "roomy": "0"}[look.density]
    name = f"{variant}.xml"
    light = variant.startswith("light")
    text = qt_material.build_stylesheet(name, invert_secondary=light, extra={"density_scale": density})
    accent = os.environ.get("QTMATERIAL_PRIMARYCOLOR", "#009688")
    window = os.environ.get("QTMATERIAL_SECONDARYCOLOR", "#f5f5f5" if light else "#232629")
    ink = os.environ.get("QTMATERIAL_SECONDARYTEXTCOLOR", "#555555" if light else "#ffffff")
    return str(text).replace("text-transform: uppercase;", ""), (window, ink, accent)


def _qdarkstyle(variant: str) -> tuple[str, tuple[str, str, str]]:
    qdarkstyle = import_module("qdarkstyle")
    shade = "light" if variant == "LightPalette" else "dark"
    chosen = getattr(import_module(f"qdarkstyle.{shade}.palette"), variant)
    text = qdarkstyle.load_stylesheet(qt_api="pyside6", palette=chosen)
    return str(text), (chosen.COLOR_BACKGROUND_1, chosen.COLOR_TEXT_1, chosen.COLOR_ACCENT_3)


def _ground(text: str, *, dark: bool) -> tuple[str, str, str]:
    """Ground and ink of a style sheet, from its rule for QWidget."""
    rule = re.search(r"QWidget\s*\{([^}]*)\}", text)
    found = dict(re.findall(r"([\w-]+)\s*:\s*(#[0-9a-fA-F]{6}|rgba?\([^)]*\))", rule[1] if rule else ""))
    fallback = ("#1e1e1e", "#cccccc", "#0e639c") if dark else ("#f3f3f3", "#333333", "#007acc")
    window = _plain(found.get("background-color") or found.get("background", ""), fallback[0])
    return window, _plain(found.get("color", ""), fallback[1]), fallback[2]


def _plain(value: str, fallback: str) -> str:
    if value.startswith("#"):
        return value
    numbers = re.findall(r"[\d.]+", value)
    return "#" + "".join(f"{int(float(n)):02x}" for n in numbers[:3]) if len(numbers) >= 3 else fallback


def layout_direction(right_to_left: bool) -> Qt.LayoutDirection:
    """Qt's name for a reading direction."""
    return Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
