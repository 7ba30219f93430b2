"""A set of icons to train on: every icon of every set, as pixels, with the words and meanings that name it."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from screenseg.errors import MissingDependency
from screenseg.synth.errors import SynthError
from screenseg.synth.generate._store import write_whole
from screenseg.synth.icons._raster import raster
from screenseg.synth.icons._sets import IconSet, drawing, get, sets
from screenseg.synth.icons._words import words

__all__ = ["SIDE", "collect"]

SIDE = 64  # pixels: larger than an icon is ever shown to a network
_LEAST = 0.004  # share of the picture: an icon with less ink is empty


def collect(
    folder: Path, names: Sequence[str] = (), tell: Callable[[int, int], None] = lambda done, total: None
) -> Counter[str]:
    """Write ``icons.npy``, (n, SIDE, SIDE) uint8, how far each pixel differs from the ground, and ``icons.json``.

    The JSON tells of each icon `set`, `split`, `name`, `meanings` and `words` with their weights. What is drawn alike
    in two styles of a set is there once.

    Args:
        folder: is made if it is not there.
        names: of the sets; all if empty.
        tell: is told how many sets of how many are drawn.

    Returns:
        How many icons there are of each split.

    Raises:
        SynthError: there is no set of such a name, or none can be fetched.
    """
    told, pictures, lost = [], [], []
    names = names or sets()
    for done, name in enumerate(names):
        tell(done, len(names))
        try:
            for key, meanings, picture in _drawn(get(name)):
                facts = {"set": name, "split": get(name).split, "name": key, "meanings": meanings}
                told.append({**facts, "words": words(key, meanings)})
                pictures.append(picture)
        except MissingDependency as error:
            lost.append(str(error))
    if not told:
        raise SynthError(f"No set of icons can be fetched. {lost[0]}")
    tell(len(names), len(names))
    folder.mkdir(parents=True, exist_ok=True)
    data = io.BytesIO()
    np.save(data, np.stack(pictures))
    write_whole(folder / "icons.npy", data.getvalue())
    write_whole(folder / "icons.json", json.dumps(told).encode())
    return Counter(str(one["split"]) for one in told)


def _drawn(icon_set: IconSet) -> Iterator[tuple[str, tuple[str, ...], npt.NDArray[np.uint8]]]:
    """Name, meanings and pixels of each icon of a set."""
    for path, (name, meanings) in icon_set.drawings().items():
        try:
            picture = raster(drawing(path), SIDE).astype(np.int32)
        except ValueError:  # a file that is no drawing
            continue
        differs = (255 - picture[..., :3].min(axis=2)) * picture[..., 3] // 255
        ink = (differs * 255 // max(1, int(differs.max()))).astype(np.uint8)
        if (ink > 127).mean() >= _LEAST:
            yield name, meanings, ink
