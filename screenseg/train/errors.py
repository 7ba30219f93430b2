"""The errors of training, below `ScreensegError`."""

from __future__ import annotations

from screenseg.errors import ScreensegError

__all__ = ["CheckpointError", "DataError", "RecipeError", "Stopped", "TrainError", "WriteError"]


class TrainError(ScreensegError):
    """Training, evaluation or export that cannot be done."""


class RecipeError(TrainError, ValueError):
    """A recipe with an unknown key, a wrong type or an impossible value."""


class DataError(TrainError, ValueError):
    """A data set that cannot be trained on: empty, broken, or of unknown roles."""


class CheckpointError(TrainError, ValueError):
    """A checkpoint that is broken or belongs to another network."""


class WriteError(TrainError, OSError):
    """A file that cannot be written: a full disk, a missing permission."""


class Stopped(TrainError):
    """Training was stopped from outside, and its checkpoint is written."""
