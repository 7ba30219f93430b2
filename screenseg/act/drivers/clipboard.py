"""The clipboard, lent for a moment: for text that the keyboard layout has no keys for."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator

from screenseg.errors import ActionError, MissingDependency

__all__ = ["holding"]

_X11 = sys.platform.startswith("linux")
_KEPT = ("UTF8_STRING", "text/html", "image/png", "text/uri-list")  # the kinds that are given back, first found first


@contextlib.contextmanager
def holding(text: str) -> Iterator[None]:
    """While inside, the clipboard holds `text`; then it holds again what it held before, text or picture.

    Raises:
        MissingDependency: there is no program that reaches the clipboard.
        ActionError: the clipboard does not take the text.
    """
    if _X11:
        kind, before = _saved()
        _put("UTF8_STRING", text.encode())
        try:
            _wait_for(text)
            yield
        finally:
            _put(kind, before)
        return
    import pyperclip

    kept = pyperclip.paste()
    pyperclip.copy(text)
    try:
        yield
    finally:
        pyperclip.copy(kept)


def _saved() -> tuple[str, bytes]:
    """What the clipboard holds and of which kind; empty text if nothing, or nothing that can be kept."""
    targets = _xclip("-out", "-target", "TARGETS").decode(errors="replace").split()
    kind = next((k for k in _KEPT if k in targets), None)
    return (kind, _xclip("-out", "-target", kind)) if kind else ("UTF8_STRING", b"")


def _put(kind: str, content: bytes) -> None:
    _xclip("-in", "-target", kind, content=content)


def _wait_for(text: str) -> None:
    """xclip returns before the X server has heard of the new owner."""
    for _ in range(50):
        if _xclip("-out", "-target", "UTF8_STRING") == text.encode():
            return
        time.sleep(0.02)
    raise ActionError("The clipboard does not take text: another program takes it over. Close clipboard managers.")


def _xclip(*arguments: str, content: bytes | None = None) -> bytes:
    """xclip's output; nothing if the owner of the clipboard does not answer.

    pyperclip, which would start it as well, lets it inherit standard output: whoever reads that to its end, as `| head`
    and subprocess.run do, would wait until the clipboard changes.
    """
    command = ["xclip", "-selection", "clipboard", *arguments]
    out = subprocess.DEVNULL if content is not None else subprocess.PIPE
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=out,
            stderr=subprocess.DEVNULL,
            timeout=3,
            check=False,
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise MissingDependency(
            "Text that the keyboard layout has no keys for goes by the clipboard, which needs the program xclip. "
            "Install it with: sudo apt-get install xclip"
        ) from error
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout or b""
