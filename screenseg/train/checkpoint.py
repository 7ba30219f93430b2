"""Runs on disk: checkpoints to go on from, and the best weights as safetensors. Nothing in them is executed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import nn

from screenseg.train import files
from screenseg.train.errors import CheckpointError, RecipeError
from screenseg.train.recipe import Recipe
from screenseg.train.task import Task
from screenseg.train.tasks import task_named

__all__ = [
    "BEST",
    "CHECKPOINT",
    "RECIPE",
    "load_task",
    "read",
    "recipe_of",
    "restore",
    "start",
    "write_best",
    "write_checkpoint",
]

CHECKPOINT, BEST, RECIPE = "checkpoint.pt", "best.safetensors", "recipe.json"


def write_checkpoint(out: Path, task: Task, average: nn.Module, optimizer: Any, run: dict[str, Any]) -> None:
    """Write all that a run needs to go on.

    Raises:
        WriteError: the disk is full; the checkpoint before is still there.
    """
    state = {
        "task": task.name,
        "recipe": msgspec.to_builtins(task.recipe),
        "network": task.network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "run": run,
    }
    memory = io.BytesIO()  # torch's own writer does not say why it failed
    torch.save(state, memory)
    files.write(out / CHECKPOINT, memory.getbuffer())


def write_best(out: Path, task: Task, average: nn.Module, scores: dict[str, float]) -> None:
    """Write the averaged weights, with what made them, as safetensors.

    Raises:
        WriteError: the disk is full; the weights before are still there.
    """
    from safetensors.torch import save

    tensors = {name: value.contiguous() for name, value in _averaged(average.state_dict()).items()}
    about = {"task": task.name, "recipe": _json(task.recipe), "scores": json.dumps(scores)}
    files.write(out / BEST, save(tensors, metadata=about))


def read(path: Path) -> dict[str, Any]:
    """The task's name, recipe and averaged weights in a checkpoint or a .safetensors file; a checkpoint's all else.

    Raises:
        CheckpointError: it is neither.
    """
    try:
        if path.suffix == ".safetensors":
            return _read_safetensors(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
        return {**state, "average": _averaged(state["average"]), "counted": state["average"]}
    except FileNotFoundError as error:
        raise CheckpointError(f"There is no {path}. A run writes {CHECKPOINT} and {BEST} into its --out.") from error
    except Exception as error:
        raise CheckpointError(f"{path} is no checkpoint that can be read: {_line(error)}") from error


def _read_safetensors(path: Path) -> dict[str, Any]:
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        about = file.metadata() or {}
        names = file.keys()
        tensors = {name: file.get_tensor(name) for name in names}
    return {"task": about["task"], "recipe": json.loads(about["recipe"]), "average": tensors}


def load_task(path: Path) -> Task:
    """The task of a checkpoint or a .safetensors file, its network having the averaged weights, ready to be used.

    Raises:
        CheckpointError: it cannot be read, or its weights do not fit its recipe.
    """
    state = read(path)
    task = task_named(state["task"])(_recipe(state, path))
    try:
        task.network.load_state_dict(state["average"])
    except RuntimeError as error:
        raise CheckpointError(f"The weights in {path} do not fit its own recipe: {_line(error)}") from error
    task.network.eval()
    return task


def start(task: Task) -> None:
    """Give a fresh network the weights that its recipe says it starts from, as far as it has the same layers.

    Raises:
        CheckpointError: they cannot be read, or do not fit.
    """
    if not task.recipe.start:
        return
    path = Path(task.recipe.start)
    state = read(path)
    same = state["task"] == task.name
    weights = state["average"] if same else task.borrowed(state["task"], state["average"])
    if not weights:
        raise CheckpointError(f"{path} is a run of {state['task']}: a run of {task.name} cannot start from it.")
    _compare(state, path, task, "Set the same in the recipe, or start from another run.")
    own = task.network.state_dict()
    try:
        task.network.load_state_dict({**own, **{name: value for name, value in weights.items() if name in own}})
    except RuntimeError as error:
        raise CheckpointError(f"{path} does not fit the network: {_line(error)}") from error


def recipe_of(out: Path, settings: type[Recipe]) -> Recipe:
    """The recipe of the run in a folder.

    Raises:
        RecipeError: there is none, or it is of another network.
    """
    try:
        return msgspec.json.decode((out / RECIPE).read_bytes(), type=settings)
    except OSError as error:
        raise RecipeError(f"There is no run in {out} to go on with: {RECIPE} cannot be read.") from error
    except msgspec.MsgspecError as error:
        raise RecipeError(f"The recipe of the run in {out} is of another network: {error}.") from error


def restore(out: Path, task: Task, average: nn.Module, optimizer: Any) -> dict[str, Any]:
    """Put a run's checkpoint into a network, its average and its optimizer; gives where the run stood.

    Raises:
        CheckpointError: it cannot be read, or is of another architecture.
    """
    path = out / CHECKPOINT
    state = read(path)
    if state["task"] != task.name:
        raise CheckpointError(f"{path} is a run of {state['task']}, and not of {task.name}. Choose another --out.")
    _compare(state, path, task, "Resume with the recipe of that run, or choose another --out.")
    try:
        task.network.load_state_dict(state["network"])
        average.load_state_dict(state["counted"])
        optimizer.load_state_dict(state["optimizer"])
        return dict(state["run"])
    except (KeyError, RuntimeError, ValueError) as error:
        raise CheckpointError(f"{path} does not fit the network: {_line(error)}") from error


def _compare(state: dict[str, Any], path: Path, task: Task, advice: str) -> None:
    """Refuse weights whose architecture differs from a task's, in so far as both have the same settings."""
    shared = [name for name in task.shape if name in task_named(state["task"]).shape]
    theirs, ours = ({name: getattr(r, name) for name in shared} for r in (_recipe(state, path), task.recipe))
    if theirs != ours:
        raise CheckpointError(
            f"{path} is of another architecture: it has {_told(theirs)}, the recipe says {_told(ours)}. {advice}"
        )


def _recipe(state: dict[str, Any], path: Path) -> Recipe:
    settings = task_named(state["task"]).settings
    try:
        return msgspec.convert(state["recipe"], settings)
    except msgspec.ValidationError as error:
        raise CheckpointError(f"The recipe in {path} is of another version: {error}.") from error


def _averaged(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """An `AveragedModel`'s state as that of the network in it."""
    return {name.removeprefix("module."): value for name, value in state.items() if name.startswith("module.")}


def _json(recipe: Recipe) -> str:
    return msgspec.json.encode(recipe).decode()


def _told(settings: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in settings.items())


def _line(error: Exception) -> str:
    """The start of a message, on one line."""
    return " ".join(str(error).split())[:200]
