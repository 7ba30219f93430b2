"""The live desktop: mss sees it, pyautogui moves the mouse and presses keys."""

from __future__ import annotations

import functools
import os
import re
import sys
import time
from typing import Any

from screenseg.act.drivers import clipboard, x11
from screenseg.act.drivers.base import Button
from screenseg.capture import Screenshot, grab
from screenseg.errors import MissingDependency, NoDisplay
from screenseg.geometry import Box, Point

__all__ = ["Desktop", "parse_keys"]

# Keys sent right after a click can come before it takes effect, presumably since the window manager sees the click
# first and hands it on late. Without a pause 16 of 432 fields were not emptied (Tk under Openbox); with this one, and
# text pasted, none of 208 kept its old content (Tk and Chromium).
_CLICK_SETTLES = 0.15
# Until the window has fetched the text from the clipboard: with 0.1 s 1 paste of 64 was lost, with 0.3 s none of 128.
_PASTE_SETTLES = 0.3
# In variables, as mypy would take the other platforms' branches for unreachable.
_X11, _MAC, _WINDOWS = sys.platform.startswith("linux"), sys.platform == "darwin", sys.platform == "win32"
_ALIASES = {"control": "ctrl", "cmd": "command", "meta": "win", "super": "win", "return": "enter", "del": "delete"}


class Desktop:
    """The desktop that this process runs on, or a part of it.

    pyautogui's fail-safe stays on: pushing the mouse into a corner of the screen stops the script.

    Args:
        monitor, region, window: the part that is looked at, as for `screenseg.capture.grab`.
    """

    def __init__(
        self,
        *,
        monitor: int | None = None,
        region: Box | tuple[int, int, int, int] | None = None,
        window: str | None = None,
    ) -> None:
        self._capture = functools.partial(grab, monitor=monitor, region=region, window=window)

    def capture(self) -> Screenshot:
        return self._capture()

    def move(self, point: Point) -> None:
        _gui().moveTo(*point, _pause=False)

    def click(self, point: Point, *, button: Button = "left", count: int = 1) -> None:
        _gui().click(*point, clicks=count, interval=0.05, button=button, _pause=False)
        time.sleep(_CLICK_SETTLES)

    def scroll(self, point: Point, *, steps: int) -> None:
        gui = _gui()
        gui.moveTo(*point, _pause=False)
        # One step is one notch, which Windows counts as 120.
        gui.scroll(-steps * (120 if _WINDOWS else 1), _pause=False)

    def press(self, keys: str) -> None:
        gui = _gui()
        names = parse_keys(keys)
        for name in names:
            if name not in gui.KEYBOARD_KEYS:  # which pyautogui would pass over in silence
                raise ValueError(f"There is no key {name!r} in {keys!r}. Expected names like 'enter', 'tab', 'ctrl+a'.")
        gui.hotkey(*names, _pause=False)

    def write(self, text: str) -> None:
        if _type(text):
            return
        with clipboard.holding(text):
            self.press("command+v" if _MAC else "ctrl+v")
            time.sleep(_PASTE_SETTLES)

    def select_all(self) -> None:
        if _MAC:
            self.press("command+a")
            return
        # ctrl+a goes to the start of the line in Tk on X11, and does nothing in old Windows programs.
        self.press("ctrl+home")
        self.press("ctrl+shift+end")


def parse_keys(keys: str) -> list[str]:
    """The names in ``"Ctrl+Shift+A"``, in lower case; a plus at the end is that key, as in ``"ctrl++"``."""
    names = [name.strip().lower() for name in re.split(r"\+(?!$)", keys)]
    return [_ALIASES.get(name, name) for name in names]


def _type(text: str) -> bool:
    """Enter the text key by key if the keyboard has all of it; else do nothing, and say so."""
    gui = _gui()
    if _X11:
        return x11.type_text(text, check=gui.failSafeCheck)
    if not (text.isascii() and all(gui.isValidKey(c) for c in text)):
        return False
    gui.write(text, _pause=False)
    return True


@functools.cache
def _gui() -> Any:
    """pyautogui, which needs a display, and on Linux Tk, to be imported at all."""
    if _X11 and not os.environ.get("DISPLAY"):
        raise NoDisplay(
            "There is no display to act on: DISPLAY is not set. Log in to an X11 session, or start a virtual one: "
            "'Xvfb :99 -screen 0 1366x768x24 &' and 'export DISPLAY=:99', or run the command under 'xvfb-run'."
        )
    try:
        with x11.authority():
            import pyautogui
    except SystemExit as error:  # what its import does where Python has no tkinter
        raise MissingDependency(
            "Mouse and keyboard need pyautogui, and that needs tkinter, which this Python lacks. "
            "Install it with: sudo apt-get install python3-tk"
        ) from error
    except Exception as error:
        if not type(error).__module__.startswith("Xlib."):
            raise
        raise NoDisplay(
            f"The display {os.environ['DISPLAY']!r} cannot be opened: {error}. Set DISPLAY to one that is running."
        ) from error
    return pyautogui
