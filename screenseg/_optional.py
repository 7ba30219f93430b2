"""Importing packages that not everyone has."""

from __future__ import annotations

import importlib
from types import ModuleType

from screenseg.errors import MissingDependency

__all__ = ["optional"]


def optional(module: str, *, extra: str, purpose: str) -> ModuleType:
    """Import `module`, or raise MissingDependency naming the extra that brings it.

    Only the absence of the package itself is converted; an ImportError from inside it is passed on as it is.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != package:
            raise
        raise MissingDependency(
            f"{purpose} needs the package {package!r}, which is not installed. "
            f"Install it with: pip install 'screenseg[{extra}]'",
            name=error.name,
        ) from error
