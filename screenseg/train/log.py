"""Losses and validation figures of a run: CSV files, TensorBoard's events, a progress bar."""

from __future__ import annotations

import contextlib
import csv
import io
import math
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from screenseg.train.files import reporting

__all__ = ["Log"]


class Log:
    """Where a run tells what it does.

    Args:
        out: the run's folder; gets losses.csv, validation.csv and, where TensorBoard is installed, tensorboard/.
        name: of the run, before the bar.
        quiet: write and show nothing: for all but the first of several processes.
    """

    def __init__(self, out: Path, name: str, *, quiet: bool = False) -> None:
        self._out, self._quiet = out, quiet
        self._board: Any = None if quiet else _board(out / "tensorboard")
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[losses]}  {task.fields[validation]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            refresh_per_second=1,  # drawing takes time from the training
            disable=quiet,
        )
        self._task = self._bar.add_task(name, total=1.0, losses="", validation="")

    def __enter__(self) -> Log:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()
        if self._board is not None:
            with contextlib.suppress(OSError):  # a full disk has been told of by then
                self._board.close()

    def losses(self, step: int, seconds: float, share: float, losses: Mapping[str, float]) -> None:
        """Tell the losses, and what share of the run is done.

        Raises:
            WriteError: the disk is full.
        """
        told = " ".join(f"{name} {value:.3f}" for name, value in losses.items())
        self._bar.update(self._task, completed=min(share, 1.0), losses=f"step {step}  {told}")
        self._write("losses", step, seconds, losses)

    def validation(self, step: int, seconds: float, figures: Mapping[str, float], *, best: bool) -> None:
        """Tell how good the averaged weights are on the val split.

        Raises:
            WriteError: the disk is full.
        """
        told = " ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in figures.items())
        self._bar.update(self._task, validation=f"[val {told}]")
        self.say(f"step {step}: {told}{' (best)' if best else ''}")
        self._write("validation", step, seconds, figures)

    def say(self, line: str) -> None:
        """A line above the bar, or in a log file."""
        if not self._quiet:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _write(self, name: str, step: int, seconds: float, values: Mapping[str, float]) -> None:
        if self._quiet:
            return
        path = self._out / f"{name}.csv"
        row = [step, round(seconds, 1), *(round(value, 5) for value in values.values())]
        with reporting(path):
            _append(path, ["step", "seconds", *values], row)
        if self._board is not None:
            with reporting(self._out / "tensorboard"):
                for key, value in values.items():
                    self._board.add_scalar(key if name == "losses" else f"{name}/{key}", value, step)


def _append(path: Path, head: list[str], row: list[Any]) -> None:
    """Add a row to a CSV file, the whole of it or nothing."""
    text = io.StringIO()
    writer = csv.writer(text)
    if not path.exists():
        writer.writerow(head)
    writer.writerow("" if isinstance(value, float) and math.isnan(value) else value for value in row)
    data = text.getvalue().encode()
    with path.open("ab", buffering=0) as file:
        before = file.tell()
        try:
            while data:
                data = data[file.write(data) :]
        except OSError:
            file.truncate(before)
            raise


def _board(folder: Path) -> Any:
    try:
        from torch.utils.tensorboard.writer import SummaryWriter
    except ModuleNotFoundError:
        return None
    with reporting(folder):
        return SummaryWriter(str(folder))
