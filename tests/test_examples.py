"""Every script in examples/ is run, as a person would run it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

EXAMPLES = Path(__file__).parent.parent / "examples"


def _run(name: str, *arguments: str) -> list[str]:
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_sign_up(browse: Callable[[str], Page]) -> None:
    page = browse("sign_up.html")
    _run("sign_up.py")
    held = page.evaluate(
        "[...'name email country'.split(' ').map(id => document.getElementById(id).value), agree.checked]"
    )
    assert held == ["Zoë Größe", "zoe@example.com", "Norway", True]
    assert page.text_content("h1") == "Welcome"


def test_read_a_picture(browse: Callable[[str], Page], tmp_path: Path) -> None:
    page = browse("sign_up.html")
    page.fill("#name", "Ada Lovelace")
    page.select_option("#country", "France")
    page.check("#agree")
    page.screenshot(path=tmp_path / "shot.png")
    lines = _run("read_a_picture.py", str(tmp_path / "shot.png"))
    assert lines == ["Full name: Ada Lovelace", "Email: ", "Country: France", "I agree: yes"]


def test_refuse(browse: Callable[[str], Page], tmp_path: Path) -> None:
    page = browse("sign_up.html")
    page.evaluate("document.querySelector('label').textContent = 'Email'")
    page.screenshot(path=tmp_path / "shot.png")
    lines = _run("refuse.py", str(tmp_path / "shot.png"))
    assert [line.split(" Box(")[0] for line in lines] == ["could be: textbox"] * 2 + ["meant:"]
    assert lines[2].removeprefix("meant: ") == lines[1].removeprefix("could be: textbox ")


def test_every_example_has_a_test() -> None:
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert {path.stem for path in EXAMPLES.glob("*.py")} <= tested
