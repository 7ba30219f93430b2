"""Drivers: what shows a screen and moves its mouse and keys."""

from __future__ import annotations

from screenseg.act.drivers.base import Button, Driver
from screenseg.act.drivers.desktop import Desktop

__all__ = ["Button", "Desktop", "Driver"]
