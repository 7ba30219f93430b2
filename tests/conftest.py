"""What tests of several rooms share: a display of their own, and a browser on it."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from screenseg.act.drivers.virtual import virtual_display
from screenseg.geometry import Box

APPS = Path(__file__).parent / "apps"
FLAGS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual X display of 1366x768 with a window manager, which DISPLAY names as long as the tests run.

    The display of whoever runs the tests is left alone. Without Xvfb this fails, and says what to install.
    """
    with virtual_display(width=1366, height=768) as name:
        yield name


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, of which a process can run one at a time."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "The tests need Chromium: sudo apt-get install chromium"
    return program


Browse = Callable[[str], Page]


@pytest.fixture(scope="module")
def browse(
    display: str, playwright: Playwright, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browse]:
    """Opens a page of tests/apps in a headed Chromium, without tabs or address bar, in place of the one before."""
    flags = f"{FLAGS} --test-type --window-size=800,680 --window-position=200,40"
    with contextlib.ExitStack() as opened:

        def open_(name: str) -> Page:
            opened.close()
            context = playwright.chromium.launch_persistent_context(
                tmp_path_factory.mktemp("profile"),
                executable_path=chromium,
                headless=False,
                no_viewport=True,
                chromium_sandbox=False,
                args=[*flags.split(), f"--app={(APPS / name).as_uri()}"],
                ignore_default_args=["--enable-automation"],
            )
            opened.callback(context.close)
            page = context.pages[0]
            page.wait_for_load_state()
            return page

        yield open_


@dataclass(frozen=True)
class Shot:
    """A rendered page: its pixels, and for each element with an id its true box in image pixels."""

    pixels: NDArray[np.uint8]
    boxes: dict[str, Box]


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    launched = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False, args=FLAGS.split())
    yield launched
    launched.close()


@pytest.fixture
def shoot(browser: Browser) -> Callable[..., Shot]:
    """Renders HTML in a real browser: ``shoot(html, width=, height=, scale=)``."""

    def shoot(html: str, *, width: int = 800, height: int = 600, scale: float = 1.0) -> Shot:
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
        page.set_content(f"<style>body{{font:16px 'DejaVu Sans',sans-serif;margin:20px}}</style>{html}")
        found = page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => [e.id, ...['left', 'top', 'right', 'bottom']"
            ".map(side => e.getBoundingClientRect()[side])])"
        )
        png = page.screenshot()
        page.close()
        pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
        return Shot(pixels, {name: Box.of(v * scale for v in sides) for name, *sides in found})

    return shoot
