"""The training loop: one for every network, on one CPU, one GPU or many of them (Lightning Fabric)."""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import torch
from lightning.fabric import Fabric
from lightning.fabric.plugins import MixedPrecision
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from screenseg.train import files
from screenseg.train.checkpoint import CHECKPOINT, RECIPE, restore, start, write_best, write_checkpoint
from screenseg.train.data import Skipped
from screenseg.train.errors import CheckpointError, DataError, Stopped, TrainError
from screenseg.train.log import Log
from screenseg.train.stop import Stop
from screenseg.train.task import Batches, Task

__all__ = ["Run", "train"]

_TOLD = 20  # steps between lines of the log


@dataclass(slots=True)
class Run:
    """Where a run stands; what a checkpoint holds beside weights."""

    step: int = 0
    seconds: float = 0.0  # spent, over all resumptions
    share: float = 0.0  # of the whole run, what the schedule goes by
    losses: dict[str, float] = field(default_factory=dict)
    best: float = -1.0  # the highest score on the val split


def train(
    task: Task,
    data: Path,
    out: Path,
    *,
    resume: bool = False,
    device: str = "auto",
    minutes: float | None = None,
    strict: bool = False,
) -> Path:
    """Train a network and give back its checkpoint's path.

    Args:
        task: the network and its settings.
        data: a set that `screenseg synth` wrote.
        out: the run's folder: checkpoint, best weights, logs, the recipe as it was.
        resume: go on from the checkpoint in `out`, if there is one.
        device: ``"auto"``, ``"cpu"`` or ``"cuda"``.
        minutes: fit the run into this time instead of `recipe.steps`; time spent before a resumption counts in.
        strict: a broken picture is an error; else it is left out, and named.

    Raises:
        DataError: the set has no picture to train on, or, if `strict`, a broken one.
        CheckpointError: `out` holds a run of another network, or one that `resume` was not said for.
        WriteError: the disk is full.
        Stopped: by Ctrl-C or a termination; the checkpoint is written.
    """
    skipped = Skipped(strict=strict)
    items, held = task.gather(data, skipped)
    there = (out / CHECKPOINT).exists()
    if there and not resume:
        raise CheckpointError(f"{out} holds a run already. Go on with --resume, or choose another folder.")
    fabric = _fabric(device)
    fabric.seed_everything(task.recipe.seed, verbose=False)
    if not there:
        start(task)
    trainer = Trainer(task, files.folder(out), fabric, skipped)
    if there:
        trainer.resume()
    files.write(out / RECIPE, msgspec.json.encode(task.recipe))
    with Log(out, task.name, quiet=not fabric.is_global_zero) as log, Stop() as stop:
        if not held:
            log.say("Weights are not validated: there is nothing of the val split to look at.")
        trainer.fit(items, held, minutes, log, stop)
        if skipped:
            log.say(str(skipped))
    return out / CHECKPOINT


def _fabric(device: str) -> Fabric:
    """One device, or as many as a launcher (torchrun, srun) started processes for."""
    cuda = device == "cuda" or (device == "auto" and torch.cuda.is_available())
    if device == "cuda" and not torch.cuda.is_available():
        raise TrainError("PyTorch sees no CUDA device here. Train with --device cpu, or mend the driver.")
    for name in ("lightning.fabric", "lightning.pytorch"):  # they say which precision they were told to use
        logging.getLogger(name).setLevel(logging.WARNING)
    devices, nodes = (int(os.environ.get(name, "1")) for name in ("LOCAL_WORLD_SIZE", "GROUP_WORLD_SIZE"))
    kind = "cuda" if cuda else "cpu"
    fabric = Fabric(accelerator=kind, devices=devices, num_nodes=nodes, plugins=[_Mixed("bf16-mixed", kind)])
    fabric.launch()
    return fabric


class _Mixed(MixedPrecision):
    """bfloat16 where autocast thinks it good, and not for what goes in: boxes would be off by pixels."""

    def convert_input(self, data: Any) -> Any:
        return data


class Trainer:
    """A run: a network on its way down.

    Args:
        task: the network and its settings.
        out: the run's folder.
        fabric: where it runs.
        skipped: takes pictures that turn out broken.
    """

    def __init__(self, task: Task, out: Path, fabric: Fabric, skipped: Skipped) -> None:
        recipe = task.recipe
        self.run = Run()
        self._task, self._recipe, self._out, self._fabric, self._skipped = task, recipe, out, fabric, skipped
        optimizer = torch.optim.AdamW(
            task.network.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True
        )
        self._module, self._optimizer = fabric.setup(task.network, optimizer)
        self.average = AveragedModel(task.network, multi_avg_fn=_running_mean(recipe.average), use_buffers=True)
        self._means: dict[str, Tensor] = {}
        self._saved, self._saved_step = time.monotonic(), 0

    def resume(self) -> None:
        """Go on where the checkpoint in the run's folder stands.

        Raises:
            CheckpointError: it cannot be read, or is of another architecture.
        """
        optimizer = getattr(self._optimizer, "optimizer", self._optimizer)
        self.run = Run(**restore(self._out, self._task, self.average, optimizer))
        device = self._fabric.device
        self._saved_step = self.run.step
        self._means = {name: torch.tensor(value, device=device) for name, value in self.run.losses.items()}

    def fit(self, items: Sequence[Any], held: Sequence[Any], minutes: float | None, log: Log, stop: Stop) -> None:
        """Descend until the run's time or steps are spent.

        Raises:
            DataError: no picture can be read.
            Stopped: before that.
        """
        run, before, started = self.run, self.run.seconds, time.monotonic()
        self._advance(before, minutes)
        batches = self._batches(items) if run.share < 1 else iter(())
        while run.share < 1:
            self._step(next(batches))
            run.step += 1
            stopped = self._agree(stop.asked)
            self._advance(before + time.monotonic() - started, minutes)
            if run.step % _TOLD == 0:
                self._tell(log)
            if stopped:
                self.save()
                raise Stopped(f"Stopped at step {run.step}; the checkpoint is written.")
            if time.monotonic() - self._saved > 60 * self._recipe.validate_minutes:
                self._save_and_validate(held, log, stop)
        if run.step > self._saved_step:
            self._save_and_validate(held, log, stop)

    def _advance(self, seconds: float, minutes: float | None) -> None:
        """Tell the run its time; with several processes, the first one's."""
        run = self.run
        run.seconds = self._fabric.broadcast(seconds) if self._fabric.world_size > 1 else seconds
        run.share = run.seconds / (60 * minutes) if minutes else run.step / self._recipe.steps

    def _agree(self, asked: bool) -> bool:
        """Whether any process was asked to stop."""
        if self._fabric.world_size == 1:
            return asked
        sum_: Any = self._fabric.all_reduce(torch.tensor(float(asked)), reduce_op="sum")
        return bool(sum_ > 0)

    def _batches(self, items: Sequence[Any]) -> Iterator[Any]:
        """Endless batches on the device; broken pictures are noted on the way."""
        fabric = self._fabric
        seed = f"{self._recipe.seed}:{self.run.step}:{fabric.global_rank}"
        stream = self._task.batches(items, seed=seed, pin=fabric.device.type == "cuda")
        for inputs in fabric.setup_dataloaders(stream.loader, use_distributed_sampler=False):
            self._note(stream)
            yield inputs
        self._note(stream)
        raise DataError(f"No picture of the train split can be read. {self._skipped}")

    def _note(self, stream: Batches) -> None:
        for path, reason in stream.broken():
            self._skipped.add(path, reason)

    def _step(self, inputs: Any) -> None:
        """One step down the gradient."""
        for group in self._optimizer.param_groups:
            group["lr"] = self._recipe.learning_rate * _rate(self.run.share, self._recipe.warm_up)
        loss, terms = self._task.loss(self._module, inputs)
        self._fabric.backward(loss)
        self._fabric.clip_gradients(self._module, self._optimizer, max_norm=self._recipe.clip, error_if_nonfinite=False)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self.average.update_parameters(self._task.network)
        for name, term in zip(self._task.terms, terms, strict=True):
            now = term.detach().float()
            self._means[name] = torch.lerp(self._means.get(name, now), now, 0.05)

    def _tell(self, log: Log) -> None:
        run = self.run
        run.losses = {name: float(value) for name, value in self._means.items()}
        if not all(map(math.isfinite, run.losses.values())):
            raise TrainError(
                f"The loss is no number any more at step {run.step}; the checkpoint before it is kept. "
                "Set a lower learning_rate in the recipe and resume."
            )
        log.losses(run.step, run.seconds, run.share, run.losses)

    def _save_and_validate(self, held: Sequence[Any], log: Log, stop: Stop) -> None:
        """In this order: what goes wrong in a validation must not cost the steps before it."""
        self.save()
        best = self.run.best
        self.validate(held, log, stop)
        if self.run.best != best:
            self.save()

    def validate(self, held: Sequence[Any], log: Log, stop: Stop) -> None:
        """Score the averaged weights on the val split, and keep them if they are the best so far."""
        if self._fabric.is_global_zero and held:
            self._validate(held, log, stop)
        self._fabric.barrier()

    def _validate(self, held: Sequence[Any], log: Log, stop: Stop) -> None:
        network, run = self.average.module.eval(), self.run
        with torch.inference_mode(), self._fabric.autocast():
            figures = self._task.validate(network, held, self._skipped, lambda: stop.asked)
        network.train()
        if stop.asked or not figures:
            return
        best = figures["overall"] > run.best
        if best:
            run.best = figures["overall"]
            write_best(self._out, self._task, self.average, {"step": run.step, **figures})
        log.validation(run.step, run.seconds, figures, best=best)

    def save(self) -> None:
        """Write the checkpoint."""
        self.run.losses = {name: float(value) for name, value in self._means.items()}
        if self._fabric.is_global_zero:
            optimizer = getattr(self._optimizer, "optimizer", self._optimizer)
            write_checkpoint(self._out, self._task, self.average, optimizer, asdict(self.run))
        self._saved, self._saved_step = time.monotonic(), self.run.step


def _running_mean(decay: float) -> Callable[..., None]:
    """An exponential mean that forgets fast at first, so that it is of use after a hundred steps."""

    @torch.no_grad()
    def update(kept: list[Tensor], new: Sequence[Tensor], count: Tensor | int) -> None:
        share = min(decay, (1 + int(count)) / (10 + int(count)))
        if kept[0].is_floating_point():
            torch._foreach_lerp_(kept, list(new), 1 - share)
        else:
            torch._foreach_copy_(kept, list(new))

    return update


def _rate(share: float, warm_up: float) -> float:
    """The learning rate's factor at a share of the run: a straight warm-up, then a cosine to 0.01."""
    if share < warm_up:
        return max(0.01, share / warm_up)
    rest = min(1.0, (share - warm_up) / max(1e-9, 1 - warm_up))
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * rest))
