"""Writing files so that a full disk, a kill or a power cut leaves the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from screenseg.train.errors import WriteError

__all__ = ["folder", "reporting", "write"]


def write(path: Path, data: bytes | memoryview) -> None:
    """Put `data` into a file, at once or not at all.

    Raises:
        WriteError: it cannot be written; what was there before is still there.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with reporting(path):
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def folder(path: Path) -> Path:
    """The folder at `path`, made if it is not there.

    Raises:
        WriteError: it cannot be made.
    """
    with reporting(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


@contextlib.contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn an OSError inside into a WriteError that names `path`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(
            f"{path} cannot be written: {reason}. Nothing half-written was left; make room and start again."
        ) from error
