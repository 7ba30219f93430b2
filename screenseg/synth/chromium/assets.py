"""Where the packages of skins lie; see `screenseg.synth.assets`, which icons use too."""

from __future__ import annotations

from screenseg.synth.assets import path

__all__ = ["path"]
