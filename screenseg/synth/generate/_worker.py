"""A worker process: draws the screens whose indexes it is sent, and says of each how it went.

It ends when its pipe does, so that no worker outlives a run that was killed.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import cv2

from screenseg.synth.degrade import degrade
from screenseg.synth.errors import RenderError, SynthError
from screenseg.synth.generate._store import DiskFull, Store
from screenseg.synth.look import Plan, Stock, plan
from screenseg.synth.recipe import Recipe

if TYPE_CHECKING:
    from screenseg.synth.renderer import Drawn, Renderer
    from screenseg.synth.spec import Screen

__all__ = ["Job", "Outcome", "work"]

_ATTEMPTS = 3
_TRIES = 2  # of one attempt: a crash or a timeout may be the machine's fault, so the same screen gets a second chance


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know."""

    folder: Path
    seed: int
    recipe: Recipe
    stock: Stock


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with one screen; `errors` has what went wrong on the way, also where a later attempt succeeded."""

    index: int
    state: Literal["done", "failed", "full"]
    renderer: str = ""
    errors: tuple[str, ...] = ()


def work(pipe: Connection, job: Job) -> None:
    """The main function of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes the pipe
    with Store(job.folder).log.open("ab") as log:
        os.dup2(log.fileno(), 2)  # toolkits chatter on standard error, which is for the progress bar
    cv2.setNumThreads(1)  # the workers share the cores already
    with contextlib.closing(_Studio(job)) as studio, contextlib.suppress(EOFError, BrokenPipeError, ConnectionError):
        while (indexes := pipe.recv()) is not None:
            for index in indexes:
                pipe.send(studio.make(index))


class _Studio:
    """The renderers of one worker, and what is done with what they draw."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._store = Store(job.folder)
        self._renderers: dict[str, Renderer] = {}

    def close(self) -> None:
        """End the toolkits."""
        for renderer in self._renderers.values():
            with contextlib.suppress(Exception):  # one that is stuck must not keep the others
                renderer.close()
        self._renderers.clear()

    def make(self, index: int) -> Outcome:
        """Draw a screen and put it into the store."""
        errors: list[str] = []
        for attempt in range(_ATTEMPTS):
            planned = plan(index, attempt, self._job.seed, self._job.recipe, self._job.stock)
            for _ in range(_TRIES):
                try:
                    self._draw_and_store(planned)
                except DiskFull as error:
                    return Outcome(index, "full", errors=(str(error),))
                except Exception as error:  # whatever a toolkit throws costs this screen, not the run
                    errors.append(_told(planned, error))
                    self.close()
                    if self._store.nearly_full():
                        return Outcome(index, "full", errors=(str(error),))
                else:
                    return Outcome(index, "done", planned.renderer, tuple(errors))
        return Outcome(index, "failed", errors=tuple(errors))

    def _draw_and_store(self, planned: Plan) -> None:
        from screenseg.synth.truth import finish

        drawn = self._draw(planned)
        expected = (planned.look.height, planned.look.width, 3)
        if drawn.image.shape != expected or drawn.image.dtype != "uint8":
            raise RenderError(f"The picture is {drawn.image.shape} {drawn.image.dtype}, expected {expected} uint8.")
        if (drawn.image[::4, ::4] == drawn.image[0, 0]).all():
            raise RenderError("The picture has one colour.")
        truth = finish(drawn, {**planned.about, **_covers(drawn)})
        if not truth.elements:
            raise RenderError("The picture has no elements.")
        recipe = self._job.recipe
        picture, truth = degrade(
            drawn.image,
            truth,
            planned.steps,
            png_compression=recipe.png_compression,
            jpeg_files=recipe.jpeg_files,
        )
        self._store.write(planned.index, picture, truth)

    def _draw(self, planned: Plan) -> Drawn:
        if planned.windows:
            return self._desktop(planned)
        return self._renderer(planned.renderer).draw(_composed(planned), planned.look)

    def _desktop(self, planned: Plan) -> Drawn:
        from screenseg.synth.desktop import compose

        windows = []
        for window in planned.windows:
            screen = _composed(window)
            title = screen.root.text or screen.kind.replace("-", " ").capitalize()
            windows.append((title, self._renderer(window.renderer).draw(screen, window.look)))
        return compose(windows, planned.look, random.Random(planned.look.seed), self._renderer("chromium"))

    def _renderer(self, name: str) -> Renderer:
        from screenseg.synth.renderers import make

        if name not in self._renderers:
            self._renderers[name] = make(name)
        return self._renderers[name]


def _covers(drawn: Drawn) -> dict[str, list[list[int]]]:
    """What truth keeps of the covers: whole pixels inside the picture."""
    height, width = drawn.image.shape[:2]
    covers = []
    for (left, top, right, bottom), layer in drawn.covers:
        box = [max(round(left), 0), max(round(top), 0), min(round(right), width), min(round(bottom), height)]
        if box[0] < box[2] and box[1] < box[3]:
            covers.append([*box, layer])
    return {"covers": covers} if covers else {}


def _composed(planned: Plan) -> Screen:
    from screenseg.synth.layout import compose

    look = planned.look
    size = (round(look.width / look.scale), round(look.height / look.scale))
    return compose(planned.kind, planned.language, random.Random(look.seed), size=size)


def _told(planned: Plan, error: Exception) -> str:
    """An error in one line; where it is no RenderError, also where it came from."""
    where = ""
    if not isinstance(error, SynthError):
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f" ({Path(frame.filename).name}:{frame.lineno})"
    first = (str(error).splitlines() or [""])[0]
    return f"{planned.renderer} {planned.theme}, {planned.kind}: {type(error).__name__}: {first}{where}"
