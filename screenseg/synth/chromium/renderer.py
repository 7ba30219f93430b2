"""Chromium, driven by Playwright: one page, filled again for every screen."""

from __future__ import annotations

import base64
import contextlib
import math
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from screenseg._optional import optional
from screenseg.errors import MissingDependency
from screenseg.synth.chromium import assets
from screenseg.synth.chromium.harvest import harvest
from screenseg.synth.chromium.scene import Scene
from screenseg.synth.chromium.skin import Skin, skins
from screenseg.synth.errors import RenderError
from screenseg.synth.renderer import Drawn, Look, Theme
from screenseg.synth.spec import Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright

__all__ = ["ChromiumRenderer"]

_HERE = Path(__file__).parent
_TRUTH = ("boxes", "words", "controls", "walk")
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    *"--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split(),
    *"--disable-component-update --disable-sync --allow-file-access-from-files".split(),
    "--host-resolver-rules=MAP * ~NOTFOUND",  # whatever a page asks for is on the disk, or not there
)
# Text is drawn with coloured edges, as on flat screens, where the page lets it; `Scene` forbids it on most pages.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><edit name="rgba" mode="assign"><const>rgb</const></edit></match>
<match target="font"><edit name="rgba" mode="assign"><const>rgb</const></edit></match></fontconfig>"""
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_NOWHERE = (-10.0, -10.0)
_MIDDLE = """id => {
  const box = document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
  return box ? [(box.left + box.right) / 2, (box.top + box.bottom) / 2] : null;
}"""
_SCREENS_PER_PAGE = 200  # a page is thrown away before what it has collected counts
_MILLISECONDS = 15_000.0


@lru_cache(maxsize=1)
def _prepare() -> str:
    return (_HERE / "prepare.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _truth() -> str:
    """One function that reads the page, put together from the files in `truth/`."""
    parts = ((_HERE / "truth" / f"{name}.js").read_text(encoding="utf-8") for name in _TRUTH)
    return "() => {" + "\n".join(parts) + "}"


class ChromiumRenderer:
    """Draws screens as web pages in every skin of `skins/`; starts a browser at the first `draw`.

    Args:
        browser: One that runs already (a process can have only one Playwright); it is not closed.
    """

    name = "chromium"

    def __init__(self, browser: Browser | None = None) -> None:
        self._browser = browser
        self._given = browser is not None
        self._playwright: Playwright | None = None
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self._cdp: CDPSession | None = None
        self._drawn = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> ChromiumRenderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def check(self) -> None:
        """Raise MissingDependency if Chromium, Playwright or jinja2 is not installed."""
        optional("playwright", extra="synth", purpose="Drawing web pages")
        optional("jinja2", extra="synth", purpose="Drawing web pages")
        if not self._given:
            _program()

    def themes(self) -> Sequence[Theme]:
        """The skins whose style sheets are here, or can be fetched because there is npm."""
        fetching = shutil.which("npm") is not None
        return [skin.theme for skin in skins().values() if fetching or _here(skin)]

    def draw(self, screen: Screen, look: Look) -> Drawn:
        """Draw a screen as a page.

        Raises:
            RenderError: There is no such theme, or the browser gave up on this page.
            MissingDependency: Chromium, Playwright or a package of the skin is missing.
        """
        skin = skins().get(look.theme)
        if skin is None:
            raise RenderError(f"Chromium has no theme {look.theme!r}; themes: {', '.join(sorted(skins()))}.")
        html = Scene(screen, look, skin).page()
        try:
            image, found = self.photograph(html, look, scroll=screen.scroll, ready=skin.ready, hovered=screen.hovered)
        except RenderError as error:
            raise RenderError(f"A screen of kind {screen.kind!r} as {skin.name}: {error}") from error
        elements, texts = harvest(screen, found)
        return Drawn(
            image=image,
            elements=elements,
            texts=texts,
            covers=[((box[0], box[1], box[2], box[3]), layer) for box, layer in found["covers"]],
            ignore=[(box[0], box[1], box[2], box[3]) for box in found["ignore"]],
            dimmed_below=found["dim"],
        )

    def photograph(
        self, html: str, look: Look, *, scroll: float = 0.0, ready: str = "", hovered: str = ""
    ) -> tuple[np.ndarray[Any, Any], dict[str, Any]]:
        """A page that somebody else wrote, as pixels and as what `truth/` read from it.

        Args:
            html: The document; what is marked ``data-id`` and ``data-role`` is told of.
            look: Only its width, height and scale count.
            scroll: How far the page is scrolled, 0..1.
            ready: A JavaScript expression that is awaited first.
            hovered: The ``data-id`` of what the pointer stands on, if any.

        Raises:
            RenderError: The browser gave up on this page.
        """
        self.check()
        from playwright.sync_api import Error

        try:
            return self._shoot(self._opened(), html, look, scroll, ready, hovered)
        except Error as error:
            self._forget()
            raise RenderError(f"Chromium could not draw it: {error}") from error

    def _shoot(
        self, page: Page, html: str, look: Look, scroll: float, ready: str, hovered: str
    ) -> tuple[np.ndarray[Any, Any], dict[str, Any]]:
        assert self._cdp is not None
        assert self._folder is not None
        self._resize(math.ceil(look.width / look.scale), math.ceil(look.height / look.scale), look.scale)
        file = Path(self._folder.name) / "page.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri(), wait_until="load", timeout=_MILLISECONDS)
        if ready:
            page.evaluate(f"async () => {{ await ({ready}); await ({_TWO_FRAMES})() }}")
        page.evaluate(_prepare(), scroll)
        x, y = page.evaluate(_MIDDLE, hovered) or _NOWHERE
        page.mouse.move(x, y)
        page.evaluate(_TWO_FRAMES)
        picture = self._cdp.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})["data"]
        found = page.evaluate(_truth())
        self._drawn += 1
        return _decode(picture, look), found

    def _resize(self, width: int, height: int, scale: float) -> None:
        assert self._cdp is not None
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self._cdp.send("Emulation.setDeviceMetricsOverride", metrics)

    def _opened(self) -> Page:
        """The page, in a browser that runs; a fresh one after so many screens."""
        if self._page is not None and self._drawn < _SCREENS_PER_PAGE:
            return self._page
        self._forget()
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="screenseg-pages-")
        if self._browser is None or not (self._given or self._browser.is_connected()):
            self._browser = self._launch()
        self._context = self._browser.new_context(
            no_viewport=True, reduced_motion="reduce", offline=True, locale="en-US"
        )
        self._page = self._context.new_page()
        self._cdp = self._context.new_cdp_session(self._page)
        # The first picture of a page can have other edges of letters than all later ones: this one is for nobody.
        first = Path(self._folder.name) / "first.html"
        first.write_text("<input value='Words'><p>Words", encoding="utf-8")
        for scale in (1.0, 1.5):
            self._resize(800, 600, scale)
            self._page.goto(first.as_uri())
            self._page.evaluate(_TWO_FRAMES)
            self._cdp.send("Page.captureScreenshot", {"format": "png"})
        self._drawn = 0
        return self._page

    def _launch(self) -> Browser:
        from playwright.sync_api import sync_playwright

        assert self._folder is not None
        fonts = Path(self._folder.name) / "fonts.conf"
        fonts.write_text(_FONTS, encoding="utf-8")
        self._playwright = self._playwright or sync_playwright().start()
        return self._playwright.chromium.launch(
            executable_path=_program(),
            chromium_sandbox=False,
            args=list(_FLAGS),
            ignore_default_args=["--hide-scrollbars", "--disable-lcd-text"],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )

    def _forget(self) -> None:
        """Throw the page away, and after it the browser if it is our own."""
        from playwright.sync_api import Error

        with contextlib.suppress(Error):
            if self._context is not None:
                self._context.close()
        self._context = self._page = self._cdp = None

    def close(self) -> None:
        """End the browser, if it is our own, and remove what was written."""
        if self._context is not None:
            self._forget()
        if self._playwright is not None:
            if self._browser is not None:
                self._browser.close()
            self._playwright.stop()
            self._browser = self._playwright = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _here(skin: Skin) -> bool:
    """Whether all packages of a skin have been fetched before."""
    try:
        for package in skin.package:
            assets.path(package)
    except MissingDependency:
        return False
    return True


def _program() -> str:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None:
        raise MissingDependency(
            "Drawing web pages needs Chromium, which is not installed. Install it with: sudo apt-get install chromium",
            name="chromium",
        )
    return found


def _decode(picture: str, look: Look) -> np.ndarray[Any, Any]:
    """(height, width, 3) uint8 RGB; the page may be up to a pixel larger than the picture shall be."""
    decoded = cv2.imdecode(np.frombuffer(base64.b64decode(picture), np.uint8), cv2.IMREAD_COLOR)
    if decoded is None:
        raise RenderError("Chromium's picture could not be decoded.")
    image = np.ascontiguousarray(decoded[: look.height, : look.width, ::-1])
    missing = (look.height - image.shape[0], look.width - image.shape[1])
    if any(missing):
        image = np.pad(image, ((0, max(0, missing[0])), (0, max(0, missing[1])), (0, 0)), mode="edge")
    return image
