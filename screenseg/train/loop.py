"""The training loop: one for every network, on one CPU, one GPU or many machines (Lightning Fabric)."""

from __future__ import annotations

import csv
import itertools
import json
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import torch
from lightning.fabric import Fabric
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from torch.utils.data import DataLoader

from screenseg.models.unet import UNet
from screenseg.perceive.segment.channels import KINDS, MASKS
from screenseg.train.data import Crops, batch, find_items
from screenseg.train.errors import CheckpointError, DataError
from screenseg.train.losses import box_loss, mask_loss
from screenseg.train.recipe import UNetRecipe

__all__ = ["Run", "load_network", "train_unet"]

_CHECKPOINT = "checkpoint.pt"


@dataclass(slots=True)
class Run:
    """Where a run stands; what a checkpoint holds beside weights."""

    step: int = 0
    seconds: float = 0.0  # spent training, over all resumptions
    share: float = 0.0  # of the whole run, what the schedule goes by
    losses: dict[str, float] = field(default_factory=dict)


def train_unet(
    data: Path,
    out: Path,
    recipe: UNetRecipe,
    *,
    resume: bool = False,
    device: str = "auto",
    minutes: float | None = None,
) -> Path:
    """Train a U-Net and give back its checkpoint's path.

    Args:
        data: a set that `screenseg synth` wrote.
        out: the run's folder: checkpoint, logs, the recipe as it was.
        recipe: every setting.
        resume: go on from the checkpoint in `out`, if there is one.
        device: ``"auto"``, ``"cpu"`` or ``"cuda"``.
        minutes: fit the run into this time instead of `recipe.steps`; time spent before a resumption counts in.

    Raises:
        DataError: the set has no picture to train on.
        CheckpointError: `out` holds a run of another network, or one that `resume` was not said for.
    """
    items = find_items(data, "train")
    if not items:
        raise DataError(f"{data} has no picture of the train split. Make some: screenseg synth --out {data}")
    out.mkdir(parents=True, exist_ok=True)
    fabric = _fabric(device)
    fabric.seed_everything(recipe.seed, verbose=False)
    network: nn.Module = UNet(masks=len(MASKS), kinds=len(KINDS), widths=recipe.widths, depth=recipe.depth)
    network = network.to(memory_format=torch.channels_last)
    average = AveragedModel(network, avg_fn=_running_mean(recipe.average), use_buffers=True)
    optimizer = torch.optim.AdamW(network.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay)
    run = _resume(out, recipe, network, average, optimizer) if _may_resume(out, resume) else Run()
    (out / "recipe.json").write_bytes(msgspec.json.encode(recipe))
    module, wrapped = fabric.setup(network, optimizer)
    average = average.to(fabric.device)
    stream = _stream(items, recipe, run.step, fabric)
    with _Log(out / "losses.csv") as log, _progress() as bar:
        task = bar.add_task("training", total=1000, losses="")
        started, before = time.monotonic(), run.seconds
        saved = started
        try:
            while run.share < 1.0:
                _descend(module, wrapped, next(stream), run, recipe, fabric)
                average.update_parameters(network)
                run.step += 1
                run.seconds = before + time.monotonic() - started
                run.share = run.seconds / (60 * minutes) if minutes else run.step / recipe.steps
                if run.step % 20 == 0:
                    log.write(run)
                    told = " ".join(f"{name} {value:.3f}" for name, value in run.losses.items())
                    bar.update(task, completed=1000 * run.share, losses=f"step {run.step}  {told}")
                if time.monotonic() - saved > 60 * recipe.validate_minutes:
                    _save(out, recipe, network, average, optimizer, run)
                    saved = time.monotonic()
        finally:
            if run.step:
                _save(out, recipe, network, average, optimizer, run)
    return out / _CHECKPOINT


def _running_mean(decay: float) -> Callable[[Tensor, Tensor, Tensor | int], Tensor]:
    """An exponential mean that forgets fast at first, so that it is of use after a hundred steps."""

    def mean(kept: Tensor, new: Tensor, count: Tensor | int) -> Tensor:
        share = min(decay, (1 + int(count)) / (10 + int(count)))
        return kept + (1 - share) * (new - kept)

    return mean


def _fabric(device: str) -> Fabric:
    cuda = device == "cuda" or (device == "auto" and torch.cuda.is_available())
    fabric = Fabric(accelerator="cuda" if cuda else "cpu", devices=1, precision="bf16-mixed")
    fabric.launch()
    return fabric


def _stream(items: list[Any], recipe: UNetRecipe, step: int, fabric: Fabric) -> Iterator[list[Tensor]]:
    crops = Crops(items, side=recipe.side, seed=recipe.seed + step, zooms=recipe.zooms, crops=recipe.crops)
    loader = DataLoader(
        crops,
        recipe.batch,
        num_workers=recipe.readers,
        pin_memory=fabric.device.type == "cuda",
        multiprocessing_context="spawn" if recipe.readers else None,
        prefetch_factor=4 if recipe.readers else None,
    )
    return itertools.chain.from_iterable(itertools.repeat(fabric.setup_dataloaders(loader)))


def _descend(module: Any, optimizer: Any, tensors: list[Tensor], run: Run, recipe: UNetRecipe, fabric: Fabric) -> None:
    """One step down the gradient."""
    image, masks, mask_weights, distances, box_weights = tensors
    for group in optimizer.param_groups:
        group["lr"] = recipe.learning_rate * _rate(run.share, recipe.warm_up)
    logits, logs = module(batch(image))
    entropy, dice = mask_loss(logits.float(), masks, mask_weights)
    boxes = box_loss(logs.float(), distances, box_weights)
    loss = recipe.entropy_weight * entropy + recipe.dice_weight * dice + recipe.box_weight * boxes
    fabric.backward(loss)
    fabric.clip_gradients(module, optimizer, max_norm=recipe.clip, error_if_nonfinite=False)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    now = {"entropy": float(entropy), "dice": float(dice), "boxes": float(boxes)}
    run.losses = {name: 0.95 * run.losses.get(name, value) + 0.05 * value for name, value in now.items()}


def _rate(share: float, warm_up: float) -> float:
    """The learning rate's factor at a share of the run: a straight warm-up, then a cosine to 0.01."""
    if share < warm_up:
        return max(0.01, share / warm_up)
    rest = min(1.0, (share - warm_up) / (1 - warm_up))
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * rest))


def _may_resume(out: Path, resume: bool) -> bool:
    there = (out / _CHECKPOINT).exists()
    if there and not resume:
        raise CheckpointError(f"{out} holds a run already. Go on with --resume, or choose another folder.")
    return there


def _save(out: Path, recipe: UNetRecipe, network: nn.Module, average: nn.Module, optimizer: Any, run: Run) -> None:
    """Write the checkpoint: a temporary file first, so that a full disk loses nothing."""
    temporary = out / f".{_CHECKPOINT}"
    state = {
        "recipe": json.loads(msgspec.json.encode(recipe)),
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "run": {"step": run.step, "seconds": run.seconds, "share": run.share, "losses": run.losses},
    }
    torch.save(state, temporary)
    temporary.replace(out / _CHECKPOINT)


def _resume(out: Path, recipe: UNetRecipe, network: nn.Module, average: nn.Module, optimizer: Any) -> Run:
    state = _read(out / _CHECKPOINT)
    try:
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
    except (KeyError, RuntimeError, ValueError) as error:
        raise CheckpointError(f"The checkpoint in {out} belongs to another network than {recipe.widths}.") from error
    return Run(**state["run"])


def _read(path: Path) -> dict[str, Any]:
    """A checkpoint's tensors and numbers; nothing in it is executed."""
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        raise CheckpointError(f"{path} is not a checkpoint that can be read: {error}") from error
    return state


def load_network(path: Path) -> UNet:
    """The averaged network of a checkpoint, ready to be evaluated or exported."""
    state = _read(path)
    recipe = msgspec.convert(state["recipe"], UNetRecipe)
    network = UNet(masks=len(MASKS), kinds=len(KINDS), widths=recipe.widths, depth=recipe.depth)
    averaged = {name.removeprefix("module."): v for name, v in state["average"].items() if name.startswith("module.")}
    network.load_state_dict(averaged)
    return network.eval()


class _Log:
    """Losses as CSV and, where TensorBoard is installed, as its events."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._file = path.open("a", newline="")
        self._writer = csv.writer(self._file)
        if fresh:
            self._writer.writerow(["step", "seconds", "entropy", "dice", "boxes"])
        try:
            from torch.utils.tensorboard.writer import SummaryWriter

            self._board: Any = SummaryWriter(str(path.parent / "tensorboard"))
        except ModuleNotFoundError:
            self._board = None

    def __enter__(self) -> _Log:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()
        if self._board is not None:
            self._board.close()

    def write(self, run: Run) -> None:
        self._writer.writerow([run.step, round(run.seconds, 1), *(round(v, 5) for v in run.losses.values())])
        self._file.flush()
        if self._board is not None:
            for name, value in run.losses.items():
                self._board.add_scalar(name, value, run.step)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[losses]}"), TimeElapsedColumn(),
        TimeRemainingColumn(), transient=False,
    )  # fmt: skip
