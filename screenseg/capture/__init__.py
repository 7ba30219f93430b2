"""Pixels come in: image files, PIL images, arrays, monitors, regions and windows, each as a `Screenshot`."""

from __future__ import annotations

from screenseg.capture.image import load
from screenseg.capture.monitors import Monitor, grab, monitors
from screenseg.capture.screenshot import Screenshot

__all__ = ["Monitor", "Screenshot", "grab", "load", "monitors"]
