"""TOML on every Python that screenseg runs on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from screenseg.errors import MissingDependency
from screenseg.synth.errors import SynthError

if TYPE_CHECKING:
    from pathlib import Path

    if sys.version_info >= (3, 11):
        from importlib.resources.abc import Traversable
    else:
        from importlib.abc import Traversable

__all__ = ["read"]


def read(path: Path | Traversable) -> dict[str, Any]:
    """The tables of a TOML file; raises SynthError naming the file if it is none."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        try:
            import tomli as tomllib
        except ModuleNotFoundError as error:
            if error.name != "tomli":
                raise
            raise MissingDependency("Python 3.10 needs tomli: pip install tomli") from error
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, FileNotFoundError) as error:
        raise SynthError(f"{path.name} cannot be read: {error}") from error
