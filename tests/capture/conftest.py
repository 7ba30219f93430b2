"""A bare X display of two monitors without a window manager, and windows that a test opens on any display."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from screenseg import CaptureError
from screenseg.capture.window import window_box


@pytest.fixture
def bare_display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A new Xvfb of 1000x400 that no window manager runs on."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1000x400x24", "-noreset", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        name = f":{pipe.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    yield name
    server.terminate()
    server.wait(10)


_WINDOW = """
import sys, tkinter
title, geometry, colour, state = sys.argv[1:]
root = tkinter.Tk()
root.title(title)
root.geometry(geometry)
root.configure(background=colour)
root.wait_visibility()
root.update()
if state == "iconic":
    root.iconify()
    while root.winfo_viewable():
        root.update()
print("ready", flush=True)
root.mainloop()
"""

OpenWindow = Callable[..., None]


def _wait_until_listed(title: str) -> None:
    """The window manager lists a window a moment after it is on the screen."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            window_box(title)
        except CaptureError as error:
            if "No window" in str(error):
                time.sleep(0.02)
                continue
        return


@pytest.fixture
def open_window() -> Iterator[OpenWindow]:
    """Opens a real Tk window, in a process of its own, and returns when it is mapped and listed."""
    started: list[subprocess.Popen[str]] = []

    def open_(title: str, geometry: str, colour: str, state: str = "normal") -> None:
        command = [sys.executable, "-c", _WINDOW, title, geometry, colour, state]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        _wait_until_listed(title)

    yield open_
    for process in started:
        process.terminate()
        process.communicate(timeout=10)
