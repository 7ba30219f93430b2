"""Tk's renderer as the generator sees it: a child process under a screen of its own."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from screenseg.errors import MissingDependency
from screenseg.synth.errors import RenderError
from screenseg.synth.host import Host, virtual_display
from screenseg.synth.tk.themes import HOME, PACKAGES, installed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screenseg.synth.renderer import Drawn, Look, Theme
    from screenseg.synth.spec import Screen

__all__ = ["TkRenderer"]

_LARGEST = (3840, 2400)
_SUBPIXEL_SHARE = 4  # one screen in so many has text drawn for LCD stripes
_LIFETIME = 200  # screens; Tk frees little of what it has loaded
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}/.fonts</dir>{more}</fontconfig>
"""
_SUBPIXEL = """<match target="pattern"><edit name="rgba" mode="assign"><const>rgb</const></edit>
<edit name="lcdfilter" mode="assign"><const>lcddefault</const></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit></match>"""
_NEEDED = {  # module -> what brings it
    "tkinter": "sudo apt-get install python3-tk  (or a Python that was built with Tk)",
    "arabic_reshaper": "pip install arabic-reshaper",
    "bidi": "pip install python-bidi",
    "mss": "pip install mss",
    "PIL": "pip install pillow",
}


class TkRenderer:
    """Draws with Tk: classic widgets, ttk with its own and packaged themes, and CustomTkinter."""

    name = "tk"

    def __init__(self) -> None:
        self._stack: ExitStack | None = None
        self._hosts: dict[bool, Host] = {}
        self._display = ""
        self._folder = ""

    def check(self) -> None:
        """See whether Tk and Xvfb are here.

        Raises:
            MissingDependency: One of them, or a package that every screen needs, is not.
        """
        for module, remedy in _NEEDED.items():
            if find_spec(module) is None:
                raise MissingDependency(f"Drawing with Tk needs {module!r}. Install it with: {remedy}", name=module)
        if find_spec("_tkinter") is None:
            raise MissingDependency(f"This Python has no Tk. Install it with: {_NEEDED['tkinter']}", name="_tkinter")
        if which("Xvfb") is None:
            raise MissingDependency(
                "Drawing with Tk needs Xvfb. Install it with: sudo apt-get install xvfb", name="Xvfb"
            )

    def themes(self) -> Sequence[Theme]:
        """Tk's own themes and those of the packages that are installed."""
        return installed()

    def draw(self, screen: Screen, look: Look) -> Drawn:
        """Draw a screen.

        Raises:
            RenderError: It is too large, its theme is not installed, or Tk failed.
            MissingDependency: Tk or Xvfb is not installed.
        """
        if look.width > _LARGEST[0] or look.height > _LARGEST[1]:
            raise RenderError(
                f"Tk draws at most {_LARGEST[0]} x {_LARGEST[1]} pixels, not {look.width} x {look.height}."
            )
        if all(theme.name != look.theme for theme in installed()):
            package = PACKAGES.get(look.theme.partition("-")[0])
            remedy = f" Install it with: pip install {package.replace('_', '-')}" if package else ""
            raise RenderError(f"Tk has no theme {look.theme!r} here.{remedy}")
        return self._host(subpixel=look.seed % _SUBPIXEL_SHARE == 0).draw(screen, look)

    def close(self) -> None:
        """End the child processes and their screen."""
        for host in self._hosts.values():
            host.close()
        self._hosts.clear()
        stack, self._stack = self._stack, None
        if stack is not None:
            stack.close()

    def _host(self, *, subpixel: bool) -> Host:
        """The child that smooths text in this way; fontconfig reads its settings once in a process."""
        if self._stack is None:
            self.check()
            self._stack = ExitStack()
            self._display = self._stack.enter_context(virtual_display(*_LARGEST))
            self._folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="screenseg-tk-"))
        if subpixel not in self._hosts:
            settings = Path(self._folder) / f"fonts-{subpixel}.conf"
            settings.write_text(_FONTS.format(folder=self._folder, more=_SUBPIXEL if subpixel else ""))
            environment = {"DISPLAY": self._display, "FONTCONFIG_FILE": str(settings), HOME: self._folder}
            self._hosts[subpixel] = Host("screenseg.synth.tk.worker", environment=environment, lifetime=_LIFETIME)
        return self._hosts[subpixel]
