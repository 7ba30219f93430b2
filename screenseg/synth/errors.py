"""The errors of the generator, below `ScreensegError`."""

from __future__ import annotations

from screenseg.errors import ScreensegError

__all__ = ["RecipeError", "RenderError", "SynthError"]


class SynthError(ScreensegError):
    """A data set that cannot be made, read or exported."""


class RecipeError(SynthError, ValueError):
    """A recipe with an unknown key, a wrong type or an impossible value."""


class RenderError(SynthError, RuntimeError):
    """One screen that a toolkit could not draw; the next one may be fine."""
