"""screenseg: work a screen that a script can only see.

    import screenseg
    screenseg.find("Email field").type("ada@example.com")

Everything below is loaded at first use; importing the package loads nothing heavy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screenseg._api import Screen, find
    from screenseg.act import Locator
    from screenseg.capture import Screenshot
    from screenseg.document import Document, Element
    from screenseg.errors import (
        ActionError,
        ActionTimeout,
        Ambiguous,
        Candidate,
        CaptureError,
        DocumentError,
        FindError,
        ImageError,
        MissingDependency,
        NoDisplay,
        NotFound,
        PhraseError,
        ScreensegError,
        WeightsError,
    )
    from screenseg.geometry import Box, Point
    from screenseg.parser import Parser, parse

__version__ = "0.1.0"

__all__ = [
    "ActionError",
    "ActionTimeout",
    "Ambiguous",
    "Box",
    "Candidate",
    "CaptureError",
    "Document",
    "DocumentError",
    "Element",
    "FindError",
    "ImageError",
    "Locator",
    "MissingDependency",
    "NoDisplay",
    "NotFound",
    "Parser",
    "PhraseError",
    "Point",
    "Screen",
    "ScreensegError",
    "Screenshot",
    "WeightsError",
    "find",
    "parse",
]

_HOMES = {
    "Box": "geometry",
    "Document": "document",
    "Element": "document",
    "Locator": "act",
    "Parser": "parser",
    "Point": "geometry",
    "Screen": "_api",
    "Screenshot": "capture",
    "find": "_api",
    "parse": "parser",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'screenseg' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"screenseg.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
