"""The networks that can be trained, by name."""

from __future__ import annotations

from screenseg.train.errors import CheckpointError
from screenseg.train.icons import IconsTask
from screenseg.train.mask_rcnn import MaskRCNNTask
from screenseg.train.task import Task
from screenseg.train.unet import UNetTask
from screenseg.train.yolo import YOLOTask

__all__ = ["TASKS", "task_named"]

TASKS: dict[str, type[Task]] = {task.name: task for task in (UNetTask, MaskRCNNTask, YOLOTask, IconsTask)}


def task_named(name: str) -> type[Task]:
    """The task of that name.

    Raises:
        CheckpointError: there is none.
    """
    try:
        return TASKS[name]
    except KeyError as error:
        raise CheckpointError(f"There is no network {name!r}; there are {', '.join(TASKS)}.") from error
