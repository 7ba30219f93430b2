"""Towns, goods, programs, files, headings and lines of code: what screens are filled with beside Faker's values.

The TOML files beside this module hold them; each is read once, on first use.
"""

from __future__ import annotations

import functools
import random
from importlib.resources import files
from typing import Any

from screenseg.synth import toml

__all__ = ["file_name", "folders", "goods", "headings", "mail_host", "path", "places", "programs", "prose", "texts"]


@functools.cache
def _read(name: str) -> dict[str, Any]:
    return toml.read(files(__package__) / f"{name}.toml")


def goods() -> dict[str, Any]:
    """`brands`, `products` and `jobs` by language."""
    return _read("goods")


def headings() -> dict[str, Any]:
    """`headings` by key and language, `aliases` of the lexicon's keys."""
    return _read("headings")


def places() -> dict[str, Any]:
    """`mail_hosts`, `programs`, `folders`; `cities`, `streets` and `ssn` by language; `files` by ending."""
    return _read("places")


def texts() -> dict[str, Any]:
    """Pieces of `code` and lines of a `log`."""
    return _read("texts")


def prose() -> dict[str, Any]:
    """Sentences by language: of `chat`, `prose`, `questions`."""
    return _read("prose")


def programs() -> list[str]:
    """Names of programs and services."""
    names: list[str] = places()["programs"]
    return names


def folders() -> list[str]:
    """Names of folders."""
    names: list[str] = places()["folders"]
    return names


def mail_host(rng: random.Random) -> str:
    """A domain that is nobody's."""
    return str(rng.choice(places()["mail_hosts"]))


def file_name(rng: random.Random) -> str:
    """A file's name with its ending."""
    names: dict[str, list[str]] = places()["files"]
    ending = rng.choice(tuple(names))
    return f"{rng.choice(names[ending])}.{ending}"


def path(rng: random.Random) -> str:
    """A path of Windows, Unix or a share."""
    parts = rng.sample(folders(), k=rng.randint(1, 3))
    if rng.random() < 0.5:
        return "\\".join((rng.choice(("C:", "D:", "C:\\Users\\admin", "\\\\server01\\share")), *parts))
    return "/".join((rng.choice(("/home/user", "/var", "/opt", "~", "/mnt/data")), *parts))
