"""Running exported networks on the CPU.

OpenVINO, because it ran our kind of networks 1.1 to 1.5 times faster than ONNX Runtime (shared/DESIGN.md).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Network", "metadata", "padded"]

_MULTIPLE = 64  # what the deepest level of our networks needs of height and width


def padded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An (H, W, 3) picture as a batch of one, its last rows and columns repeated until both sides are multiples."""
    height, width = pixels.shape[:2]
    return np.pad(pixels, ((0, -height % _MULTIPLE), (0, -width % _MULTIPLE), (0, 0)), mode="edge")[None]


class Network:
    """An ONNX network with one input, compiled at construction.

    Args:
        path: its file.
        outputs: names that its outputs must have, in order; any if empty.

    Raises:
        RuntimeError: it cannot be read, or has other outputs.
    """

    def __init__(self, path: Path, *, outputs: Sequence[str] = ()) -> None:
        core = _core()
        self._model = core.read_model(path)
        names = [output.get_any_name() for output in self._model.outputs]
        if outputs and names != list(outputs):
            raise RuntimeError(f"it gives {', '.join(names)}, and not {', '.join(outputs)}: export it again")
        self._compiled = core.compile_model(self._model, "CPU", {"PERFORMANCE_HINT": "LATENCY"})

    def __call__(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """The first output for `batch`, both ``(N, ...)`` float32."""
        out: NDArray[np.float32] = self._compiled(batch)[0]
        return out

    def all(self, batch: NDArray[Any]) -> list[NDArray[np.float32]]:
        """Every output for `batch`, of the type and shape that the network takes."""
        return list(self._compiled(batch).values())

    def metadata(self, key: str, default: str | None = None) -> str:
        """A string that the exporter stored in the model.

        Raises:
            KeyError: there is none of that name, and no default.
        """
        return _metadata(self._model, key, default)


def metadata(path: Path, key: str, default: str | None = None) -> str:
    """As `Network.metadata`, of a file that is not to be compiled, or not yet."""
    return _metadata(_core().read_model(path), key, default)


def _metadata(model: Any, key: str, default: str | None) -> str:
    try:
        return str(model.get_rt_info(["framework", key]).value)
    except RuntimeError:
        if default is None:
            raise KeyError(key) from None
        return default


@functools.cache
def _core() -> Any:
    import openvino

    return openvino.Core()
