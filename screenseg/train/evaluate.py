"""How good an engine is on pictures with truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from screenseg.train.data import Item, Skipped, load
from screenseg.train.errors import DataError
from screenseg.train.scores import CLASSES, Scores, Seen
from screenseg.train.targets import Scene, scene
from screenseg.train.truth import Truth

__all__ = ["Engine", "Picture", "Watcher", "evaluate"]

Engine = Callable[[NDArray[np.uint8]], Seen]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture of an evaluation, (H, W, 3) uint8 RGB, its truth, and that in arrays."""

    item: Item
    pixels: NDArray[np.uint8]
    truth: Truth
    arrays: Scene


class Watcher(Protocol):
    """Sees every picture of an evaluation with what was found in it."""

    def __call__(self, picture: Picture, seen: Seen, f1: float) -> None: ...


def evaluate(
    engine: Engine,
    items: Iterable[Item],
    *,
    classes: tuple[str, ...] = CLASSES,
    skipped: Skipped | None = None,
    watchers: Sequence[Watcher] = (),
) -> Scores:
    """Scores of an engine on pictures.

    Args:
        engine: what finds things in an (H, W, 3) uint8 RGB picture.
        items: the pictures.
        classes: what it is asked for.
        skipped: takes pictures that are broken; if None, they are an error.
        watchers: are shown each picture.

    Raises:
        DataError: a picture is broken, and may not be left out.
    """
    scores, skipped = Scores(classes), Skipped(strict=True) if skipped is None else skipped
    for item in items:
        try:
            image, truth = load(item)
        except DataError as error:
            skipped.add(item.image, str(error))
            continue
        arrays = scene(truth)
        seen = engine(image)
        f1 = scores.add(arrays, seen, (image.shape[1], image.shape[0]))
        for watcher in watchers:
            watcher(Picture(item, image, truth, arrays), seen, f1)
    return scores
