"""Less room for an ONNX file: weights as float16, or large ones as int8, computing as before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["halve"]

_LEAST = 64  # weights; fewer are not worth a node
_LARGE = 50_000  # weights that are worth scales


def halve(path: Path, *, eighths: bool = False) -> None:
    """Store the float32 weights of an ONNX file as float16, each with a cast behind it that runtimes fold at loading.

    Unlike a network that computes in float16, this changes no arithmetic: indexes, boxes and suppression stay exact.

    Args:
        path: the file; written over.
        eighths: store large weights as int8, with a scale for each output channel (Jacob et al., 2018).
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(path)
    nodes, scales = [], []
    for weight in model.graph.initializer:
        array = numpy_helper.to_array(weight) if weight.data_type == TensorProto.FLOAT else None
        if array is None or array.size < _LEAST or np.abs(array).max() > np.finfo(np.float16).max:
            continue
        name = weight.name
        if eighths and array.size >= _LARGE:
            whole, scale = _eighths(array)
            weight.CopyFrom(numpy_helper.from_array(whole, f"{name}.eighth"))
            scales.append(numpy_helper.from_array(scale, f"{name}.scale"))
            parts = [f"{name}.eighth", f"{name}.scale"]
            nodes.append(helper.make_node("DequantizeLinear", parts, [name], axis=0))
        else:
            weight.CopyFrom(numpy_helper.from_array(array.astype(np.float16), f"{name}.half"))
            nodes.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    model.graph.initializer.extend(scales)
    nodes += model.graph.node
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    path.write_bytes(model.SerializeToString())


def _eighths(array: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers of -127 to 127, and what to multiply them with, one for each first index."""
    most = np.abs(array).reshape(len(array), -1).max(axis=1).clip(1e-12)
    scale = (most / 127).astype(np.float32)
    whole = np.round(array / scale.reshape(-1, *[1] * (array.ndim - 1)))
    return whole.astype(np.int8), scale
