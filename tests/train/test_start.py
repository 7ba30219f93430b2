"""A fresh run may begin with the weights of another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from torch.optim.swa_utils import AveragedModel

from screenseg.train.checkpoint import read, start, write_best
from screenseg.train.errors import CheckpointError
from screenseg.train.loop import train
from screenseg.train.mask_rcnn import MaskRCNNTask
from screenseg.train.recipe import MaskRCNNRecipe
from screenseg.train.task import Task
from screenseg.train.unet import UNetTask


def change(recipe: Any, **settings: Any) -> Any:
    return msgspec.structs.replace(recipe, **settings)


def saved(task: Task, out: Path) -> str:
    """The path of a task's weights on disk."""
    out.mkdir()
    write_best(out, task, AveragedModel(task.network), {})
    return str(out / "best.safetensors")


@pytest.fixture
def rcnn(tiny: Any) -> MaskRCNNRecipe:
    """A Mask R-CNN around the encoder of `tiny`."""
    return MaskRCNNRecipe(widths=tiny.widths, depth=tiny.depth, channels=8, hidden=8)


def test_a_run_is_tuned_with_another_schedule(make_set: Callable[..., Path], tmp_path: Path, tiny: Any) -> None:
    data, before = make_set(train=1), tmp_path / "before"
    train(UNetTask(change(tiny, steps=3)), data, before, device="cpu")
    recipe = change(tiny, steps=2, learning_rate=1e-9, start=str(before / "checkpoint.pt"))
    train(UNetTask(recipe), data, tmp_path / "after", device="cpu")
    state = read(tmp_path / "after" / "checkpoint.pt")
    assert state["run"]["step"] == 2
    for name, value in read(before / "checkpoint.pt")["average"].items():
        if "running" not in name and "tracked" not in name:
            torch.testing.assert_close(state["network"][name], value, rtol=0, atol=1e-6)
    (before / "checkpoint.pt").unlink()
    train(UNetTask(change(recipe, steps=3)), data, tmp_path / "after", device="cpu", resume=True)
    assert read(tmp_path / "after" / "checkpoint.pt")["run"]["step"] == 3, "a run that goes on does not begin again"


def test_all_weights_are_taken_over(tmp_path: Path, tiny: Any, rcnn: Any) -> None:
    for kind, recipe in ((UNetTask, tiny), (MaskRCNNTask, rcnn)):
        former = kind(recipe)
        task = kind(change(recipe, start=saved(former, tmp_path / kind.name), batch=3))
        start(task)
        mine, theirs = task.network.state_dict(), former.network.state_dict()
        assert all(torch.equal(mine[name], theirs[name]) for name in theirs)


def test_fresh_weights_are_those_of_the_seed(tiny: Any) -> None:
    first, again, other = (UNetTask(change(tiny, seed=seed)).network.state_dict() for seed in (5, 5, 6))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["masks.weight"], other["masks.weight"])


def test_a_mask_rcnn_takes_over_the_encoder_of_a_unet(tmp_path: Path, tiny: Any, rcnn: Any) -> None:
    unet = UNetTask(tiny)
    task = MaskRCNNTask(change(rcnn, start=saved(unet, tmp_path / "unet")))
    before = {name: value.clone() for name, value in task.network.state_dict().items()}
    start(task)
    after, theirs = task.network.state_dict(), unet.network.state_dict()
    encoder = [name for name in after if name.startswith(("rcnn.backbone.stem.", "rcnn.backbone.down."))]
    assert len(encoder) > 50
    assert all(torch.equal(after[name], theirs[name.removeprefix("rcnn.backbone.")]) for name in encoder)
    assert all(torch.equal(after[name], before[name]) for name in set(after) - set(encoder))


def test_weights_that_do_not_fit_are_refused(tmp_path: Path, tiny: Any, rcnn: Any) -> None:
    unet, mask_rcnn = saved(UNetTask(tiny), tmp_path / "unet"), saved(MaskRCNNTask(rcnn), tmp_path / "mask_rcnn")
    deeper = r"unet.best.safetensors is of another architecture: it has widths \(8, .*\), depth 1, the recipe says "
    for task, message in (
        (UNetTask(change(tiny, depth=2, start=unet)), deeper + r"widths .*, depth 2. Set the same in the recipe"),
        (MaskRCNNTask(change(rcnn, depth=2, start=unet)), deeper),
        (MaskRCNNTask(change(rcnn, hidden=9, start=mask_rcnn)), "it has .* hidden 8, the recipe says .* hidden 9"),
        (UNetTask(change(tiny, start=mask_rcnn)), "is a run of mask_rcnn: a run of unet cannot start from it"),
    ):
        with pytest.raises(CheckpointError, match=message):
            start(task)


def test_weights_of_other_shapes_are_named(tmp_path: Path, tiny: Any) -> None:
    former = UNetTask(tiny)
    former.network.masks = torch.nn.Conv2d(12, 4, 3)
    with pytest.raises(CheckpointError, match=r"does not fit the network: .* masks.weight: .*\[4, 12, 3, 3\]"):
        start(UNetTask(change(tiny, start=saved(former, tmp_path / "former"))))


def test_weights_that_are_not_there_stop_a_run_before_anything_is_written(
    make_set: Callable[..., Path], tmp_path: Path, tiny: Any
) -> None:
    task = UNetTask(change(tiny, start=str(tmp_path / "none.safetensors")))
    with pytest.raises(CheckpointError, match=r"none.safetensors"):
        train(task, make_set(train=1), tmp_path / "run", device="cpu")
    assert not (tmp_path / "run").exists()


def test_layers_that_a_former_run_lacks_begin_fresh(tmp_path: Path, tiny: Any) -> None:
    former = UNetTask(tiny)
    del former.network.roles
    task = UNetTask(change(tiny, seed=5, start=saved(former, tmp_path / "former")))
    fresh = task.network.roles.weight.clone()
    start(task)
    assert torch.equal(task.network.roles.weight, fresh)
    assert torch.equal(task.network.masks.weight, former.network.masks.weight)
