"""What tests of several rooms share: a display of their own, and a browser on it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from screenseg.act.drivers.virtual import virtual_display

APPS = Path(__file__).parent / "apps"


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual X display of 1366x768 with a window manager, which DISPLAY names as long as the tests run.

    The display of whoever runs the tests is left alone. Without Xvfb this fails, and says what to install.
    """
    with virtual_display(width=1366, height=768) as name:
        yield name


Browse = Callable[[str], Page]


@pytest.fixture(scope="module")
def browse(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """Opens a page of tests/apps in a headed Chromium, without tabs or address bar, in place of the one before."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "The tests need Chromium: sudo apt-get install chromium"
    flags = (
        "--test-type --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --window-size=800,680 --window-position=200,40"
    )
    with sync_playwright() as playwright, contextlib.ExitStack() as opened:

        def open_(name: str) -> Page:
            opened.close()
            context = playwright.chromium.launch_persistent_context(
                tmp_path_factory.mktemp("profile"),
                executable_path=program,
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
