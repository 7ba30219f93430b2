"""The toolkits by name, loaded when they are asked for, and which of them can run here."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass

from screenseg.errors import MissingDependency
from screenseg.synth.errors import SynthError
from screenseg.synth.renderer import Renderer, Theme

__all__ = ["DESKTOP", "NAMES", "Survey", "make", "survey"]

_CLASSES = {
    "chromium": ("screenseg.synth.chromium", "ChromiumRenderer"),
    "qt": ("screenseg.synth.qt", "QtRenderer"),
    "tk": ("screenseg.synth.tk", "TkRenderer"),
    "gtk": ("screenseg.synth.gtk", "GtkRenderer"),
}
DESKTOP = "desktop"
"""Windows of the others on a wallpaper; the browser draws what is around them."""

NAMES = (*_CLASSES, DESKTOP)


@dataclass(frozen=True, slots=True)
class Survey:
    """What can draw here: the themes of each renderer, and why the others cannot."""

    themes: dict[str, tuple[Theme, ...]]
    missing: dict[str, str]


def make(name: str) -> Renderer:
    """A renderer, not started yet.

    Raises:
        MissingDependency: Something it imports is not installed.
    """
    module_name, class_name = _CLASSES[name]
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise MissingDependency(
            f"The renderer {name!r} needs the Python package {error.name!r}, which is not installed. "
            "Install it with: pip install 'screenseg[synth]'",
            name=error.name,
        ) from error
    renderer: Renderer = getattr(module, class_name)()
    return renderer


def survey(names: Iterable[str] = NAMES) -> Survey:
    """Ask each renderer whether it can run here, and for its themes.

    Raises:
        SynthError: A name that no renderer has.
    """
    themes: dict[str, tuple[Theme, ...]] = {}
    missing: dict[str, str] = {}
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in NAMES:
            raise SynthError(f"There is no renderer {name!r}. There are: {', '.join(NAMES)}.")
        if name == DESKTOP:
            continue
        try:
            renderer = make(name)
            renderer.check()
            themes[name] = tuple(sorted(renderer.themes(), key=lambda theme: theme.name))
            renderer.close()
        except MissingDependency as error:
            missing[name] = str(error)
    if DESKTOP in wanted:
        _survey_desktop(themes, missing)
    return Survey(themes, missing)


def _survey_desktop(themes: dict[str, tuple[Theme, ...]], missing: dict[str, str]) -> None:
    """Desktops are drawn with the browser, whether or not it also draws screens of its own."""
    try:
        importlib.import_module("screenseg.synth.desktop")
        if "chromium" not in themes:
            make("chromium").check()
    except ModuleNotFoundError as error:
        missing[DESKTOP] = f"Desktops need the Python package {error.name!r}, which is not installed."
    except MissingDependency as error:
        missing[DESKTOP] = str(error)
    else:
        themes[DESKTOP] = ()
