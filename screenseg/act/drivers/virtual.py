"""A display of one's own, for a machine that has none or for work that should not be seen."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator

from screenseg.errors import MissingDependency, NoDisplay

__all__ = ["virtual_display"]

_STARTS = 10.0  # seconds


@contextlib.contextmanager
def virtual_display(*, width: int = 1366, height: int = 768) -> Iterator[str]:
    """Start Xvfb, with the window manager Openbox if it is installed, and point DISPLAY at it while inside.

    Args:
        width, height: of the screen, pixels.

    Yields:
        The display's name, such as ``":1"``.

    Raises:
        MissingDependency: Xvfb is not installed.
        NoDisplay: it does not start.
    """
    before = os.environ.get("DISPLAY")
    with contextlib.ExitStack() as stack:
        name = stack.enter_context(_xvfb(width, height))
        os.environ["DISPLAY"] = name
        stack.callback(_restore, before)
        if shutil.which("openbox"):
            stack.enter_context(_openbox())
        yield name


def _restore(display: str | None) -> None:
    if display is None:
        del os.environ["DISPLAY"]
    else:
        os.environ["DISPLAY"] = display


@contextlib.contextmanager
def _xvfb(width: int, height: int) -> Iterator[str]:
    """An X server on the first free number, which it writes to a pipe when it is ready."""
    if shutil.which("Xvfb") is None:
        raise MissingDependency("A virtual display needs Xvfb. Install it with: sudo apt-get install xvfb")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with _running([*command, "-noreset"], pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise NoDisplay(f"Xvfb does not start. To see why: {' '.join(command[:1] + command[3:])}")
        yield f":{number}"


@contextlib.contextmanager
def _openbox() -> Iterator[None]:
    """Openbox, from when it manages windows: one that is mapped earlier would get its frame late, and move."""
    from Xlib import X

    from screenseg.act.drivers.x11 import connected

    with _running(["openbox", "--sm-disable"]), connected() as connection:
        atom = connection.intern_atom("_NET_SUPPORTING_WM_CHECK")
        deadline = time.monotonic() + _STARTS
        root = connection.screen().root
        while root.get_full_property(atom, X.AnyPropertyType) is None and time.monotonic() < deadline:
            time.sleep(0.02)
        yield


@contextlib.contextmanager
def _running(command: list[str], *, pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    with subprocess.Popen(
        command, pass_fds=pass_fds, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()
