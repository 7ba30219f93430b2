"""What is particular to training one kind of network; loop, checkpoints, logs and evaluation are the same for all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from screenseg.train.recipe import Recipe
from screenseg.train.scores import CLASSES, Seen
from screenseg.train.targets import Scene

__all__ = ["Task", "batch"]


class Task(ABC):
    """A network to be trained.

    Attributes:
        name: as commands and checkpoints call it.
        settings: the class of its recipes.
        shape: the settings that make the architecture: weights fit only where these are equal.
        terms: names of the parts of its loss, in the order of the logs.
        classes: what it finds.
        recipe: its settings.
        network: with fresh weights.
    """

    name: ClassVar[str]
    settings: ClassVar[type[Recipe]]
    shape: ClassVar[tuple[str, ...]]
    terms: ClassVar[tuple[str, ...]]
    classes: ClassVar[tuple[str, ...]] = CLASSES
    recipe: Recipe
    network: nn.Module

    @abstractmethod
    def __init__(self, recipe: Any) -> None: ...

    @staticmethod
    @abstractmethod
    def cut(image: NDArray[np.uint8], arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any:
        """A sample of an (S, S, 3) uint8 RGB crop; see `crops.Cut`. Runs in the reading processes."""

    @staticmethod
    def collate(samples: list[Any]) -> Any:
        """A batch of samples."""
        return torch.utils.data.default_collate(samples)

    @abstractmethod
    def loss(self, module: Any, inputs: Any) -> tuple[Tensor, Sequence[Tensor]]:
        """The loss of a batch, and its parts as `terms` names them.

        Args:
            module: the network, as it is to be called.
            inputs: what `collate` gave, on the module's device.
        """

    @abstractmethod
    def look(self, network: nn.Module, image: NDArray[np.uint8]) -> Seen:
        """What a network in evaluation mode finds in an (H, W, 3) uint8 RGB picture."""

    @abstractmethod
    def export(self, path: Path, *, half: bool) -> None:
        """Write the network as ONNX, with float16 weights or float32; height and width stay free."""

    def borrowed(self, task: str, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """What this network can take over from a trained network of another task, by the names it has here."""
        return {}


def batch(image: Tensor) -> Tensor:
    """(N, H, W, 3) uint8 to the network's (N, 3, H, W) float from 0 to 1."""
    return image.permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
