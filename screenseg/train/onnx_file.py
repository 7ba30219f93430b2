"""A network as an ONNX file."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

__all__ = ["write_onnx"]


def write_onnx(
    module: nn.Module,
    path: Path,
    example: Tensor,
    *,
    given: str,
    told: Sequence[str],
    free: Mapping[str, Mapping[int, str]],
) -> None:
    """Trace a network and write it.

    Args:
        module: in evaluation mode.
        path: the file.
        example: what it takes.
        given, told: names of what goes in and of what comes out.
        free: of those, the axes that may have any length, with names.
    """
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's, about what is constant on purpose, and that it is the older way
        torch.onnx.export(
            module,
            (example,),
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=[given],
            output_names=list(told),
            dynamic_axes={name: dict(axes) for name, axes in free.items()},
        )
