"""The Qt renderer as the generator sees it; imports no Qt."""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from screenseg.errors import MissingDependency
from screenseg.synth.errors import RenderError
from screenseg.synth.host import Host
from screenseg.synth.qt.themes import OUTFITS, available, plugin_folders, system_python
from screenseg.synth.renderer import Drawn, Look, Theme
from screenseg.synth.spec import Screen

__all__ = ["QtRenderer"]

_LIBRARIES = {  # what PySide6's wheel does not bring, and Debian's packages with it
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libxkbcommon.so": "libxkbcommon0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libglib-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libX11.so": "libx11-6",
}


class QtRenderer:
    """Draws with PySide6, and with Debian's PySide2 where a theme needs the styles of Qt 5."""

    name = "qt"

    def __init__(self) -> None:
        self._hosts: dict[str, Host] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._themes: tuple[Theme, ...] | None = None

    def check(self) -> None:
        """Raise MissingDependency if PySide6 or a library that it needs is not installed."""
        if importlib.util.find_spec("PySide6") is None:
            raise MissingDependency(
                "Drawing with Qt needs the package 'PySide6', which is not installed. "
                "Install it with: pip install 'screenseg[synth]'",
                name="PySide6",
            )
        command = [sys.executable, "-c", "import PySide6.QtWidgets, PySide6.QtSvg"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingDependency(missing_library(done.stderr))

    def themes(self) -> Sequence[Theme]:
        """All themes whose styles and packages are installed."""
        if self._themes is None:
            self._themes = tuple(outfit.theme for outfit in available())
        return self._themes

    def draw(self, screen: Screen, look: Look) -> Drawn:
        """Draw a screen.

        Raises:
            RenderError: There is no such theme, or Qt cannot draw this screen.
            MissingDependency: What the theme needs is not installed.
        """
        outfit = OUTFITS.get(look.theme)
        if outfit is None:
            raise RenderError(f"Qt has no theme {look.theme!r}; themes: {', '.join(OUTFITS)}.")
        icons = _icons(screen, look, outfit.theme)
        drawn = self._host(outfit.binding).draw(screen, look, {"icons": icons})
        from screenseg.synth.qt.settle import settle

        return settle(drawn)

    def close(self) -> None:
        """End the children."""
        for host in self._hosts.values():
            host.close()
        self._hosts.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _host(self, binding: str) -> Host:
        if binding not in self._hosts:
            python = None if binding == "PySide6" else system_python()
            if binding != "PySide6" and python is None:
                raise MissingDependency(
                    "The styles of Qt 5 need Debian's PySide2. Install it with: "
                    "sudo apt-get install python3-pyside2.qtwidgets python3-pyside2.qtsvg"
                )
            module = "screenseg.synth.qt.worker"
            self._hosts[binding] = Host(module, python=python, environment=self._environment(binding))
        return self._hosts[binding]

    def _environment(self, binding: str) -> dict[str, str]:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="screenseg-qt-")
        home = Path(self._folder.name, binding)
        home.mkdir(mode=0o700)
        settings = home / "config"
        settings.mkdir()
        (settings / "breezerc").write_text("[Common]\nAnimationsEnabled=false\n[Style]\nAnimationsEnabled=false\n")
        (settings / "oxygenrc").write_text("[Style]\nAnimationsEnabled=false\n")
        (settings / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\nGraphicEffectsLevel=0\n")
        generation = "qt6" if binding == "PySide6" else "qt5"
        plugins = [str(folder / generation / "plugins") for folder in plugin_folders()]
        return {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_PLUGIN_PATH": os.pathsep.join(plugins) if binding == "PySide6" else "",
            "QT_API": binding.lower(),
            "QT_LOGGING_RULES": "*.debug=false;*.info=false;qt.qpa.*=false;kf.*=false",
            "QT_STYLE_OVERRIDE": "",
            "QT_QPA_PLATFORMTHEME": "",
            "QT_SCALE_FACTOR": "1",
            "QT_ENABLE_HIGHDPI_SCALING": "0",
            "QT_FONT_DPI": "96",
            "SCREENSEG_SYNTH_QT": binding,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(settings),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_CURRENT_DESKTOP": "",
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
            "XDG_DATA_HOME": os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local/share")),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }


def missing_library(said: str) -> str:
    """What to say when PySide6 cannot be imported; `said` is the error that Python wrote."""
    for library, package in _LIBRARIES.items():
        if library in said:
            return (
                f"PySide6 is installed, but the library {library} that it needs is not. "
                f"Install it with: sudo apt-get install {package}"
            )
    last = said.strip().splitlines()[-1] if said.strip() else "it said nothing"
    return f"PySide6 is installed but cannot be imported: {last}. Reinstall it with: pip install 'screenseg[synth]'"


def _icons(screen: Screen, look: Look, theme: Theme) -> dict[str, str]:
    """SVG texts of all icons on the screen, of one icon set; none where no icon set can be fetched."""
    wanted = {node.icon for node in screen.walk() if node.icon}
    wanted |= {"search", "close", "folder", "info", "success", "warning", "error"}
    rng = random.Random(look.seed)
    if rng.random() < 0.07:  # the style's own icons, as old programs have them
        return {}
    try:
        from screenseg.synth import icons
    except ImportError:
        return {}
    try:
        chosen = icons.choose(rng, theme.split)
        known = set(icons.meanings())
        return {meaning: icons.svg(meaning, rng, chosen) for meaning in sorted(wanted & known)}
    except MissingDependency:
        return {}
