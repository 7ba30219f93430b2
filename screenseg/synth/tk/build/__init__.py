"""From nodes to widgets, one file per family of kinds."""

from __future__ import annotations

from screenseg.synth.tk.build import actions, calendar, chrome, data, fields, holders, layout  # noqa: F401 - each registers its builders
from screenseg.synth.tk.build.core import build

__all__ = ["build"]
