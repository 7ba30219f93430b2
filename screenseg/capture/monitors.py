"""The live screen, through mss: all of it, one monitor, a region, a window."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import mss
import numpy as np
from mss.exception import ScreenShotError

from screenseg.capture.screenshot import Screenshot
from screenseg.capture.window import window_box
from screenseg.errors import CaptureError, NoDisplay
from screenseg.geometry import Box, Point

__all__ = ["Monitor", "grab", "monitors"]


@dataclass(frozen=True, slots=True)
class Monitor:
    """A monitor: its `number` for `grab`, from 1, and its `box` in screen points, which may be negative."""

    number: int
    box: Box
    primary: bool
    name: str | None = None


def monitors() -> tuple[Monitor, ...]:
    """The monitors, the primary one first as number 1, the others in the system's order.

    Raises:
        NoDisplay: there is no display.
        CaptureError: the system refuses to tell.
    """
    with _mss() as screen:
        return _monitors(screen)


def grab(
    *,
    monitor: int | None = None,
    region: Box | tuple[int, int, int, int] | None = None,
    window: str | None = None,
) -> Screenshot:
    """A picture of the screen as it is now: all monitors together, unless one of the arguments says otherwise.

    Args:
        monitor: a number as in `monitors()`, 1 being the primary one; 0 is all of them together.
        region: left, top, right, bottom in screen points, right and bottom exclusive; wholly on the screen.
        window: title of a window, or a part of it, case ignored. The picture is of the place where the window's
            content lies, so what covers it is in the picture; parts that lie off the screen are cut off.

    Raises:
        NoDisplay: there is no display.
        CaptureError: there is no such monitor, region or window, or several windows answer to the title.
    """
    if sum(choice is not None for choice in (monitor, region, window)) > 1:
        raise CaptureError("Give only one of monitor, region and window.")
    with _mss() as screen:
        desktop = _box(screen.monitors[0])
        if window is not None:
            box = window_box(window).intersect(desktop)
            if box is None:
                raise CaptureError(f"The window {window!r} lies outside of the screen. Move it onto the screen.")
        elif region is not None:
            box = _region(region, desktop)
        else:
            box = _numbered(_monitors(screen), monitor).box if monitor else desktop
        return _shot(screen, box)


@contextlib.contextmanager
def _mss() -> Iterator[mss.MSS]:
    """A connection to the screen, closed at the end; its failures as ours."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        wayland = " Wayland does not let programs look at the screen." if os.environ.get("WAYLAND_DISPLAY") else ""
        raise NoDisplay(f"There is no display: DISPLAY is not set.{wayland} {_HOW_TO_GET_ONE}")
    try:
        screen = mss.MSS()
    except ScreenShotError as error:
        if "connect to display" not in str(error):
            raise CaptureError(f"The screen cannot be captured: {error}") from error
        raise NoDisplay(
            f"The display {os.environ.get('DISPLAY')!r} cannot be opened: {error}. {_HOW_TO_GET_ONE}"
        ) from error
    with screen:
        try:
            yield screen
        except ScreenShotError as error:
            raise CaptureError(f"The screen cannot be captured: {error}") from error


_HOW_TO_GET_ONE = (
    "Set DISPLAY to an X display that is running, log in to an X11 session, or start a virtual one: "
    "'Xvfb :99 -screen 0 1366x768x24 &' and 'export DISPLAY=:99', or run the command under 'xvfb-run'."
)


def _monitors(screen: mss.MSS) -> tuple[Monitor, ...]:
    # Without the RandR extension X tells only the whole screen.
    found: list[dict[str, Any]] = screen.monitors[1:] or screen.monitors
    primary = next((m for m in found if m.get("is_primary")), found[0])
    ordered = [primary, *(m for m in found if m is not primary)]
    return tuple(
        Monitor(number, _box(m), m is primary, m.get("name") or m.get("output")) for number, m in enumerate(ordered, 1)
    )


def _numbered(found: tuple[Monitor, ...], number: int) -> Monitor:
    for monitor in found:
        if monitor.number == number:
            return monitor
    known = ", ".join(f"{m.number} at {tuple(m.box)}" for m in found)
    raise CaptureError(f"There is no monitor {number!r}. There are: {known}; 0 is all of them together.")


def _region(region: Box | tuple[int, int, int, int], desktop: Box) -> Box:
    try:
        box = Box(*region)
    except (TypeError, ValueError) as error:
        raise CaptureError(f"region must be (left, top, right, bottom) in whole points: {error}") from error
    if not desktop.contains(box):
        raise CaptureError(f"The region {tuple(box)} does not lie on the screen, which is {tuple(desktop)}.")
    return box


def _box(monitor: dict[str, Any]) -> Box:
    left, top = monitor["left"], monitor["top"]
    return Box(left, top, left + monitor["width"], top + monitor["height"])


def _shot(screen: mss.MSS, box: Box) -> Screenshot:
    shot = screen.grab({"left": box.left, "top": box.top, "width": box.width, "height": box.height})
    pixels = np.ascontiguousarray(np.asarray(shot)[..., 2::-1])
    pixels.flags.writeable = False
    return Screenshot(pixels, Point(box.left, box.top), shot.size.width / box.width)
