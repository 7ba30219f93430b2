"""Pictures and truth of a set, as an endless stream of augmented crops.

Decoding a picture costs more than cutting a crop, so several crops are cut from each and mixed in a pool.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import IterableDataset, get_worker_info

from screenseg.synth.truth import Truth
from screenseg.train.augment import augment
from screenseg.train.errors import DataError
from screenseg.train.targets import Scene, Targets, scene, targets

__all__ = ["Crops", "Item", "batch", "find_items", "load_image"]

Image = NDArray[np.uint8]
Sample = tuple[Image, Targets]

_PAD = 114  # grey beyond a picture that is smaller than a crop


@dataclass(frozen=True, slots=True)
class Item:
    """A picture and where its truth is."""

    image: Path
    truth: Path


def find_items(folder: Path, split: str) -> list[Item]:
    """The pictures of one split (train, val or test) of a set that `screenseg synth` wrote.

    Raises:
        DataError: the folder is no set.
    """
    if not (folder / "truth").is_dir():
        raise DataError(f"{folder} is no set of screens: it has no folder 'truth'. Make one: screenseg synth --out DIR")
    decoder = msgspec.json.Decoder(_Head)
    heads = ((path, decoder.decode(path.read_bytes()).about) for path in sorted((folder / "truth").glob("*.json")))
    return [Item(folder / about["image"], path) for path, about in heads if about.get("split") == split]


class _Head(msgspec.Struct):
    """The part of a truth file that tells what it is of."""

    about: dict[str, Any]


def load_image(path: Path) -> Image:
    """An (H, W, 3) uint8 RGB picture; ValueError if it is broken."""
    image = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR_RGB)
    if image is None:
        raise ValueError(f"{path} is not a picture that can be read.")
    return np.asarray(image, np.uint8)


def load_truth(path: Path) -> Truth:
    """The truth of one picture."""
    return Truth.from_dict(msgspec.json.decode(path.read_bytes()))


class Crops(IterableDataset[tuple[torch.Tensor, ...]]):
    """Endless (image, masks, mask weights, distances, box weights), each a crop of `side` pixels.

    Args:
        items: where to cut from.
        side: crop width and height; a multiple of 64.
        seed: of all dice; each worker has its own.
        zooms: the least and greatest size of a 100 % screen's things, 1 = as drawn.
        crops: cut from each picture before the next is read.
        pool: crops kept to be mixed.
    """

    def __init__(
        self,
        items: Sequence[Item],
        *,
        side: int,
        seed: int,
        zooms: tuple[float, float] = (0.75, 1.7),
        crops: int = 4,
        pool: int = 64,
    ) -> None:
        self._items = list(items)
        self._side = side
        self._seed = seed
        self._zooms = zooms
        self._crops = crops
        self._pool = pool

    def __iter__(self) -> Iterator[tuple[torch.Tensor, ...]]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        dice = random.Random(f"{self._seed}:{number}")
        mine = self._items[number::count]
        pool: list[Sample] = []
        while True:
            dice.shuffle(mine)
            for item in mine:
                pool.extend(self._cut(item, dice))
                while len(pool) > self._pool:
                    at = dice.randrange(len(pool))
                    pool[at], pool[-1] = pool[-1], pool[at]
                    yield _tensors(pool.pop())

    def _cut(self, item: Item, dice: random.Random) -> Iterator[Sample]:
        image, truth = load_image(item.image), load_truth(item.truth)
        arrays = scene(truth)
        scale = float(truth.about.get("scale", 1.0))
        for _ in range(self._crops):
            yield crop(image, arrays, scale=scale, side=self._side, zooms=self._zooms, dice=dice)


def crop(
    image: Image, arrays: Scene, *, scale: float, side: int, zooms: tuple[float, float], dice: random.Random
) -> Sample:
    """One augmented crop of a picture drawn at `scale`, and its targets."""
    low, high = zooms
    zoom = min(1.6, low * (high / low) ** dice.random() / scale)
    if dice.random() < 0.3:
        zoom = 1.0 if scale < 1.3 else 1.0 / scale  # pixels as they are
    height, width = image.shape[:2]
    reach = side / zoom
    left = dice.uniform(0, max(0.0, width - reach))
    top = dice.uniform(0, max(0.0, height - reach))
    if zoom == 1.0:
        left, top = round(left), round(top)
    matrix = np.array([[zoom, 0, -left * zoom + (zoom - 1) / 2], [0, zoom, -top * zoom + (zoom - 1) / 2]])
    shrunk = image
    if zoom < 0.75:  # area averaging, as a display scaler does; warpAffine alone would drop pixels
        shrunk = np.asarray(cv2.resize(image, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA), np.uint8)
        matrix = np.array([[1.0, 0, -round(left * zoom)], [0, 1.0, -round(top * zoom)]])
        left, top = round(left * zoom) / zoom, round(top * zoom) / zoom
    cut = cv2.warpAffine(shrunk, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(_PAD, _PAD, _PAD))
    return augment(np.asarray(cut, np.uint8), dice), targets(arrays, origin=(left, top), zoom=zoom, size=(side, side))


def _tensors(sample: Sample) -> tuple[torch.Tensor, ...]:
    image, target = sample
    return tuple(
        torch.from_numpy(array)
        for array in (image, target.masks, target.mask_weights, target.distances, target.box_weights)
    )


def batch(image: torch.Tensor) -> torch.Tensor:
    """(N, H, W, 3) uint8 to the network's (N, 3, H, W) float from 0 to 1."""
    return image.permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
