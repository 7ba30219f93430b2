"""Which sets there are, and which file of a set means what."""

from __future__ import annotations

import functools
import os
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from screenseg.errors import MissingDependency
from screenseg.synth import assets
from screenseg.synth.errors import SynthError
from screenseg.synth.icons._normal import normal, wrapped
from screenseg.synth.renderer import Split
from screenseg.synth.toml import read

__all__ = ["IconSet", "choose", "meanings", "sets", "svg"]


@dataclass(frozen=True, slots=True)
class IconSet:
    """A set of icons in one style; fetched from npm when it is first asked for an icon."""

    name: str
    split: Split
    weight: float  # how often it is chosen
    package: str  # a key of packages.json
    files: tuple[str, ...]
    names: dict[str, str] = field(hash=False)
    coloured: bool = False  # it keeps its own colours; those of the others are currentColor

    def svg(self, meaning: str) -> str | None:
        """The icon as SVG text in currentColor, without width and height; None if this set has none.

        Raises:
            MissingDependency: The set's package cannot be fetched.
        """
        path = _table(self.name).get(meaning)
        return None if path is None else drawing(path)

    def meanings(self) -> frozenset[str]:
        """All that this set has an icon for."""
        return frozenset(_table(self.name))

    def drawings(self) -> dict[Path, tuple[str, tuple[str, ...]]]:
        """Name and meanings of each of its files.

        Raises:
            MissingDependency: The set's package cannot be fetched.
        """
        meant: dict[Path, list[str]] = {}
        for meaning, path in _table(self.name).items():
            meant.setdefault(path, []).append(meaning)
        there = _files(assets.path(self.package), self.files)
        return {path: (name, tuple(sorted(meant.get(path, ())))) for name, path in reversed(there.items())}


def meanings() -> tuple[str, ...]:
    """All meanings, commands first."""
    return tuple(_meanings())


def sets() -> tuple[str, ...]:
    """The names of all sets."""
    return tuple(_sets())


def choose(rng: random.Random, split: Split = "train") -> IconSet:
    """A set of a split, as often as its weight says."""
    candidates = of_split(split)
    return rng.choices(candidates, [candidate.weight for candidate in candidates])[0]


def of_split(split: Split) -> list[IconSet]:
    """All sets of a split."""
    return [candidate for candidate in _sets().values() if candidate.split == split]


def get(name: str) -> IconSet:
    """The set of this name."""
    try:
        return _sets()[name]
    except KeyError:
        raise SynthError(f"There is no icon set {name!r}; there are {', '.join(_sets())}.") from None


def svg(meaning: str, rng: random.Random, icon_set: IconSet | None = None) -> str:
    """An icon that means this, from a set, or from another one of the same split if that one has none.

    What no set of the split has comes from the train split.

    Args:
        meaning: One of `meanings()`.
        rng: Chooses the set if none is given, and the stand-in.
        icon_set: The set of this screen.

    Raises:
        SynthError: There is no such meaning.
        MissingDependency: No set of the split can be fetched.
    """
    if meaning not in _meanings():
        raise SynthError(f"No icon means {meaning!r}; icons/meanings.toml says what there is.")
    chosen = icon_set or choose(rng)
    others = [other for other in _sets().values() if other != chosen and other.split in (chosen.split, "train")]
    rng.shuffle(others)
    others.sort(key=lambda other: (other.split != chosen.split, other.coloured != chosen.coloured))
    why: MissingDependency | None = None
    for candidate in (chosen, *others):
        try:
            found = candidate.svg(meaning)
        except MissingDependency as error:
            why = error
            continue
        if found is not None:
            return found
    raise why or SynthError(f"No icon set has an icon for {meaning!r}.")


@functools.cache
def _sets() -> dict[str, IconSet]:
    found = {}
    for name, table in _toml("sets.toml").items():
        found[name] = IconSet(
            name=name,
            split=table["split"],
            weight=float(table.get("weight", 1.0)),
            package=table["package"],
            files=tuple(table["files"]),
            names=dict(table.get("names", {})),
            coloured=bool(table.get("coloured", False)),
        )
    return found


@functools.cache
def _meanings() -> dict[str, tuple[Sequence[str], str]]:
    """File names to look for, and the meaning that stands in, by meaning."""
    found = {}
    for meaning, line in _toml("meanings.toml").items():
        names, _, other = line.partition(">")
        found[meaning] = (names.split(), other.strip())
    for meaning, (_, other) in found.items():
        if other and other not in found:
            raise SynthError(f"meanings.toml: {meaning!r} falls back to {other!r}, which there is not.")
    return found


@functools.cache
def _table(name: str) -> dict[str, Path]:
    """The file for every meaning that a set has."""
    icon_set = _sets()[name]
    folder = assets.path(icon_set.package)
    there = _files(folder, icon_set.files)
    found: dict[str, Path] = {}
    for meaning, (candidates, _) in _meanings().items():
        own = icon_set.names.get(meaning)
        path = _first(there, candidates) if own is None else there.get(own)
        if path is not None:
            found[meaning] = path
    for meaning, (_, other) in _meanings().items():
        if meaning not in found and other in found and meaning not in icon_set.names:
            found[meaning] = found[other]
    return found


def _first(there: dict[str, Path], candidates: Iterable[str]) -> Path | None:
    return next((there[candidate] for candidate in candidates if candidate in there), None)


def _files(folder: Path, templates: Sequence[str]) -> dict[str, Path]:
    """A package's files by icon name; an earlier template wins."""
    relative = sorted(_below(str(folder)))
    found: dict[str, Path] = {}
    for template in templates:
        escaped = re.escape(template).replace(r"\*", "[^/]*").replace(r"\{n\}", "(.+)").replace(r"\{u\}", "(.+)")
        pattern = re.compile(escaped)
        for path in relative:
            match = pattern.fullmatch(path)
            if match:
                found.setdefault(match[1].replace("_", "-"), folder / path)
    return found


def _below(folder: str) -> Iterator[str]:
    """All files in a folder, with slashes, relative to it; packages have thousands."""
    for place, _, names in os.walk(folder):
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


@functools.lru_cache(maxsize=4096)
def drawing(path: Path) -> str:
    """A set's file as `IconSet.svg` gives it."""
    if path.suffix == ".png":
        return wrapped(path.read_bytes())
    return normal(path.read_text(encoding="utf-8"))


def _toml(name: str) -> dict[str, Any]:
    return read(files(__package__).joinpath(name))
