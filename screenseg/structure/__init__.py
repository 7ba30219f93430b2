"""Structure: evidence becomes a document, and phrases find their elements in it."""

from __future__ import annotations

from screenseg.structure.build import build
from screenseg.structure.match import candidates, find

__all__ = ["build", "candidates", "find"]
