"""Pictures and truth of a set: what is in it, and what of it cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.train.errors import DataError
from screenseg.train.truth import Truth, read_about, read_truth

__all__ = ["Item", "Skipped", "find_items", "load", "load_image", "spread", "survey"]

Image = NDArray[np.uint8]
Anything = TypeVar("Anything")

_NAMED = 5  # broken pictures that a message names


@dataclass(frozen=True, slots=True)
class Item:
    """A picture and where its truth is."""

    image: Path
    truth: Path


class Skipped:
    """The pictures that were left out, and why.

    Args:
        strict: a picture that cannot be used is an error at once.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self.reasons: dict[Path, str] = {}
        self._strict = strict

    def add(self, path: Path, reason: str) -> None:
        """One more.

        Raises:
            DataError: pictures must not be left out.
        """
        if self._strict:
            raise DataError(f"{path}: {reason}. Mend or remove it, or go without --strict to leave such pictures out.")
        self.reasons[path] = reason

    def __str__(self) -> str:
        lines = [f"{path}: {reason}" for path, reason in self.reasons.items()]
        count, left = len(lines), len(lines) - _NAMED
        head = f"{count} picture{'s' * (count != 1)} left out:"
        return "\n  ".join([head, *lines[:_NAMED], *([f"and {left} more"] if left > 0 else [])])

    def __len__(self) -> int:
        return len(self.reasons)


def find_items(folder: Path, split: str, skipped: Skipped | None = None) -> list[Item]:
    """The pictures of one split (train, val or test) of a set that `screenseg synth` wrote.

    Args:
        folder: the set.
        split: which part of it.
        skipped: takes those whose truth cannot be read; if None, they are an error.

    Raises:
        DataError: the folder is no set.
    """
    if not (folder / "truth").is_dir():
        raise DataError(
            f"{folder} is no set of screens: it has no folder 'truth'. Make one: screenseg synth --out {folder}"
        )
    skipped = Skipped(strict=True) if skipped is None else skipped
    items = []
    for path in sorted((folder / "truth").glob("*.json")):
        try:
            about = read_about(path)
        except DataError as error:
            skipped.add(path, str(error))
            continue
        if about.split == split:
            items.append(Item(folder / about.image, path))
    return items


def survey(items: Sequence[Item], skipped: Skipped) -> list[Item]:
    """Those of which the truth is right and a picture is there; pictures themselves are not read here."""
    good = []
    for item in items:
        try:
            read_truth(item.truth)
        except DataError as error:
            skipped.add(item.truth, str(error))
            continue
        if item.image.is_file():
            good.append(item)
        else:
            skipped.add(item.image, "there is no such picture")
    return good


def load(item: Item) -> tuple[Image, Truth]:
    """An item's picture and truth.

    Raises:
        DataError: one is broken, or they do not fit.
    """
    truth, image = read_truth(item.truth), load_image(item.image)
    height, width = image.shape[:2]
    if (width, height) != (truth.width, truth.height):
        told = f"{truth.width}x{truth.height}"
        raise DataError(f"the picture has {width}x{height} pixels, its truth says {told}")
    return image, truth


def load_image(path: Path) -> Image:
    """An (H, W, 3) uint8 RGB picture.

    Raises:
        DataError: it is broken.
    """
    try:
        data = np.fromfile(path, np.uint8)
        image = cv2.imdecode(data, cv2.IMREAD_COLOR_RGB) if data.size else None
    except (OSError, cv2.error) as error:
        raise DataError(f"the picture cannot be read: {error}") from error
    if image is None:
        raise DataError("the picture is broken")
    return np.asarray(image, np.uint8)


def spread(items: Sequence[Anything], limit: int) -> list[Anything]:
    """At most `limit` of the items (all if 0), evenly spread."""
    if not limit or len(items) <= limit:
        return list(items)
    return [items[i * len(items) // limit] for i in range(limit)]
