"""An endless stream of augmented crops.

Decoding a picture costs more than cutting a crop, so several crops are cut from each and mixed in a pool.
"""

from __future__ import annotations

import math
import multiprocessing
import queue
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from screenseg.perceive.channels import MASKS
from screenseg.train.augment import augment
from screenseg.train.data import Item, load
from screenseg.train.errors import DataError
from screenseg.train.paste import Shelf
from screenseg.train.recipe import ScreenRecipe
from screenseg.train.targets import Scene, scene

__all__ = ["Crops", "Cut", "Stream", "crop"]

Image = NDArray[np.uint8]
T = TypeVar("T")

_PAD = 114  # grey beyond a picture that is smaller than a crop
_LARGEST_ZOOM = 1.6  # larger is blur, and no screen


class Cut(Protocol):
    """Makes a sample of a crop: the picture, the truth of the whole, the crop's place and zoom."""

    def __call__(self, image: Image, arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any: ...


class Crops(IterableDataset[Any]):
    """Endless samples, each of a crop of `recipe.side` pixels.

    A pass over all pictures of which none could be read ends it.

    Args:
        items: where to cut from.
        recipe: side, zooms, how many crops of each picture, how often a window is pasted in.
        seed: of all dice; each worker has its own.
        cut: makes a sample of a crop.
        broken: takes (picture, reason) of those that cannot be read.
        pool: crops kept to be mixed.
    """

    def __init__(
        self, items: Sequence[Item], recipe: ScreenRecipe, *, seed: str, cut: Cut, broken: Any, pool: int = 64
    ) -> None:
        self._items, self._recipe, self._seed, self._cut = list(items), recipe, seed, cut
        self._broken, self._size = broken, pool

    def __iter__(self) -> Iterator[Any]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        dice = random.Random(f"{self._seed}:{number}")
        mine = self._items[number::count] or list(self._items)
        shelf = Shelf()
        pool: list[Any] = []
        room = 0.0  # grows while crops already go out, so that a run starts at once
        while mine:
            dice.shuffle(mine)
            for item in list(mine):
                room = min(self._size, room + self._recipe.crops / 2)
                samples = self._samples(item, dice, shelf)
                if samples is None:
                    mine.remove(item)
                    continue
                pool.extend(samples)
                while len(pool) > room:
                    at = dice.randrange(len(pool))
                    pool[at], pool[-1] = pool[-1], pool[at]
                    yield pool.pop()

    def _samples(self, item: Item, dice: random.Random, shelf: Shelf) -> list[Any] | None:
        """Samples of one picture; None if it is broken."""
        try:
            image, truth = load(item)
        except DataError as error:
            self._broken.put((item.image, str(error)))
            return None
        arrays, recipe = scene(truth), self._recipe
        shelf.offer(image, arrays, dice)
        if dice.random() < recipe.pasted:
            image, arrays = shelf.paste(image, arrays, dice)
        scale = truth.about.scale
        return [crop(image, arrays, self._cut, scale=scale, recipe=recipe, dice=dice) for _ in range(recipe.crops)]


def crop(image: Image, arrays: Scene, cut: Cut, *, scale: float, recipe: ScreenRecipe, dice: random.Random) -> Any:
    """A sample of one augmented crop.

    Args:
        image: (H, W, 3) uint8 RGB.
        arrays: its truth.
        cut: makes the sample.
        scale: image pixels per CSS pixel.
        recipe: the crop's side, and the zooms that things are shown at.
        dice: decides.
    """
    side, zoom = recipe.side, _zoom(scale, recipe.zooms, dice)
    height, width = image.shape[:2]
    part = side / zoom
    x, y = _focus(arrays, dice) if dice.random() < recipe.focused else (dice.uniform(0, width), dice.uniform(0, height))
    left = min(max(0.0, x - dice.random() * part), max(0.0, width - part))
    top = min(max(0.0, y - dice.random() * part), max(0.0, height - part))
    if zoom == 1.0:
        left, top = round(left), round(top)
    if zoom < 0.75:  # area averaging, as a display scaler does; warpAffine alone would drop pixels
        image = np.asarray(cv2.resize(image, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA), np.uint8)
        left, top = round(left * zoom) / zoom, round(top * zoom) / zoom
        matrix = np.array([[1.0, 0, -left * zoom], [0, 1.0, -top * zoom]])
    else:
        matrix = np.array([[zoom, 0, -left * zoom + (zoom - 1) / 2], [0, zoom, -top * zoom + (zoom - 1) / 2]])
    cropped = cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(_PAD, _PAD, _PAD))
    return cut(augment(np.asarray(cropped, np.uint8), dice), arrays, origin=(left, top), zoom=zoom)


def _focus(arrays: Scene, dice: random.Random) -> tuple[float, float]:
    """The middle of a thing, every class of the picture with the same chance: check boxes are rare, text is not."""
    known = np.flatnonzero(arrays.sure | (arrays.roles > 0))
    if not len(known):
        return 0.0, 0.0
    classes = len(MASKS) * arrays.roles[known] + arrays.masks[known]
    choice = dice.choice(sorted(set(classes.tolist())))
    left, top, right, bottom = arrays.boxes[dice.choice(known[classes == choice].tolist())].tolist()
    return (left + right) / 2, (top + bottom) / 2


def _zoom(scale: float, zooms: tuple[float, float], dice: random.Random) -> float:
    low, high = zooms
    zoom = min(_LARGEST_ZOOM, low * math.pow(high / low, dice.random()) / scale)
    if dice.random() < 0.3:
        return 1.0 if scale < 1.3 else 1.0 / scale  # pixels as they are
    return zoom


class Stream(Generic[T]):
    """Batches without end, and the pictures that turned out broken on the way.

    Args:
        items, recipe, seed, cut: as of `Crops`.
        collate: makes a batch of samples.
        pin: put batches where a GPU fetches them fast.
    """

    def __init__(
        self,
        items: Sequence[Item],
        recipe: ScreenRecipe,
        *,
        seed: str,
        cut: Cut,
        collate: Callable[[list[Any]], T] | None = None,
        pin: bool = False,
    ) -> None:
        readers = recipe.readers
        self._broken: Any = multiprocessing.get_context("spawn").Queue() if readers else queue.SimpleQueue()
        self.loader: DataLoader[Any] = DataLoader(
            Crops(items, recipe, seed=seed, cut=cut, broken=self._broken),
            recipe.batch,
            num_workers=readers,
            collate_fn=collate,
            pin_memory=pin,
            multiprocessing_context="spawn" if readers else None,
            prefetch_factor=4 if readers else None,
            worker_init_fn=_leave_signals if readers else None,
        )

    def broken(self) -> Iterator[tuple[Path, str]]:
        """Pictures that could not be read since the last call, and why."""
        while True:
            try:
                yield self._broken.get_nowait()
            except queue.Empty:
                return


def _leave_signals(_: int) -> None:
    """Ctrl-C is answered by the process that trains."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
