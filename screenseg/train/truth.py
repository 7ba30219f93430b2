"""Truth files as training reads them: boxes with roles, ink of text, areas of which nothing is known.

The format is documented in `datasets/README.md`. It is read here on its own, so that sets from elsewhere need only the
fields below, and checked at the door: a wrong box or role would be trained on silently.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from screenseg.roles import ROLES
from screenseg.train.errors import DataError

__all__ = ["About", "Element", "Text", "Truth", "read_about", "read_truth"]

_TOLERANCE = 1  # pixels that rounding may put a box beyond the picture

Sides = tuple[float, float, float, float]
Length = Annotated[int, msgspec.Meta(ge=1)]


class Element(msgspec.Struct, frozen=True, gc=False):
    """A widget. `drawn` is False where nothing shows its extent; higher layers cover lower ones."""

    role: str
    box: Sides
    drawn: bool = True
    layer: int = 0
    checked: bool | Literal["mixed"] | None = None
    selected: bool | None = None
    disabled: bool = False
    dimmed: bool = False


class Text(msgspec.Struct, frozen=True, gc=False):
    """A line of text; `ink` is around its drawn pixels."""

    ink: Sides
    layer: int = 0


class About(msgspec.Struct, frozen=True):
    """Where the picture is, its split, image pixels per CSS pixel, and opaque areas of layers above the lowest."""

    image: str
    split: str = "train"
    scale: Annotated[float, msgspec.Meta(gt=0)] = 1.0
    covers: tuple[tuple[float, float, float, float, int], ...] = ()


class Truth(msgspec.Struct, frozen=True):
    """All that training needs to know of one picture; boxes are left, top, right, bottom in image pixels."""

    width: Length
    height: Length
    about: About
    elements: tuple[Element, ...]
    texts: tuple[Text, ...]
    ignore: tuple[Sides, ...] = ()


class _Head(msgspec.Struct):
    about: About


_WHOLE, _HEAD = msgspec.json.Decoder(Truth), msgspec.json.Decoder(_Head)


def read_about(path: Path) -> About:
    """What a truth file says of its picture as a whole.

    Raises:
        DataError: the file cannot be read.
    """
    try:
        return _HEAD.decode(path.read_bytes()).about
    except (OSError, msgspec.MsgspecError) as error:
        raise DataError(f"the truth is damaged: {error}") from error


def read_truth(path: Path) -> Truth:
    """The truth in a file, checked.

    Raises:
        DataError: the file cannot be read, or has an unknown role or a box outside the picture.
    """
    try:
        truth = _WHOLE.decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise DataError(f"the truth is damaged: {error}") from error
    for element in truth.elements:
        if element.role not in ROLES:
            raise DataError(f"unknown role {element.role!r}; known: {' '.join(sorted(ROLES))}")
        _check(element.box, f"the box of a {element.role}", truth)
    for text in truth.texts:
        _check(text.ink, "the ink of a text", truth)
    return truth


def _check(box: Sides, what: str, truth: Truth) -> None:
    left, top, right, bottom = box
    if not (left < right and top < bottom):
        raise DataError(f"{what}, {_told(box)}, is empty")
    least, furthest = -_TOLERANCE, _TOLERANCE
    if left < least or top < least or right > truth.width + furthest or bottom > truth.height + furthest:
        raise DataError(f"{what}, {_told(box)}, lies outside the picture of {truth.width}x{truth.height} pixels")


def _told(box: Sides) -> str:
    return "(" + ", ".join(f"{side:g}" for side in box) + ")"
