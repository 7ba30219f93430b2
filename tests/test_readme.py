"""What the README shows is run: every command, every Python block, every phrase, against a real page in Chromium."""

from __future__ import annotations

import builtins
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from playwright.sync_api import Page, sync_playwright

import screenseg

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent

# The page that the README talks of.
PAGE = """<!doctype html><meta charset="utf-8"><title>Sign up</title>
<style>
  * { box-sizing: border-box } button, input, select { font: inherit }
  body { font: 16px "DejaVu Sans", sans-serif; margin: 24px 40px; width: 640px; color: #222 }
  h1 { font-size: 24px } h2 { font-size: 18px; margin: 0 }
  label { display: block; margin: 14px 0 6px; clear: both }
  input:not([type=checkbox]), select { width: 280px; height: 36px; padding: 0 8px; display: block }
  section { float: left; width: 280px; border: 1px solid #999; padding: 14px; margin: 18px 20px 8px 0 }
  section input:not([type=checkbox]) { width: 200px }
  button { padding: 8px 20px; background: #1a5fb4; color: white; border: 0 }
</style>
<h1>Sign up</h1>
<label for="email">Email</label><input id="email">
<label for="country">Country</label><select id="country"><option>Choose<option>France<option>Norway</select>
<section><h2>Billing</h2><label for="billing">Zip code</label><input id="billing"></section>
<section><h2>Shipping</h2><label for="shipping">Zip code</label><input id="shipping"></section>
<label><input type="checkbox" id="agree"> I agree</label>
<button id="create" onclick="this.textContent = 'Done'">Create account</button>
"""

PHRASES = {  # every phrase of the README's table: the id of what it means on the page
    "Email": "email",
    "E-mail field": "email",
    "country drop-down": "country",
    "I agree tick box": "agree",
    "Create acount button": "create",
    "dropdown": "country",
    "Zip code field in Billing": "billing",
    "second Zip code": "shipping",
    "checkbox above Create account": "agree",
}


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line where it starts."""

    language: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"line {self.line}"


T = TypeVar("T")
CHROMIUM = [
    "--window-size=800,700",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
]
BLOCKS = [
    Block(match[1], match[2], README.count("\n", 0, match.start()) + 1)
    for match in re.finditer(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
]
COMMANDS = [line for block in BLOCKS if block.language == "sh" for line in block.text.splitlines()]
PYTHON = [block for block in BLOCKS if block.language == "python"]
LIVE = [block for block in PYTHON if re.search(r"screenseg\.(find|Screen)\(", block.text)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with shot.png, the page as Chromium shows it."""
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def boxes(folder: Path) -> dict[str, dict[str, float]]:
    """Where everything stands on shot.png, by id, as the DOM says."""

    def work(page: Page) -> dict[str, dict[str, float]]:
        page.set_viewport_size({"width": 700, "height": 480})
        page.screenshot(path=folder / "shot.png")
        found: dict[str, dict[str, float]] = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('[id]')].map(e => [e.id, e.getBoundingClientRect()]))"
        )
        return found

    return _with_page(work, headless=True)


def _with_page(work: Callable[[Page], T], *, headless: bool) -> T:
    """What `work` gives back, called with the page open in Chromium."""

    def run() -> T:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), headless=headless, args=CHROMIUM)
            page = browser.new_page(no_viewport=not headless)
            page.set_content(PAGE)
            done = work(page)
            browser.close()
            return done

    # Playwright allows one instance in a thread, and other tests may keep one open in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def _chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "make test installs Chromium"
    return path


def _run(command: str, folder: Path, *, check: bool = True) -> str:
    """What a command line prints, with this environment's programs first on the path."""
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "COLUMNS": "120", "NO_COLOR": "1"}
    command = re.sub(r"^python3\b", sys.executable, command)
    command = command.replace("RECIPES/", f"{ROOT}/datasets/recipes/").replace(" SET ", f" {ROOT}/datasets/sample ")
    command = command.replace("--minutes 60", "--minutes 0.01")  # a step or two: enough for all that follows
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout
    return done.stdout


def test_the_readme_opens_with_the_two_commands() -> None:
    first = BLOCKS[0]
    assert first.language == "sh"
    assert [line.partition("#")[0].split() for line in first.text.splitlines()] == [["make", "demo"], ["make", "test"]]
    assert first.line < 12


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {block.language for block in BLOCKS} == {"sh", "python", "console"}
    assert len(PYTHON) >= 3
    assert LIVE


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works(command: str, folder: Path) -> None:
    """`make` is asked what it would do, and pip what it would install: this test is itself a part of `make test`."""
    if command.startswith("make "):
        assert _run(command.replace("make ", "make --dry-run ", 1), ROOT)
    elif " pip install " in command:
        dry = " pip install --dry-run --ignore-installed --no-deps --no-build-isolation --no-index "
        assert "Would install screenseg-" in _run(command.replace(" pip install ", dry), ROOT)
    else:
        assert command.startswith("screenseg ")
        printed = _run(command, folder)
        assert "Traceback" not in printed
    if "--json >" in command:
        written = (folder / command.partition(">")[2].partition("#")[0].strip()).read_text(encoding="utf-8")
        assert screenseg.Document.from_json(written).find("Email field").role == "textbox"


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize("block", [b for b in BLOCKS if b.language == "console"], ids=str)
def test_a_command_prints_what_is_shown(block: Block, folder: Path) -> None:
    """Figures aside: a pixel more or less depends on the fonts that are installed."""
    shown = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE)
    assert shown
    for command, output in shown:
        printed = _run(command, folder)
        assert re.sub(r"\d+", "0", printed) == re.sub(r"\d+", "0", output), printed
        assert printed.partition("status")[2] == output.partition("status")[2]


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize("block", [b for b in PYTHON if b not in LIVE], ids=str)
def test_a_python_block_runs(block: Block, folder: Path) -> None:
    (folder / "block.py").write_text(block.text, encoding="utf-8")
    printed = _run(f"{sys.executable} -W error block.py", folder)
    assert printed.strip()


EXPECTED = {  # for each live block, what the page then holds
    "create": {"email": "ada@example.com", "country": "France", "agree": True, "create": "Done"},
    "Shipping": {"billing": "", "shipping": "東京 75001", "agree": True, "create": "Create account"},
}


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("block", LIVE, ids=str)
def test_a_live_block_does_what_it_says(block: Block, tmp_path: Path) -> None:
    (expected,) = (page for word, page in EXPECTED.items() if word in block.text.replace("Create", "create"))
    (tmp_path / "block.py").write_text(block.text, encoding="utf-8")

    def work(page: Page) -> dict[str, object]:
        _run(f"{sys.executable} -W error block.py", tmp_path)
        assert "textbox 'Email'" in _run("screenseg find 'Email field'", tmp_path)
        held: dict[str, object] = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('[id]')].map(e =>"
            " [e.id, e.type == 'checkbox' ? e.checked : e.tagName == 'BUTTON' ? e.textContent : e.value]))"
        )
        return held

    held = _with_page(work, headless=False)
    assert {name: held[name] for name in expected} == expected


def test_the_table_of_phrases_is_the_one_that_is_tested() -> None:
    assert _column("| phrase |", 0) == list(PHRASES)


def _column(header: str, number: int) -> list[str]:
    """The cells in back quotes of one column of the table with this header."""
    table = README.partition(header)[2].partition("\n\n")[0].splitlines()[2:]
    return [name for row in table for name in re.findall(r"`([^`]+)`", row.strip("| ").split(" | ")[number])]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_finds_what_it_means(phrase: str, boxes: dict[str, dict[str, float]], folder: Path) -> None:
    point = screenseg.parse(folder / "shot.png").find(phrase).point
    box = boxes[PHRASES[phrase]]
    assert box["left"] <= point.x < box["right"]
    assert box["top"] <= point.y < box["bottom"]


def test_the_table_of_errors_is_true() -> None:
    told = set(_column("| error |", 0))
    assert told == {n for n in screenseg.errors.__all__ if n not in ("Candidate", "ScreensegError", "FindError")}
    table = README.partition("| error |")[2].partition("\n\n")[0].splitlines()[2:]
    for row in table:
        names, bases = (re.findall(r"`(\w+)`", cell) for cell in row.strip("| ").split(" | ")[:2])
        for name, base in zip(names, bases * len(names) if len(bases) == 1 else bases, strict=True):
            assert issubclass(getattr(screenseg, name), getattr(builtins, base))


@pytest.mark.parametrize(
    ("name", "header"),
    [("Locator", "| of a `Locator` |"), ("Element", "| of an `Element` |")],
    ids=["Locator", "Element"],
)
def test_the_tables_tell_all_that_a_class_offers(name: str, header: str) -> None:
    told = {cell.partition("(")[0] for cell in _column(header, 0)}
    assert {n for n in dir(getattr(screenseg, name)) if not n.startswith("_")} - told <= {"id"}
    assert told <= set(dir(getattr(screenseg, name)))
