"""Web pages, drawn by Chromium in many skins."""

from __future__ import annotations

from screenseg.synth.chromium.renderer import ChromiumRenderer

__all__ = ["ChromiumRenderer"]
