"""Half the room for an ONNX file: weights as float16, computing as before."""

from __future__ import annotations

from pathlib import Path

import numpy as np

__all__ = ["halve"]

_LEAST = 64  # weights; fewer are not worth a node


def halve(path: Path) -> None:
    """Store the float32 weights of an ONNX file as float16, each with a cast behind it that runtimes fold at loading.

    Unlike a network that computes in float16, this changes no arithmetic: indexes, boxes and suppression stay exact.

    Args:
        path: the file; written over.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(path)
    casts = []
    for weight in model.graph.initializer:
        array = numpy_helper.to_array(weight) if weight.data_type == TensorProto.FLOAT else None
        if array is None or array.size < _LEAST or np.abs(array).max() > np.finfo(np.float16).max:
            continue
        name, stored = weight.name, f"{weight.name}.half"
        weight.CopyFrom(numpy_helper.from_array(array.astype(np.float16), stored))
        casts.append(helper.make_node("Cast", [stored], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    path.write_bytes(model.SerializeToString())
