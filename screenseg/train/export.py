"""From a checkpoint to the file that bots run: pixels in, probabilities out, half-precision weights, no pickle.

The file's metadata says which network it is (``task``), its ``recipe`` and, after `screenseg train calibrate`, its
``calibration``.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from screenseg.train import files
from screenseg.train.checkpoint import load_task
from screenseg.train.confidence import set_metadata

__all__ = ["export"]


def export(checkpoint: Path, out: Path, *, half: bool = True) -> None:
    """Write averaged weights as ONNX; height and width stay free (multiples of 64).

    Args:
        checkpoint: a run's checkpoint.pt or best.safetensors.
        out: the ONNX file.
        half: store weights as float16; the runtime computes in what its processor does best.

    Raises:
        CheckpointError: it is no checkpoint.
        WriteError: the file cannot be written.
    """
    task = load_task(checkpoint)
    files.folder(out.parent)
    temporary = out.with_name(f".{out.name}.tmp")
    try:
        with files.reporting(out):
            task.export(temporary, half=half)
            recipe = msgspec.json.encode(task.recipe).decode()
            set_metadata(temporary, {"task": task.name, "recipe": recipe, **task.about()})
            temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)
