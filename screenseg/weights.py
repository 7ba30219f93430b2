"""The networks that come with the package: where they are, and that they are whole.

`screenseg/weights/manifest.json` tells of each: file, version, SHA-256, what it takes and gives, its licence, the
recipe and data that made it, and its scores. A file that is not what the manifest says is never loaded.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screenseg.errors import WeightsError

__all__ = ["Weights", "find", "names", "sha256", "task"]

_FOLDER = Path(__file__).parent / "weights"
_CARD = frozenset("file version sha256 task input classes licence recipe data scores".split())
_MEND = "Install screenseg anew: pip install --force-reinstall screenseg"


@dataclass(frozen=True, slots=True)
class Weights:
    """One network's file and what the manifest says of it."""

    name: str
    path: Path
    sha256: str
    card: dict[str, Any]


def names() -> tuple[str, ...]:
    """The networks of the manifest.

    Raises:
        WeightsError: the manifest is missing or damaged.
    """
    return tuple(_manifest())


def task(name: str) -> str:
    """What the network of that name does.

    Raises:
        WeightsError: the manifest is missing or damaged.
    """
    return str(_manifest()[name].get("task"))


@functools.cache
def find(name: str) -> Weights:
    """The network of that name, its file checked.

    Raises:
        WeightsError: there is none of that name, or its file is missing or damaged.
    """
    manifest = _manifest()
    if name not in manifest:
        raise WeightsError(f"There are no weights named {name!r}; there are {', '.join(manifest) or 'none'}.")
    card = manifest[name]
    if missing := sorted(_CARD - set(card)):
        raise WeightsError(f"The list of weights does not tell {', '.join(missing)} of {name!r}. {_MEND}")
    path, expected = _FOLDER / card["file"], card["sha256"]
    try:
        found = sha256(path)
    except OSError as error:
        raise WeightsError(f"The weights file {path} cannot be read: {error.strerror}. {_MEND}") from error
    if found != expected:
        raise WeightsError(
            f"The weights file {path} is damaged: its SHA-256 is {found}, it should be {expected}. {_MEND}"
        )
    return Weights(name, path, expected, card)


def sha256(path: Path) -> str:
    """A file's SHA-256, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _manifest() -> dict[str, dict[str, Any]]:
    path = _FOLDER / "manifest.json"
    try:
        manifest: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WeightsError(f"The list of weights {path} cannot be read: {error.strerror}. {_MEND}") from error
    except ValueError as error:
        raise WeightsError(f"The list of weights {path} is damaged: {error}. {_MEND}") from error
    return manifest
