"""Screens drawn by GTK 3 with its own widgets, in a child process under a virtual display."""

from __future__ import annotations

import functools
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from screenseg.errors import MissingDependency
from screenseg.synth.gtk.themes import PACKAGES, dresses, themes
from screenseg.synth.host import Host, virtual_display
from screenseg.synth.renderer import Theme

if TYPE_CHECKING:
    from screenseg.synth.renderer import Drawn, Look
    from screenseg.synth.spec import Screen

__all__ = ["PACKAGES", "GtkRenderer"]

_NEEDS = (
    "import gi, cairo; gi.require_version('Gtk', '3.0'); gi.require_version('GdkX11', '3.0'); "
    "gi.require_foreign('cairo')"
)
_SYSTEM = "/usr/bin/python3"
_ENVIRONMENT = {
    "GDK_BACKEND": "x11",
    "GTK_A11Y": "none",
    "NO_AT_BRIDGE": "1",
    "GTK_MODULES": "",
    "GTK_THEME": "",
    "GDK_SCALE": "",
    "GSETTINGS_BACKEND": "memory",
    "GIO_USE_VFS": "local",
    "LC_ALL": "C.UTF-8",
}


class GtkRenderer:
    """GTK 3 under Xvfb.

    Args:
        python: The interpreter with PyGObject; found by itself if None.
        lifetime: Screens after which the child process is replaced.
    """

    name = "gtk"

    def __init__(self, *, python: str | None = None, lifetime: int = 300) -> None:
        self._python = python
        self._lifetime = lifetime
        self._host: Host | None = None
        self._display = ExitStack()

    def check(self) -> None:
        """Raise MissingDependency if GTK 3, PyGObject or Xvfb is not installed."""
        self._interpreter()
        if shutil.which("Xvfb") is None:
            raise MissingDependency("Drawing with GTK needs Xvfb. Install it with: sudo apt-get install xvfb")

    def themes(self) -> Sequence[Theme]:
        """The installed themes, and Adwaita in dresses of our own."""
        return themes()

    def draw(self, screen: Screen, look: Look) -> Drawn:
        """Draw a screen.

        Raises:
            RenderError: This one cannot be drawn.
            MissingDependency: GTK cannot run here.
        """
        if self._host is None:
            self.check()
            display = self._display.enter_context(virtual_display())
            environment = {**_ENVIRONMENT, "DISPLAY": display}
            self._host = Host(
                "screenseg.synth.gtk.worker",
                python=self._interpreter(),
                environment=environment,
                lifetime=self._lifetime,
            )
        return self._host.draw(screen, look, {"icons": _icons(screen, look)})

    def close(self) -> None:
        """End the child process and its display."""
        if self._host is not None:
            self._host.close()
            self._host = None
        self._display.close()

    def _interpreter(self) -> str:
        candidates = (self._python,) if self._python else (sys.executable, _SYSTEM)
        for python in candidates:
            if _has_gtk(python):
                return python
        raise MissingDependency(
            f"Drawing with GTK needs PyGObject and GTK 3, which {' and '.join(candidates)} cannot import. "
            "Install them with: sudo apt-get install python3-gi python3-gi-cairo gir1.2-gtk-3.0"
        )


def _icons(screen: Screen, look: Look) -> dict[str, str]:
    """SVG texts of the icons on a screen, from one of the sets of the theme's split; none if no set can be fetched."""
    from screenseg.synth import icons

    wanted = sorted({node.icon for node in screen.walk() if node.icon} & set(icons.meanings()))
    rng = random.Random(f"gtk icons {look.seed}")
    dress = dresses().get(look.theme)
    try:
        chosen = icons.choose(rng, dress.split if dress is not None else "train")
        return {meaning: icons.svg(meaning, rng, chosen) for meaning in wanted}
    except MissingDependency:
        return {}


@functools.cache
def _has_gtk(python: str) -> bool:
    """True if this interpreter can import what the worker needs."""
    try:
        return subprocess.run([python, "-c", _NEEDS], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
