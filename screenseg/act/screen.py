"""A screen that can be looked at again and again, and worked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from screenseg.act.drivers import Desktop, Driver
from screenseg.act.locator import Locator
from screenseg.act.pixels import changed
from screenseg.capture import Screenshot
from screenseg.document import Document
from screenseg.geometry import Box

__all__ = ["Look", "Screen"]

Parse = Callable[[Screenshot], Document]

_TICK = 0.08  # seconds between two looks that must agree


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A picture of the screen, the document parsed from it, and when it was taken (`time.monotonic`)."""

    screenshot: Screenshot
    document: Document
    taken: float


class Screen:
    """A screen to act on.

    Args:
        parse: how a picture becomes a document.
        monitor, region, window: the part of the desktop to look at, as for `screenseg.capture.grab`; all of it if none
            is given. Not with `driver`.
        timeout: seconds that every action waits for its target, unless it is given a timeout of its own.
        driver: what shows the screen and moves its mouse and keys; the desktop if None.
    """

    def __init__(
        self,
        parse: Parse,
        *,
        monitor: int | None = None,
        region: Box | tuple[int, int, int, int] | None = None,
        window: str | None = None,
        timeout: float = 10.0,
        driver: Driver | None = None,
    ) -> None:
        if driver is not None and (monitor, region, window) != (None, None, None):
            raise ValueError("Give monitor, region or window to the desktop, or a driver of your own, but not both.")
        if not timeout >= 0:
            raise ValueError(f"timeout is seconds, 0 or more; got {timeout!r}.")
        self.driver: Driver = driver or Desktop(monitor=monitor, region=region, window=window)
        self.timeout = timeout
        self._parse = parse
        self._last: Look | None = None

    def find(self, phrase: str, *, timeout: float | None = None) -> Locator:
        """The element that `phrase` names, looked for anew at each action; nothing is looked for yet.

        Args:
            phrase: as for `Document.find`.
            timeout: seconds that its actions wait; the screen's own if None.
        """
        return Locator(self, phrase, timeout=timeout)

    def screenshot(self) -> Screenshot:
        """A picture of the screen as it is now."""
        return self.driver.capture()

    def parse(self) -> Document:
        """The document of the screen as it is now."""
        return self.look().document

    def press(self, keys: str) -> None:
        """Press a key, or several held together as in ``"ctrl+s"``, wherever the focus is."""
        self.driver.press(keys)

    def look(self) -> Look:
        """The screen as it is now, parsed only if more than a caret changed since it was parsed last."""
        shot, now = self.screenshot(), time.monotonic()
        last = self._last
        if last is None or _moved(last.screenshot, shot) or changed(last.screenshot, shot):
            last = self._last = Look(shot, self._parse(shot), now)
        return last

    def parse_part(self, shot: Screenshot, box: Box) -> Document:
        """The document of a part of a picture, in the part's own pixels."""
        pixels = np.ascontiguousarray(shot.pixels[box.top : box.bottom, box.left : box.right])
        return self._parse(Screenshot(pixels, shot.to_screen((box.left, box.top)), shot.scale))

    def wait_until_still(self, box: Box | None = None, *, seconds: float) -> Screenshot:
        """The first of two pictures in a row that agree inside `box` (everywhere if None), or what is there after
        `seconds`."""
        deadline = time.monotonic() + seconds
        before = self.screenshot()
        while True:
            time.sleep(_TICK)
            after = self.screenshot()
            if not changed(before, after, box) or time.monotonic() > deadline:
                return after
            before = after


def _moved(before: Screenshot, after: Screenshot) -> bool:
    """Whether the picture now shows another place, as when the window was dragged."""
    return (before.origin, before.scale) != (after.origin, after.scale)
