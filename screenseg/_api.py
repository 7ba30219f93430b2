"""The live desktop as the package's front door offers it: acting, handed the parser."""

from __future__ import annotations

import functools

from screenseg import act
from screenseg.geometry import Box
from screenseg.parser import SEGMENTER, parse

__all__ = ["Screen", "find"]


class Screen(act.Screen):
    """A screen to act on: the desktop or a part of it, or whatever a driver of your own shows.

    Args:
        monitor, region, window: the part of the desktop to look at, as for `screenseg.capture.grab`; all of it if none
            is given. Not with `driver`.
        timeout: seconds that every action waits for its target, unless it is given a timeout of its own.
        driver: what shows the screen and moves its mouse and keys; the desktop if None.
        ocr: the OCR engine, ``"rapidocr"`` or ``"tesseract"``.
        segmenter, device: what finds widgets and lines of text, and where it runs, as for `screenseg.Parser`.
    """

    def __init__(
        self,
        *,
        monitor: int | None = None,
        region: Box | tuple[int, int, int, int] | None = None,
        window: str | None = None,
        timeout: float = 10.0,
        driver: act.Driver | None = None,
        ocr: str = "rapidocr",
        segmenter: str = SEGMENTER,
        device: str = "cpu",
    ) -> None:
        super().__init__(
            functools.partial(parse, ocr=ocr, segmenter=segmenter, device=device),
            monitor=monitor,
            region=region,
            window=window,
            timeout=timeout,
            driver=driver,
        )


def find(phrase: str, *, timeout: float | None = None) -> act.Locator:
    """The element of the live desktop that `phrase` names, looked for anew at each action.

    Args:
        phrase: as for `Document.find`, e.g. ``"Email field"``.
        timeout: seconds that its actions wait for it; 10 if None.
    """
    return _desktop().find(phrase, timeout=timeout)


@functools.cache
def _desktop() -> Screen:
    return Screen()
