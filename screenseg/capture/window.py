"""Where a window lies, by its title."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screenseg.errors import CaptureError
from screenseg.geometry import Box

__all__ = ["window_box"]


def window_box(title: str) -> Box:
    """The content of the one window called `title`, in screen points.

    A window of exactly this title is preferred to windows whose titles hold it; case is ignored.

    Raises:
        CaptureError: none or several answer to it, it is minimised, or this platform does not tell its windows.
    """
    if not title.strip():
        raise CaptureError("The window title is empty. Give the title, or a part of it.")
    if sys.platform == "win32":
        return _on_windows(title)
    if sys.platform == "darwin":
        raise CaptureError("Windows cannot be found by title on macOS. Give region=(left, top, right, bottom).")
    return _on_x11(title)


def _pick(title: str, windows: list[tuple[str, Any]]) -> Any:
    """The one window whose title answers to `title`."""
    wanted = title.strip().casefold()
    found = [w for w in windows if w[0].strip().casefold() == wanted]
    found = found or [w for w in windows if wanted in w[0].casefold()]
    if len(found) == 1:
        return found[0][1]
    if found:
        raise CaptureError(
            f"{len(found)} windows answer to {title!r}: {_titles(found)}. Give the whole title, or close the others."
        )
    raise CaptureError(f"No window is called {title!r}. There are: {_titles(windows) or 'none'}.")


def _titles(windows: list[tuple[str, Any]]) -> str:
    names = [repr(name) for name, _ in windows]
    return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")


def _minimised(title: str) -> CaptureError:
    return CaptureError(f"The window {title!r} is minimised or hidden. Bring it back onto the screen.")


def _on_windows(title: str) -> Box:
    import pygetwindow

    window = _pick(title, [(w.title, w) for w in pygetwindow.getAllWindows() if w.title and w.visible])
    if window.isMinimized:
        raise _minimised(title)
    return Box(window.left, window.top, window.right, window.bottom)


def _on_x11(title: str) -> Box:
    from Xlib import X

    with _x11() as display:
        root = display.screen().root
        window = _pick(title, list(_x11_windows(display, root)))
        if window.get_attributes().map_state != X.IsViewable:
            raise _minimised(title)
        size = window.get_geometry()
        corner = root.translate_coords(window, 0, 0)
        return Box(corner.x, corner.y, corner.x + size.width, corner.y + size.height)


@contextlib.contextmanager
def _x11() -> Iterator[Any]:
    """A connection to the X display, its failures as CaptureError."""
    from Xlib import display, error

    try:
        # python3-xlib prints to stdout, and leaves a file open, where there is no authority to show.
        with _authority(), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            connection = display.Display()
    except (error.DisplayError, error.XauthError, OSError) as problem:
        raise CaptureError(f"The X display does not tell its windows: {problem}. Give a region instead.") from problem
    try:
        yield connection
    except error.XError as problem:
        raise CaptureError("The window was closed while it was being looked at. Try again.") from problem
    finally:
        connection.close()


@contextlib.contextmanager
def _authority() -> Iterator[None]:
    """python3-xlib refuses to connect when there is no ~/.Xauthority, which a display such as Xvfb does not need."""
    if "XAUTHORITY" in os.environ or Path("~/.Xauthority").expanduser().exists():
        yield
        return
    os.environ["XAUTHORITY"] = os.devnull
    try:
        yield
    finally:
        del os.environ["XAUTHORITY"]


def _x11_windows(display: Any, root: Any) -> Iterator[tuple[str, Any]]:
    """Title and window of each top-level window: as the window manager lists them, else by walking the tree."""
    listed = root.get_full_property(display.intern_atom("_NET_CLIENT_LIST"), 0)
    if listed is None:
        yield from _walk(display, root)
        return
    for number in listed.value:
        window = display.create_resource_object("window", number)
        if title := _x11_title(display, window):
            yield title, window


def _walk(display: Any, parent: Any) -> Iterator[tuple[str, Any]]:
    from Xlib import X, error

    with contextlib.suppress(error.BadWindow):  # closed meanwhile
        for window in parent.query_tree().children:
            attributes = window.get_attributes()
            if attributes.map_state != X.IsViewable or attributes.win_class != X.InputOutput:
                continue
            if title := _x11_title(display, window):
                yield title, window
            else:
                yield from _walk(display, window)


def _x11_title(display: Any, window: Any) -> str:
    """_NET_WM_NAME (UTF-8), else WM_NAME; empty where there is none or the window is gone."""
    from Xlib import X, error

    for name in ("_NET_WM_NAME", "WM_NAME"):
        with contextlib.suppress(error.BadWindow):
            found = window.get_full_property(display.intern_atom(name), X.AnyPropertyType)
            if found is not None and found.format == 8:
                return _decode(found.value)
    return ""


def _decode(value: bytes | str) -> str:
    """The text of a property: python3-xlib hands over a str where it is UTF-8, python-xlib always bytes."""
    if isinstance(value, str):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
