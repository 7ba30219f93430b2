"""What a set of synthetic screens is made of: weights and probabilities, from a TOML file.

Every key and its default stands in `Recipe`; a file overrides what it names, and a key that does not exist fails. A
table of weights replaces the default table as a whole.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from screenseg.synth.errors import RecipeError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["DEGRADATIONS", "LANGUAGES", "Recipe", "load_recipe", "size_of"]

Weights = Mapping[str, float]

LANGUAGES = tuple("en de fr es it pt nl pl tr sv cs el ru zh ja ar".split())
COLOURS = ("light", "dark", "high-contrast", "low-contrast")
DENSITIES = ("compact", "normal", "roomy")
RENDERERS = ("chromium", "qt", "tk", "gtk", "desktop")
SPLITS = ("train", "val", "test")
DEGRADATIONS = tuple("fringes pointer rescale tint blur colours jpeg webp video tiles".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that can be set, and its defaults. Weights need not add up to one."""

    # Toolkits that draw; `desktop` puts windows of the others on a wallpaper.
    renderers: Weights = field(default_factory={"chromium": 10, "qt": 4, "tk": 2, "gtk": 2.5, "desktop": 3}.copy)
    # Kinds of screens ("login", "table" ...; screenseg.synth.layout lists them); empty: all, as often as layouts say.
    kinds: Weights = field(default_factory=dict)
    languages: Weights = field(
        default_factory={
            "en": 50,
            "de": 5,
            "fr": 4,
            "es": 4,
            "it": 3,
            "pt": 3,
            "nl": 3,
            "pl": 3,
            "tr": 3,
            "sv": 2.5,
            "cs": 2.5,
            "el": 2.5,
            "ru": 4,
            "zh": 4,
            "ja": 3.5,
            "ar": 3,
        }.copy
    )
    colours: Weights = field(default_factory={"light": 66, "dark": 20, "high-contrast": 5, "low-contrast": 9}.copy)
    # Only these font families; empty: all of fonts.FAMILIES that are installed.
    fonts: tuple[str, ...] = ()
    # CSS pixels.
    font_sizes: Weights = field(
        default_factory={"11": 8, "12": 16, "13": 24, "14": 24, "15": 10, "16": 12, "17": 3, "18": 3}.copy
    )
    densities: Weights = field(default_factory={"compact": 30, "normal": 50, "roomy": 20}.copy)
    scales: Weights = field(
        default_factory={"1.0": 60, "1.1": 3, "1.25": 13, "1.5": 12, "1.75": 4, "2.0": 5, "2.25": 1, "2.5": 2}.copy
    )
    # CSS pixels; times the scale, and cut to `largest`, they are image pixels.
    sizes: Weights = field(
        default_factory={
            "800x600": 6,
            "1024x768": 10,
            "1152x864": 3,
            "1280x720": 18,
            "1280x800": 14,
            "1280x1024": 5,
            "1366x768": 16,
            "1440x900": 8,
            "1536x864": 8,
            "1600x900": 5,
            "1680x1050": 2.5,
            "1920x1080": 9,
            "1920x1200": 1,
            "2560x1440": 1.5,
            "3840x2160": 0.5,
        }.copy
    )
    largest: str = "3840x2160"
    # Share of the pictures that stay as they were drawn; and for each of the others, how probable each degradation is.
    clean: float = 0.5
    degradations: Weights = field(
        default_factory={
            "fringes": 0.25,
            "pointer": 0.45,
            "rescale": 0.22,
            "tint": 0.15,
            "blur": 0.08,
            "colours": 0.12,
            "jpeg": 0.4,
            "webp": 0.06,
            "video": 0.07,
            "tiles": 0.1,
        }.copy
    )
    splits: Weights = field(default_factory={"train": 0.8, "val": 0.08, "test": 0.12}.copy)
    # A picture whose last degradation is JPEG is stored as just that file; all others are PNG, compressed 0 .. 9.
    jpeg_files: bool = True
    png_compression: int = 1

    def __post_init__(self) -> None:
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, Mapping):
                _check_table(f.name, value)
        size_of(self.largest)
        if not 0 <= self.clean <= 1 or any(value > 1 for value in self.degradations.values()):
            raise RecipeError("clean and the degradations are probabilities from 0 to 1.")
        if not 0 <= self.png_compression <= 9:
            raise RecipeError(f"png_compression is a level from 0 to 9, got {self.png_compression}.")

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, every key."""
        return {**asdict(self), "fonts": list(self.fonts)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any], source: str = "The recipe") -> Recipe:
        """A recipe from plain values.

        Raises:
            RecipeError: An unknown key, a wrong type or an impossible value.
        """
        known = {f.name: f for f in fields(cls)}
        values: dict[str, Any] = {}
        for key, value in plain.items():
            if key not in known:
                raise RecipeError(f"{source} has the unknown key {key!r}{_nearest(key, known)}. {_keys(known)}")
            values[key] = _typed(source, key, value, str(known[key].type))
        try:
            return cls(**values)
        except RecipeError as error:
            raise RecipeError(f"{source}: {error}") from error


_KNOWN = {
    "renderers": RENDERERS,
    "languages": LANGUAGES,
    "colours": COLOURS,
    "densities": DENSITIES,
    "degradations": DEGRADATIONS,
    "splits": SPLITS,
}
_NUMBERED = {"font_sizes": (6.0, 40.0), "scales": (1.0, 4.0)}
_EXPECTED = {
    "Weights": "a table of names and numbers",
    "tuple[str, ...]": "a list of strings",
    "str": "a string",
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
}


def load_recipe(path: Path) -> Recipe:
    """Read a recipe file.

    Raises:
        RecipeError: It is missing, no TOML, or has something that a recipe has not.
    """
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = sorted(str(p) for p in path.parent.glob("*.toml")) if path.parent.is_dir() else []
        here = f" In that folder: {', '.join(known)}." if known else ""
        raise RecipeError(f"The recipe {str(path)!r} cannot be read: {error.strerror or error}.{here}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"The recipe {str(path)!r} is no TOML: {error}") from error
    return Recipe.from_dict(plain, source=f"The recipe {str(path)!r}")


def size_of(text: str) -> tuple[int, int]:
    """Width and height of a size such as "1280x720".

    Raises:
        RecipeError: It is none, or not between 320x240 and 7680x4320.
    """
    width, _, height = text.partition("x")
    if not (width.isascii() and height.isascii() and width.isdigit() and height.isdigit()):
        raise RecipeError(f'A size is written as "1280x720", got {text!r}.')
    size = int(width), int(height)
    if not (320 <= size[0] <= 7680 and 240 <= size[1] <= 4320):
        raise RecipeError(f"A size lies between 320x240 and 7680x4320, got {text!r}.")
    return size


def _nearest(key: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.4)
    return f"; did you mean {close[0]!r}?" if close else ""


def _keys(known: Mapping[str, Any]) -> str:
    return f"Known keys: {', '.join(known)}."


def _typed(source: str, key: str, value: Any, kind: str) -> Any:
    """The value as the field wants it, or a RecipeError that says what was expected."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        "Weights": isinstance(value, Mapping),
        "tuple[str, ...]": isinstance(value, list | tuple) and all(isinstance(v, str) for v in value),
        "str": isinstance(value, str),
        "float": number,
        "int": number and isinstance(value, int),
        "bool": isinstance(value, bool),
    }
    if not fits[kind]:
        raise RecipeError(f"{source}: {key} must be {_EXPECTED[kind]}, got {value!r}.")
    if kind == "Weights":
        wrong = [k for k, v in value.items() if not isinstance(v, int | float) or isinstance(v, bool)]
        if wrong:
            raise RecipeError(f"{source}: {key}.{wrong[0]} must be a number, got {value[wrong[0]]!r}.")
        return {str(k): float(v) for k, v in value.items()}
    return tuple(value) if kind.startswith("tuple") else value


def _check_table(name: str, weights: Weights) -> None:
    """Keys that exist, weights that are none below 0, and one above."""
    for key in weights:
        if name in _KNOWN and key not in _KNOWN[name]:
            raise RecipeError(f"{name} has no {key!r}{_nearest(key, _KNOWN[name])}. Known: {', '.join(_KNOWN[name])}.")
        if name in _NUMBERED:
            _check_number(name, key, *_NUMBERED[name])
        if name == "sizes":
            size_of(key)
    if any(not 0 <= value < float("inf") for value in weights.values()):
        raise RecipeError(f"{name} must not be negative or infinite, got {dict(weights)}.")
    if not any(weights.values()) and name not in ("kinds", "degradations"):
        raise RecipeError(f"{name} needs at least one weight above 0.")


def _check_number(name: str, key: str, least: float, most: float) -> None:
    try:
        value = float(key)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise RecipeError(f'{name} has numbers from {least:g} to {most:g} as keys, as in "1.5" = 2; got {key!r}.')
