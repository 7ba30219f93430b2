"""What a person looks at: the document drawn over its screenshot."""

from __future__ import annotations

from screenseg.inspect.overlay import draw, save_overlay

__all__ = ["draw", "save_overlay"]
