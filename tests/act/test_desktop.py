"""The desktop driver alone: keys, clipboard, layouts, and what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import screenseg
from screenseg.act.drivers import Desktop
from screenseg.act.drivers.desktop import parse_keys

Open = Callable[[str], Any]


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("a", ["a"]),
        ("Enter", ["enter"]),
        ("Ctrl+Shift+Tab", ["ctrl", "shift", "tab"]),
        ("ctrl++", ["ctrl", "+"]),
        ("+", ["+"]),
        ("Control + Del", ["ctrl", "delete"]),
    ],
)
def test_key_names(keys: str, names: list[str]) -> None:
    assert parse_keys(keys) == names


@pytest.mark.parametrize("keys", ["", "ctrl+", "ctrl+hyper", "enterr"])
def test_a_key_that_does_not_exist(display: str, keys: str) -> None:
    with pytest.raises(ValueError, match="There is no key"):
        Desktop().press(keys)


def _xclip(*arguments: str, content: bytes | None = None) -> bytes:
    out = subprocess.DEVNULL if content is not None else subprocess.PIPE
    command = ["xclip", "-selection", "clipboard", *arguments]
    return subprocess.run(command, input=content, stdout=out, check=True, timeout=10).stdout or b""


@pytest.mark.parametrize(
    ("kind", "content"), [("UTF8_STRING", "mein Schlüssel".encode()), ("image/png", b"\x89PNG\r\n\x1a\n1")]
)
def test_the_clipboard_is_given_back(window: Open, kind: str, content: bytes) -> None:
    form = window("form")
    _xclip("-in", "-target", kind, content=content)
    screenseg.find("First name").type("Größe")
    assert form.holds("First name", "Größe")
    assert _xclip("-out", "-target", kind) == content


@pytest.fixture
def german(display: str) -> Iterator[None]:
    """The German keyboard layout, where @ and { need AltGr, and z and y change places."""
    assert shutil.which("setxkbmap"), "The test needs setxkbmap: sudo apt-get install x11-xkb-utils"
    subprocess.run(["setxkbmap", "de"], check=True)
    yield
    subprocess.run(["setxkbmap", "us"], check=True)


@pytest.mark.parametrize("text", ["Größe, Zyklus; (a/b) = 7?", "a@b.c {~}"])
def test_another_keyboard_layout(window: Open, german: None, text: str) -> None:
    form = window("form")
    screenseg.find("First name").type(text)
    assert form.holds("First name", text)


def test_the_wheel_and_the_pointer(window: Open) -> None:
    form = window("form")
    notes = screenseg.find("Notes")
    notes.type("\n".join(f"line {n}" for n in range(12)))
    screen = screenseg.Screen()
    point = notes.element().point
    below = screen.screenshot().pixels
    screen.driver.scroll(point, steps=-3)
    assert (screen.wait_until_still(seconds=2).pixels != below).any()
    notes.hover()
    assert form.state["Notes"].startswith("line 0\n")


def _run(code: str, **environment: str) -> str:
    """What a fresh process prints on standard error when it acts under another environment."""
    kept = {k: v for k, v in os.environ.items() if k not in environment}
    env = kept | {k: v for k, v in environment.items() if v}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    return done.stderr


def test_no_display() -> None:
    for code in ("screenseg.find('x').click()", "screenseg.Screen().press('enter')"):
        error = _run(f"import screenseg; {code}", DISPLAY="")
        assert "NoDisplay: There is no display" in error
        assert "Xvfb :99 -screen 0" in error


def test_a_display_that_does_not_run() -> None:
    error = _run("import screenseg; screenseg.Screen().press('enter')", DISPLAY=":4099")
    assert "NoDisplay: The display ':4099' cannot be opened" in error


def test_no_xclip(display: str, tmp_path: Path) -> None:
    code = "from screenseg.act.drivers import Desktop; Desktop().write('東京')"
    error = _run(code, PATH=str(tmp_path))
    assert "MissingDependency" in error
    assert "sudo apt-get install xclip" in error


def test_no_xvfb(tmp_path: Path) -> None:
    code = "from screenseg.act.drivers.virtual import virtual_display\nwith virtual_display(): pass"
    error = _run(code, PATH=str(tmp_path))
    assert "MissingDependency" in error
    assert "sudo apt-get install xvfb" in error


def test_no_tkinter_for_pyautogui(display: str) -> None:
    """A Python without tkinter, as Debian's is: pyautogui's import then ends the process."""
    code = "import sys; sys.modules['tkinter'] = None\nimport screenseg; screenseg.Screen().press('enter')"
    error = _run(code)
    assert "MissingDependency" in error
    assert "sudo apt-get install python3-tk" in error


def test_typing_leaves_no_process_that_holds_the_output(display: str) -> None:
    """xclip lives on as the clipboard's owner; whoever reads the script's output must not wait for its end."""
    code = "from screenseg.act.drivers import Desktop; Desktop().write('東京'); print('done')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "done\n"
