"""Training of networks that see screens: crops of pictures with truth go in, regions come out."""

from __future__ import annotations

import itertools
from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from screenseg.train.crops import Stream
from screenseg.train.data import Item, Skipped, find_items, spread, survey
from screenseg.train.errors import DataError
from screenseg.train.evaluate import evaluate
from screenseg.train.recipe import ScreenRecipe
from screenseg.train.scores import CLASSES, Seen
from screenseg.train.targets import Scene
from screenseg.train.task import Task

__all__ = ["ScreenTask", "batch", "ragged"]


class ScreenTask(Task):
    """A network that sees screens.

    Attributes:
        classes: what it finds.
    """

    classes: ClassVar[tuple[str, ...]] = CLASSES
    recipe: ScreenRecipe

    @staticmethod
    @abstractmethod
    def cut(image: NDArray[np.uint8], arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any:
        """A sample of an (S, S, 3) uint8 RGB crop; see `crops.Cut`. Runs in the reading processes."""

    @staticmethod
    def collate(samples: list[Any]) -> Any:
        """A batch of samples."""
        return torch.utils.data.default_collate(samples)

    @abstractmethod
    def look(self, network: nn.Module, image: NDArray[np.uint8]) -> Seen:
        """What a network in evaluation mode finds in an (H, W, 3) uint8 RGB picture."""

    def gather(self, data: Path, skipped: Skipped) -> tuple[list[Item], list[Item]]:
        """The pictures of the train split, and some of the val split."""
        items, held = (survey(find_items(data, split, skipped), skipped) for split in ("train", "val"))
        if not items:
            left_out = f" {skipped}" if skipped else f" Make some: screenseg synth --out {data}"
            raise DataError(f"{data} has no picture of the train split.{left_out}")
        looks = self.recipe.validate_images
        return items, spread(held, looks) if looks else []

    def batches(self, items: Sequence[Item], *, seed: str, pin: bool) -> Stream[Any]:
        """Crops."""
        return Stream(items, self.recipe, seed=seed, cut=type(self).cut, collate=type(self).collate, pin=pin)

    def validate(
        self, network: nn.Module, held: Sequence[Item], skipped: Skipped, stopped: Callable[[], bool]
    ) -> dict[str, float]:
        """Scores of whole pictures."""
        ask_on = itertools.takewhile(lambda _: not stopped(), held)
        scores = evaluate(lambda image: self.look(network, image), ask_on, classes=self.classes, skipped=skipped)
        if not scores.images:
            return {}
        figures = {"mean_iou": scores.mean_iou(), "box_f1": scores.mean_f1(0.5)}
        if "text" in self.classes:
            figures["text_f1"] = scores.f1("text", 0.7)
        return {**figures, "overall": scores.overall()}


def batch(image: Tensor) -> Tensor:
    """(N, H, W, 3) uint8 to the network's (N, 3, H, W) float from 0 to 1."""
    return image.permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)


def ragged(samples: list[Any]) -> Any:
    """A batch of samples that each have another number of things: pictures as one tensor, the rest as lists."""
    images = torch.from_numpy(np.stack([sample[0] for sample in samples]))
    rest = [[torch.from_numpy(np.ascontiguousarray(array)) for array in sample[1:]] for sample in samples]
    return images, rest
