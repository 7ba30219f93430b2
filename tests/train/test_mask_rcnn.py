"""The Mask R-CNN: what it is told, that it learns, goes on, and is the same where bots run it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from torchvision.ops import box_iou
from typer import Typer
from typer.testing import CliRunner, Result

from screenseg.errors import ScreensegError
from screenseg.geometry import Box
from screenseg.models.mask_rcnn import _iou
from screenseg.perceive.channels import REGIONS
from screenseg.perceive.runtime import metadata
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.mask_rcnn import Instance, instances
from screenseg.train.checkpoint import load_task, read
from screenseg.train.cli import evaluate as evaluate_command
from screenseg.train.cli import train as train_commands
from screenseg.train.confidence import store
from screenseg.train.engines import engine_named
from screenseg.train.errors import CheckpointError
from screenseg.train.export import export
from screenseg.train.instances import seen
from screenseg.train.loop import train
from screenseg.train.mask_rcnn import Exported, MaskRCNNTask, target
from screenseg.train.targets import scene
from screenseg.train.unet import UNetTask

BUTTON, PANEL, TABLE = (REGIONS.index(name) + 1 for name in ("button", "panel", "table"))
RECIPE = """
widths = [8, 12, 16, 24, 24, 32]
depth = 1
channels = 16
hidden = 32
side = 256
batch = 1
readers = 0
zooms = [1.0, 1.0]
pasted = 0.0
steps = 60
average = 0.9
learning_rate = 6e-3
"""

app = Typer()
app.add_typer(train_commands, name="train")
app.command("eval")(evaluate_command)


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, write_set: Callable[..., Path]) -> tuple[Path, Path]:
    """A set and a run that knows something of it."""
    folder = tmp_path_factory.mktemp("trained")
    data, out, recipe = write_set(folder / "set", train=2, val=1, test=1), folder / "run", folder / "recipe.toml"
    recipe.write_text(RECIPE)
    done = run("train", "mask-rcnn", "--data", data, "--recipe", recipe, "--out", out, "--device", "cpu")
    assert done.exit_code == 0, done.output
    assert f"screenseg train export {out / 'best.safetensors'} --out mask_rcnn.onnx" in done.output.replace("\n", " ")
    return data, out


def told(drawing: Any, *, origin: tuple[float, float] = (0, 0), zoom: float = 1.0) -> dict[str, Any]:
    """What the network is told of a crop of 128 x 96 pixels."""
    image = np.zeros((96, 128, 3), np.uint8)
    _, *arrays = MaskRCNNTask.cut(image, scene(drawing.truth()), origin=origin, zoom=zoom)
    assert [array.dtype for array in arrays] == [np.float32, np.int64, np.int64, np.float32]
    made = target(*(torch.from_numpy(array) for array in arrays), size=image.shape[:2])
    return {name: value.numpy() for name, value in made.items()}


def test_regions_are_told_with_boxes_and_masks(draw: Any) -> None:
    drawing = draw(300, 200)
    drawing.element("group", (20, 10, 80, 50))
    drawing.element("button", (30, 20, 60, 40))
    drawing.text("OK", 36, 34)
    drawing.element("group", (90, 10, 120, 50), drawn=False)
    drawing.element("row", (20, 10, 80, 20))
    found = told(drawing, origin=(10, 0), zoom=2.0)
    assert found["labels"].tolist() == [PANEL, BUTTON]
    assert found["boxes"].tolist() == [[20, 20, 128, 96], [40, 40, 100, 80]]
    assert found["masks"][1, 40:80, 40:100].all()
    assert found["masks"].sum(axis=(1, 2)).tolist() == [108 * 76, 60 * 40]


def test_what_a_crop_leaves_too_little_of_is_not_told(draw: Any) -> None:
    drawing = draw(300, 200)
    drawing.element("group", (0, 0, 300, 200))
    drawing.element("button", (100, 20, 200, 40))  # 28 % are left
    drawing.element("button", (126, 60, 134, 70))  # two pixels are left
    drawing.element("button", (60, 60, 160, 80))  # 68 % are left
    found = told(drawing)
    assert found["boxes"].tolist() == [[0, 0, 128, 96], [60, 60, 128, 80]]


def test_what_a_higher_layer_covers_is_not_told(draw: Any) -> None:
    drawing = draw(128, 96)
    drawing.element("table", (0, 0, 60, 60))
    drawing.element("button", (40, 40, 56, 50))
    drawing.element("dialog", (30, 30, 80, 80), layer=1)
    drawing.about["covers"] = [[30, 30, 80, 80, 1]]
    found = told(drawing)
    assert found["labels"].tolist() == [TABLE, PANEL]
    assert not found["masks"][0, 30:, 30:].any()
    assert found["masks"].sum(axis=(1, 2)).tolist() == [60 * 60 - 30 * 30, 50 * 50]


def test_overlaps_are_those_of_torchvision() -> None:
    sides = torch.rand(60, 4, generator=torch.Generator().manual_seed(1)) * 50
    boxes = torch.cat((sides[:, :2], sides[:, :2] + sides[:, 2:]), dim=1)
    torch.testing.assert_close(_iou(boxes[:20], boxes[20:]), box_iou(boxes[:20], boxes[20:]))


def test_instances_are_cut_at_the_picture_and_what_is_none_is_dropped() -> None:
    rows: list[tuple[list[float], int, float]] = [
        ([10.4, 20.6, 50.2, 40.4], BUTTON, 0.91234),
        ([-3, 150, 130, 192], PANEL, 0.5),
        ([10, 20, 50, 40], BUTTON, 0.1),  # not sure
        ([10, 159, 50, 190], BUTTON, 0.9),  # one row is left in the picture
        ([float("nan"), 0, 10, 10], BUTTON, 0.9),
        ([0, 0, 10, 10], 0, 0.9),
        ([0, 0, 10, 10], len(REGIONS) + 1, 0.9),
        ([0, 0, 10, 10], BUTTON, 1e30),
    ]
    boxes, labels, scores = (np.array(column) for column in zip(*rows, strict=True))
    masks = np.zeros((len(rows), 1, 28, 28), np.float32)
    found = [thing.segment for thing in instances(boxes, labels, scores, masks, (120, 160))]
    assert found == [Segment("button", Box(10, 21, 50, 40), 0.912), Segment("panel", Box(0, 150, 120, 160), 0.5)]
    assert not instances(boxes[:0], labels[:0], scores[:0], masks[:0], (120, 160))


def test_masks_are_stretched_over_their_boxes() -> None:
    mask = np.zeros((28, 28), np.float32)
    mask[:, 14:] = 1
    found = seen([Instance(Segment("table", Box(20, 10, 60, 31), 0.9), mask)], (81, 61))
    assert found.masks is not None
    assert found.shapes is not None
    table = found.masks[REGIONS.index("table")]
    assert table.shape == (31, 41)
    assert table[5:16, 20:30].all()
    assert table.sum() == found.masks.sum() == found.shapes[0].sum() == 11 * 10


def test_the_loss_falls_and_weights_are_validated(trained: tuple[Path, Path]) -> None:
    with (trained[1] / "losses.csv").open() as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    assert [row["step"] for row in rows] == [20, 40, 60]
    for name in ("classes", "masks", "objectness"):
        assert rows[-1][name] < 0.8 * rows[0][name], rows
    assert len((trained[1] / "validation.csv").read_text().splitlines()) == 2
    best = load_task(trained[1] / "best.safetensors")
    assert isinstance(best, MaskRCNNTask)
    assert best.recipe.steps == 60


def test_a_run_goes_on(trained: tuple[Path, Path], tmp_path: Path) -> None:
    data, out = trained
    (tmp_path / "checkpoint.pt").write_bytes((out / "checkpoint.pt").read_bytes())
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(RECIPE.replace("steps = 60", "steps = 62\nvalidate_images = 0"))
    done = run("train", "mask-rcnn", "--data", data, "--recipe", recipe, "--out", tmp_path, "--resume")
    assert done.exit_code == 0, done.output
    assert read(tmp_path / "checkpoint.pt")["run"]["step"] == 62
    assert not (tmp_path / "validation.csv").exists()


def test_a_run_of_another_network_is_refused(trained: tuple[Path, Path], tmp_path: Path, tiny: Any) -> None:
    data, out = trained
    with pytest.raises(CheckpointError, match=r"is a run of mask_rcnn, and not of unet. Choose another --out"):
        train(UNetTask(tiny), data, out, device="cpu", resume=True)
    train(UNetTask(tiny), data, tmp_path, device="cpu", minutes=0.001)
    recipe = out.with_name("recipe.toml")
    for more, message in ((["--recipe", recipe], "a run of unet, and not of mask_rcnn"), ([], "of another network")):
        refused = run("train", "mask-rcnn", "--data", data, "--out", tmp_path, "--resume", *more)
        assert isinstance(refused.exception, ScreensegError)
        assert message in str(refused.exception)


@pytest.fixture
def shot(form_of: Callable[[int], Any]) -> Any:
    """Of a size that the network was not traced at, and no multiple of 64."""
    return np.ascontiguousarray(form_of(9).image[:230])


@pytest.fixture(scope="module")
def exported(trained: tuple[Path, Path]) -> Path:
    """What the command to export makes of the run."""
    path = trained[1].with_name("mask_rcnn.onnx")
    assert run("train", "export", trained[1] / "best.safetensors", "--out", path).exit_code == 0
    return path


def test_exported_outputs_are_those_of_torch(
    trained: tuple[Path, Path], exported: Path, tmp_path: Path, shot: Any
) -> None:
    path, image = tmp_path / "mask_rcnn.onnx", shot[None, :192]
    export(trained[1] / "best.safetensors", path, half=False)
    assert exported.stat().st_size < 0.8 * path.stat().st_size, "a third of a network this small is no weights"
    with torch.inference_mode():
        wanted = Exported(load_task(trained[1] / "best.safetensors").network).eval()(torch.from_numpy(image))
    given = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, {"image": image})
    sure = [values[wanted[2] > 0.2].numpy() for values in wanted]
    assert len(sure[0]) > 10
    apart = np.abs(sure[0][:, None] - given[0][None]).max(axis=2)
    same = np.where(sure[1][:, None] == given[1][None], apart, np.inf).argmin(axis=1)  # equally sure ones may swap
    for truth, output in zip(sure, given, strict=True):
        np.testing.assert_allclose(output[same], truth, rtol=0, atol=1e-3)  # pixels, for boxes


_BOT = """
import json, pathlib, sys, numpy
from screenseg.perceive.segment.mask_rcnn import MaskRCNNSegmenter
found = MaskRCNNSegmenter(pathlib.Path(sys.argv[1]))(numpy.load(sys.argv[2])).segments
print(json.dumps([(s.region, tuple(s.box)) for s in found]))
assert "torch" not in sys.modules
"""


def test_bots_find_without_torch_what_torch_finds(
    trained: tuple[Path, Path], exported: Path, tmp_path: Path, shot: Any
) -> None:
    """Weights are halved, and OpenVINO computes in bfloat16 where the processor is fast at it."""
    task = load_task(trained[1] / "best.safetensors")
    with torch.inference_mode():
        sure = task.look(task.network, shot).segments[:6]
    np.save(tmp_path / "shot.npy", shot)
    words = [sys.executable, "-c", _BOT, str(exported), str(tmp_path / "shot.npy")]
    found = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    same = [s for s in sure if any(s.region == region and s.box.iou(Box(*box)) > 0.7 for region, box in found)]
    assert len(same) > 0.5 * len(sure), (sure, found)


def test_the_commands_calibrate_and_evaluate(
    trained: tuple[Path, Path], exported: Path, tmp_path: Path, shot: Any
) -> None:
    data, out = trained
    onnx = tmp_path / "mask_rcnn.onnx"
    onnx.write_bytes(exported.read_bytes())
    store(onnx, dict.fromkeys(REGIONS, (0.0, -2.0)))
    assert {segment.confidence for segment in engine_named(str(onnx))[0](shot).segments} == {0.119}
    assert "calibration error" in run("train", "calibrate", onnx, "--data", data, "--split", "train").output
    assert metadata(onnx, "task") == "mask_rcnn"
    assert "-2.0" not in metadata(onnx, "calibration")
    words = [word for path in (onnx, out / "best.safetensors", out / "checkpoint.pt") for word in ("--weights", path)]
    evaluated = run("eval", "--data", data, *words, "--no-costs")
    assert evaluated.exit_code == 0, evaluated.output
    lines = [line.strip("| ").split(" | ") for line in evaluated.stdout.splitlines()]
    assert lines[0][-3:] == ["mask_rcnn", "best", "checkpoint"]
    ((onnx_iou, best, last),) = ([float(v) for v in values] for name, *values in lines if name == "region mIoU")
    assert onnx_iou > 0.1
    assert onnx_iou == pytest.approx(best, abs=0.1)
    assert best == last
