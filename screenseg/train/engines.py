"""What can be evaluated: exported networks, checkpoints, and the rules without a network.

Nothing here loads torch but for a checkpoint: memory and time are measured as a bot has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import REGIONS
from screenseg.perceive.detect import YOLODetector
from screenseg.perceive.read.lines import inks_of
from screenseg.perceive.runtime import metadata
from screenseg.perceive.segment.decode import Segment
from screenseg.roles import REGION_ROLES
from screenseg.train.errors import DataError
from screenseg.train.evaluate import Engine
from screenseg.train.instances import DETECTED, detected, seen
from screenseg.train.scores import CLASSES, Seen, shapes

__all__ = ["CLASSIC", "engine_named", "network_engine"]

CLASSIC = "classic"

_REGION_OF = {role: region for region, roles in REGION_ROLES.items() for role in roles}


def engine_named(name: str) -> tuple[Engine, tuple[str, ...]]:
    """An engine and the classes that it finds.

    Args:
        name: ``"classic"``, or the path of an ONNX file, a checkpoint.pt or a .safetensors file.

    Raises:
        DataError: there is no such file, or it is no network of ours.
    """
    if name == CLASSIC:
        return _classic(), CLASSES
    path = Path(name)
    if not path.is_file():
        raise DataError(f"There is no weights file {name}.")
    return _checkpoint(path) if path.suffix in (".pt", ".safetensors") else network_engine(path)


def network_engine(path: Path, *, calibrated: bool = True) -> tuple[Engine, tuple[str, ...]]:
    """An exported network, run as a bot runs it.

    Args:
        path: the ONNX file.
        calibrated: correct confidences as the file says.

    Raises:
        DataError: the file is damaged or of another kind.
    """
    try:
        task = metadata(path, "task", "")
        if task == "mask_rcnn":
            return _mask_rcnn(path, calibrated=calibrated), REGIONS
        if task == "unet":
            return _unet(path, calibrated=calibrated), CLASSES
        if task == "yolo":
            return _yolo(path), DETECTED
        raise RuntimeError("its metadata name no task")
    except (RuntimeError, ValueError) as error:
        raise DataError(f"{path} is no network that can be read: {' '.join(str(error).split())[:200]}") from error


def _unet(path: Path, *, calibrated: bool) -> Engine:
    from screenseg.perceive.segment.unet import UNetSegmenter

    segmenter = UNetSegmenter(path, calibrated=calibrated)

    def run(image: NDArray[np.uint8]) -> Seen:
        found, masks = segmenter.look(image)
        segments, sure = _with_exact_lines(image, found.segments), masks > 0.5
        return Seen(segments, sure, shapes(segments, sure))

    return run


def _with_exact_lines(image: NDArray[np.uint8], segments: Sequence[Segment]) -> list[Segment]:
    """Segments with lines of text as a reader is given them: whole, apart, and tight around the ink."""
    lines = [segment for segment in segments if segment.region == "text"]
    out = [segment for segment in segments if segment.region != "text"]
    least = min((line.confidence for line in lines), default=0.0)
    for ink in inks_of(image, [line.box for line in lines]):
        if box := ink.tight():
            sure = max((line.confidence for line in lines if line.box.intersect(box)), default=least)
            out.append(Segment("text", box, sure))
    return out


def _mask_rcnn(path: Path, *, calibrated: bool) -> Engine:
    from screenseg.perceive.segment.mask_rcnn import MaskRCNNSegmenter

    segmenter = MaskRCNNSegmenter(path, calibrated=calibrated)

    def run(image: NDArray[np.uint8]) -> Seen:
        return seen(segmenter.instances(image), (image.shape[1], image.shape[0]))

    return run


def _yolo(path: Path) -> Engine:
    detect = YOLODetector(path)

    def run(image: NDArray[np.uint8]) -> Seen:
        return Seen(detected(detect(image)))

    return run


def _checkpoint(path: Path) -> tuple[Engine, tuple[str, ...]]:
    import torch

    from screenseg.train.checkpoint import load_task
    from screenseg.train.screens import ScreenTask

    task = load_task(path)
    if not isinstance(task, ScreenTask):
        raise DataError(f"{path} is a run of {task.name}, which sees no screens.")

    def run(image: NDArray[np.uint8]) -> Seen:
        with torch.inference_mode():
            return task.look(task.network, image)

    return run, task.classes


def _classic() -> Engine:
    """The rules on shapes, and the OCR engine's own finder of lines."""
    from screenseg.perceive.classic import segment
    from screenseg.perceive.looks import look
    from screenseg.perceive.read.rapid import RapidReader

    reader = RapidReader()

    def run(image: NDArray[np.uint8]) -> Seen:
        scene = look(image, reader.read(image))
        found = [Segment(_REGION_OF[r.role], r.box, r.confidence) for r in segment(scene) if r.role in _REGION_OF]
        return Seen([*found, *(Segment("text", line.box, line.confidence) for line in scene.lines)])

    return run
