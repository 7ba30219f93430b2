"""What is particular to training one kind of network; loop, checkpoints and logs are the same for all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

from torch import Tensor, nn

from screenseg.train.data import Skipped
from screenseg.train.recipe import Recipe

__all__ = ["Batches", "Task"]


class Batches(Protocol):
    """Where batches come from.

    Attributes:
        loader: gives them without end, to be iterated over once.
    """

    loader: Any

    def broken(self) -> Iterator[tuple[Path, str]]:
        """What could not be read since the last call, and why."""


class Task(ABC):
    """A network to be trained.

    Attributes:
        name: as commands and checkpoints call it.
        settings: the class of its recipes.
        shape: the settings that make the architecture: weights fit only where these are equal.
        terms: names of the parts of its loss, in the order of the logs.
        recipe: its settings.
        network: with fresh weights.
    """

    name: ClassVar[str]
    settings: ClassVar[type[Recipe]]
    shape: ClassVar[tuple[str, ...]]
    terms: ClassVar[tuple[str, ...]]
    recipe: Recipe
    network: nn.Module

    @abstractmethod
    def __init__(self, recipe: Any) -> None: ...

    @abstractmethod
    def gather(self, data: Path, skipped: Skipped) -> tuple[Sequence[Any], Sequence[Any]]:
        """What a set has to train on, and to validate on.

        Raises:
            DataError: it is no set, or has nothing to train on.
        """

    @abstractmethod
    def batches(self, items: Sequence[Any], *, seed: str, pin: bool) -> Batches:
        """Batches without end.

        Args:
            items: what `gather` gave.
            seed: of all dice.
            pin: put batches where a GPU fetches them fast.
        """

    @abstractmethod
    def loss(self, module: Any, inputs: Any) -> tuple[Tensor, Sequence[Tensor]]:
        """The loss of a batch, and its parts as `terms` names them.

        Args:
            module: the network, as it is to be called.
            inputs: a batch, on the module's device.
        """

    @abstractmethod
    def validate(
        self, network: nn.Module, held: Sequence[Any], skipped: Skipped, stopped: Callable[[], bool]
    ) -> dict[str, float]:
        """Figures of a network in evaluation mode; the one that says how good it is as a whole is `overall`.

        Args:
            network: has the averaged weights.
            held: what `gather` gave to validate on.
            skipped: takes what turns out broken.
            stopped: tells whether to leave off.
        """

    @abstractmethod
    def export(self, path: Path, *, half: bool) -> None:
        """Write the network as ONNX, with float16 weights or float32."""

    def about(self) -> dict[str, str]:
        """What else an exported file's metadata shall tell."""
        return {}

    def borrowed(self, task: str, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """What this network can take over from a trained network of another task, by the names it has here."""
        return {}
