"""Typing on X11 with the keyboard layout as it is.

pyautogui knows the shifted characters of the US layout only, and passes over what it does not know; so keys are looked
up here in the server's own keyboard mapping (X11 protocol, chapter 5, "Keyboards").

Characters that the layout lacks could be put on a spare key for a moment, as xdotool does. Tried with Tk and Chromium
side by side under Openbox, 102 of 160 texts did not arrive in their field, the pause around the change being 0, 50 or
150 ms; with Tk alone 27 of 28 did. Why was not found out; other programs reading the keyboard anew is a guess. Such
text goes by the clipboard instead.
"""

from __future__ import annotations

import contextlib
import io
import os
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["authority", "connected", "type_text"]

_PER_KEY = 0.005  # seconds
_SHIFT, _LOCK = 1, 2  # bits of the pointer's state, KEYBUTMASK
_CONTROL_KEYS = {"\n": 0xFF0D, "\r": 0xFF0D}  # Return
Strokes = list[tuple[int, bool]]


def type_text(text: str, *, check: Callable[[], None]) -> bool:
    """Press the keys of `text` if the layout has all of them, calling `check` before each; else press none.

    Returns:
        Whether it was typed.
    """
    from Xlib import XK, X
    from Xlib.ext import xtest

    with connected() as connection:
        strokes = _strokes(text, connection)
        if strokes is None:
            return False
        shift = connection.keysym_to_keycode(XK.XK_Shift_L)
        for keycode, shifted in strokes:
            check()
            keys = [shift, keycode] if shifted else [keycode]
            for key in keys:
                xtest.fake_input(connection, X.KeyPress, key)
            for key in reversed(keys):
                xtest.fake_input(connection, X.KeyRelease, key)
            connection.sync()
            time.sleep(_PER_KEY)
    return True


def _strokes(text: str, connection: Any) -> Strokes | None:
    """Keycode, and whether with Shift, of each character in the active group; None if one is not there."""
    state = connection.screen().root.query_pointer().mask
    group = state >> 13 & 3
    if group > 1:  # the core protocol tells the first two only
        return None
    lowest, highest = connection.display.info.min_keycode, connection.display.info.max_keycode
    keys: dict[int, tuple[int, bool]] = {}
    for keycode, keysyms in enumerate(connection.get_keyboard_mapping(lowest, highest - lowest + 1), lowest):
        plain, shifted = (list(keysyms) + [0] * 4)[2 * group : 2 * group + 2]
        keys.setdefault(plain, (keycode, False))
        keys.setdefault(shifted, (keycode, True))
    strokes = []
    for character in text:
        stroke = next((keys[k] for k in _keysyms(character) if k in keys), None)
        if stroke is None:
            return None
        keycode, with_shift = stroke
        strokes.append((keycode, with_shift != bool(state & _LOCK and character.isalpha())))
    return strokes


def _keysyms(character: str) -> tuple[int, ...]:
    """The keysyms that mean a character: Latin-1's own number, and Unicode's number plus 0x1000000."""
    code = ord(character)
    if character in _CONTROL_KEYS:
        return (_CONTROL_KEYS[character],)
    return (code, 0x1000000 | code) if 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF else (0x1000000 | code,)


@contextlib.contextmanager
def connected() -> Iterator[Any]:
    """A python3-xlib connection to DISPLAY, closed at the end."""
    with authority():
        from Xlib import display

        connection = display.Display()
    try:
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def authority() -> Iterator[None]:
    """Let python3-xlib connect without ~/.Xauthority, which a display such as Xvfb does not need, and in silence."""
    absent = "XAUTHORITY" not in os.environ and not Path("~/.Xauthority").expanduser().exists()
    if absent:
        os.environ["XAUTHORITY"] = os.devnull
    try:
        # It prints to standard output, leaves a file open, and its source makes newer Pythons warn.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if absent:
            del os.environ["XAUTHORITY"]
