"""Acting: locators that look again before they click or type, and look once more to see that it worked."""

from __future__ import annotations

from screenseg.act.drivers import Driver
from screenseg.act.locator import Locator
from screenseg.act.screen import Screen

__all__ = ["Driver", "Locator", "Screen"]
