"""The demo, as `make demo` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from screenseg import demo


def _demo(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k != "DISPLAY"} | environment
    command = [sys.executable, "-m", "screenseg", "demo"]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=150, check=False)


def test_without_a_display_it_starts_its_own_and_fills_the_form(tmp_path: Path) -> None:
    done = _demo(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in demo.WANTED:
        assert f"ok    {name}: " in done.stdout
    assert "textbox 'Email' value='zoe@example.com'" in done.stdout
    assert str(tmp_path / demo.OVERLAY) in done.stdout
    assert (tmp_path / demo.OVERLAY).read_bytes().startswith(b"\x89PNG")


def test_on_the_display_that_is_there(display: str, tmp_path: Path) -> None:
    done = _demo(tmp_path, DISPLAY=display)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "virtual" not in done.stdout


def test_without_xvfb_it_says_what_to_install(tmp_path: Path) -> None:
    done = _demo(tmp_path, PATH=str(tmp_path))
    assert done.returncode == 1
    assert "sudo apt-get install xvfb" in done.stdout


@pytest.mark.parametrize("wrong", [{"Email": "zoe@example.corn"}, {"Newsletter": True}])
def test_a_wrong_value_is_told(wrong: dict[str, str | bool], capsys: pytest.CaptureFixture[str]) -> None:
    assert demo._report(Console(), {**demo.WANTED}) == 0
    assert demo._report(Console(), {**demo.WANTED, **wrong}) == 1
    assert demo._report(Console(), {}) == 1
    assert "WRONG Email: " in capsys.readouterr().out
