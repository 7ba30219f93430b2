"""A run: what is missing is drawn, and what is there is kept."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from screenseg.synth.coco import write_coco
from screenseg.synth.errors import SynthError
from screenseg.synth.generate._memory import tree_memory
from screenseg.synth.generate._pool import Pool
from screenseg.synth.generate._store import DiskFull, Store
from screenseg.synth.generate._worker import Job, Outcome
from screenseg.synth.look import Stock
from screenseg.synth.recipe import Recipe
from screenseg.synth.renderers import DESKTOP, NAMES, Survey, survey

__all__ = ["Progress", "Summary", "generate"]

_HOPELESS = 12  # failures, and no more successes than that: something is wrong with all screens


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    wanted: int
    before: int  # screens that were there already
    drawn: int = 0
    failures: dict[int, list[str]] = field(default_factory=dict)
    retried: Counter[str] = field(default_factory=Counter)  # first errors of screens that a later try made
    renderers: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)  # bytes, every few seconds

    @property
    def done(self) -> int:
        return self.before + self.drawn


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended."""

    progress: Progress
    seconds: float
    splits: dict[str, int]  # pictures per split in the whole set


def generate(
    recipe: Recipe,
    out: Path,
    *,
    count: int,
    seed: int = 0,
    workers: int = 2,
    on_survey: Callable[[Survey], None] = lambda _: None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Make a set of screens, or go on with one.

    Args:
        recipe: What the set is made of.
        out: Its folder.
        count: Screens it shall have; more than it has extends it.
        seed: Of all dice.
        workers: Processes that draw.
        on_survey: Told once which renderers are there.
        on_progress: Told after every screen, and about once a second.

    Raises:
        SynthError: No renderer at all, a folder made with something else, a full disk, or nothing but failures.
        KeyboardInterrupt: Passed on after the workers have ended; the same call goes on later.
    """
    if count < 1 or workers < 1:
        raise SynthError(f"A set needs at least one screen and one worker, got {count} and {workers}.")
    wanted = [name for name, weight in recipe.renderers.items() if weight]
    found = survey(NAMES if wanted == [DESKTOP] else wanted)  # a desktop's windows are drawn by others
    on_survey(found)
    if not any(found.themes.values()):
        raise SynthError("No renderer can run here. " + " ".join(found.missing.values()))
    stock = Stock.gather(found.themes, recipe)
    store = Store(out)
    started = time.monotonic()
    with store.opened({"seed": seed, "recipe": recipe.to_dict(), "stock": stock.to_dict()}):
        done = store.done()
        progress = Progress(wanted=max(count, len(done)), before=len(done))
        todo = [index for index in range(count) if index not in done]
        _draw(Pool(Job(out, seed, recipe, stock), min(workers, max(1, len(todo)))), todo, store, progress, on_progress)
        store.write_failures(progress.failures)
        splits = write_coco(out)
    return Summary(progress, time.monotonic() - started, splits)


def _draw(
    pool: Pool, todo: list[int], store: Store, progress: Progress, on_progress: Callable[[Progress], None]
) -> None:
    measured = 0.0
    with contextlib.closing(pool):
        for outcome in pool.run(todo):
            if outcome is not None:
                _count(outcome, progress, store)
            if time.monotonic() - measured > 5.0:
                measured = time.monotonic()
                progress.memory.append(tree_memory())
            on_progress(progress)


def _count(outcome: Outcome, progress: Progress, store: Store) -> None:
    if outcome.state == "full":
        raise DiskFull(
            f"The disk is full: {outcome.errors[0]} {progress.done} of {progress.wanted} screens are done and whole. "
            "Free some space and run the same command again; it goes on from there."
        )
    if outcome.state == "done":
        progress.drawn += 1
        progress.retried.update(outcome.errors[:1])
        progress.renderers[outcome.renderer] += 1
        return
    progress.failures[outcome.index] = list(outcome.errors)
    store.write_failures(progress.failures)
    if len(progress.failures) >= _HOPELESS and len(progress.failures) > progress.drawn:
        raise SynthError(
            f"{len(progress.failures)} screens failed and only {progress.drawn} succeeded; the last one because: "
            f"{outcome.errors[-1]} All are listed in {str(store.failures)!r}."
        )
