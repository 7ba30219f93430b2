"""The detector of widgets: what it is told, that it learns, and that it is the same where bots run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from typer.testing import CliRunner

from screenseg.cli import app
from screenseg.geometry import Box
from screenseg.perceive.channels import STATES
from screenseg.perceive.detect import YOLODetector, decode
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.train.checkpoint import load_task
from screenseg.train.export import export
from screenseg.train.recipe import YOLORecipe
from screenseg.train.targets import scene
from screenseg.train.yolo import Exported, YOLOTask, assign, flat

RECIPE = """
widths = [8, 12, 16, 24, 24, 32]
depth = 1
neck = 24
side = 256
batch = 2
readers = 0
zooms = [1.0, 1.0]
pasted = 0.0
steps = 150
average = 0.9
learning_rate = 6e-3
"""
BUTTON, TEXTBOX = ROLE_NAMES.index("button"), ROLE_NAMES.index("textbox")


def run(*words: Any) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, write_set: Callable[..., Path]) -> tuple[Path, Path]:
    """A set and a run that knows something of it."""
    folder = tmp_path_factory.mktemp("trained")
    data, out, recipe = write_set(folder / "set", train=2, val=1, test=1), folder / "run", folder / "recipe.toml"
    recipe.write_text(RECIPE)
    run("train", "yolo", "--data", data, "--recipe", recipe, "--out", out, "--device", "cpu")
    return data, out


def test_widgets_are_told_with_roles_and_states(draw: Any) -> None:
    drawing = draw(300, 200)
    drawing.element("button", (30, 20, 60, 40), disabled=True)
    drawing.element("checkbox", (100, 20, 114, 34), checked=True)
    drawing.element("listitem", (20, 60, 120, 80))
    drawing.element("textbox", (110, 50, 290, 80))
    drawing.ignore.append([0, 100, 50, 150])
    image = np.zeros((96, 128, 3), np.uint8)
    _, boxes, roles, states, unknown = YOLOTask.cut(image, scene(drawing.truth()), origin=(0, 0), zoom=1.0)
    assert {ROLE_NAMES[role] for role in roles} == {"button", "checkbox"}, "of the text box too little is to be seen"
    at = {ROLE_NAMES[role]: index for index, role in enumerate(roles)}
    assert boxes[at["button"]].tolist() == [30, 20, 60, 40]
    assert states[at["button"], STATES.index("disabled")] == 1
    assert states[at["checkbox"], STATES.index("checked")] == 1
    assert sorted(unknown[:, 0].tolist()) == [0, 20, 110]


def test_positions_that_fit_best_speak_for_a_widget() -> None:
    network = YOLOTask(YOLORecipe(widths=(8, 8, 8, 8, 8, 8), depth=1, neck=8)).network
    boxes, roles, _, places = flat(network(torch.zeros(1, 3, 128, 128)))
    assert boxes.shape[1] == len(places) == 16 * 16 + 8 * 8 + 4 * 4
    true = torch.tensor([[8.0, 8.0, 72.0, 40.0], [97.0, 97.0, 100.0, 100.0]])
    found = boxes[0].clone()
    good = int(((places[:, 0] == 36) & (places[:, 1] == 28)).nonzero()[0])
    found[good] = true[0]
    scores = roles[0].sigmoid().detach()
    goals, owner, quality = assign(found.detach(), scores, places, true, torch.tensor([BUTTON, TEXTBOX]))
    assert owner[good] == 0
    assert quality[good] == pytest.approx(1.0, abs=1e-3)
    assert goals[good, BUTTON] == pytest.approx(1.0, abs=1e-3)
    assert (owner == 1).any(), "one too small to hold a position has some beside it"
    assert (goals[owner < 0] == 0).all()
    nothing = assign(found.detach(), scores, places, true[:0], torch.zeros(0, dtype=torch.long))
    assert (nothing[1] < 0).all()


def test_a_widget_is_found_once_and_what_is_in_it_too() -> None:
    boxes = np.array([[10, 10, 60, 30], [11, 10, 61, 30], [12, 12, 26, 28], [10, 10, 60, 31]], np.float32)
    scores = np.zeros((4, len(ROLE_NAMES)), np.float32)
    scores[0, BUTTON], scores[1, BUTTON], scores[2, BUTTON], scores[3, TEXTBOX] = 0.9, 0.8, 0.6, 0.7
    found = decode(boxes, scores, np.zeros((4, len(STATES)), np.float32), (50, 100))
    assert [(one.role, tuple(one.box)) for one in found] == [("button", (10, 10, 50, 30)), ("button", (12, 12, 26, 28))]
    assert found[0].box == Box(10, 10, 50, 30)
    assert decode(boxes, scores * 0, np.zeros((4, len(STATES)), np.float32), (50, 100)) == []


def test_it_learns_what_it_was_shown(trained: tuple[Path, Path]) -> None:
    losses = np.loadtxt(trained[1] / "losses.csv", delimiter=",", skiprows=1)
    assert losses[-1, 2] < 0.7 * losses[0, 2]
    assert losses[-1, 3] < 0.7 * losses[0, 3]


@pytest.mark.parametrize("half", [False, True])
def test_exported_outputs_are_those_of_torch(
    trained: tuple[Path, Path], tmp_path: Path, form_of: Callable[[int], Any], *, half: bool
) -> None:
    path = tmp_path / "yolo.onnx"
    export(trained[1] / "checkpoint.pt", path, half=half)
    image = np.ascontiguousarray(form_of(7).image[None, :192, :320])
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    told = session.run(None, {"image": image})
    with torch.inference_mode():
        wanted = Exported(load_task(trained[1] / "checkpoint.pt").network).eval()(torch.from_numpy(image))
    for mine, theirs, unit in zip(told, wanted, (100.0, 1.0, 1.0), strict=True):  # of boxes, a hundred pixels
        assert np.abs(mine - theirs.numpy()).max() < unit * (2e-2 if half else 1e-3)


def test_it_is_measured_and_runs_on_any_size(trained: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "yolo.onnx"
    run("train", "export", trained[1] / "checkpoint.pt", "--out", path)
    table = run("eval", "--data", trained[0], "--weights", path, "--no-costs")
    assert "yolo" in table
    detect = YOLODetector(path)
    dice = np.random.default_rng(1)
    for height, width in ((16, 16), (3, 300), (700, 1300)):
        for one in detect(dice.integers(0, 255, (height, width, 3), dtype=np.uint8)):
            assert one.box.right <= width
            assert one.box.bottom <= height
            assert 0 <= one.confidence <= 1


def test_it_begins_with_the_encoder_of_a_u_net() -> None:
    weights = {"stem.0.weight": torch.zeros(1), "down.0.x": torch.zeros(1), "up.0.x": torch.zeros(1)}
    task = YOLOTask(YOLORecipe(widths=(8, 8, 8, 8, 8, 8), depth=1, neck=8))
    assert set(task.borrowed("unet", weights)) == {"stem.0.weight", "down.0.x"}
    assert task.borrowed("icons", weights) == {}
