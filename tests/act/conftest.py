"""A real Tk window, driven by what is seen and asked what it holds."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

APPS = Path(__file__).parent.parent / "apps"


class Window:
    """A Tk window in a process of its own, which tells what it holds at each change."""

    def __init__(self, mode: str) -> None:
        command = [sys.executable, str(APPS / "form.py"), mode]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.state: dict[str, Any] = {}
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        self.wait(bool)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.state = json.loads(line)

    def wait(self, what: Callable[[dict[str, Any]], Any], seconds: float = 5.0) -> dict[str, Any]:
        """The state as soon as `what` is true of it, or as it is when the time is over."""
        deadline = time.monotonic() + seconds
        while not what(self.state) and time.monotonic() < deadline and self.process.poll() is None:
            time.sleep(0.02)
        return self.state

    def holds(self, name: str, value: Any) -> bool:
        return bool(self.wait(lambda state: state.get(name) == value).get(name) == value)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self._thread.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def window(display: str) -> Iterator[Callable[[str], Window]]:
    """Opens a window of tests/apps/form.py in a mode."""
    opened: list[Window] = []

    def open_(mode: str) -> Window:
        opened.append(Window(mode))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()
