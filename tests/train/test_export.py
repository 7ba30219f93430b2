"""What is exported gives what was trained, and is evaluated by the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from typer import Typer
from typer.testing import CliRunner

from screenseg.perceive.runtime import Network
from screenseg.train.cli import evaluate as evaluate_command
from screenseg.train.cli import train as train_commands
from screenseg.train.confidence import set_metadata, store
from screenseg.train.data import Skipped, find_items
from screenseg.train.engines import engine_named
from screenseg.train.errors import CheckpointError, DataError
from screenseg.train.export import export
from screenseg.train.judge import calibrate_file
from screenseg.train.loop import train
from screenseg.train.unet import Exported, UNetTask

app = Typer()
app.add_typer(train_commands, name="train")
app.command("eval")(evaluate_command)


def run(*words: Any) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, write_set: Callable[..., Path]) -> tuple[Path, Path]:
    """A set and a run that knows something of it."""
    from screenseg.train.recipe import UNetRecipe

    folder = tmp_path_factory.mktemp("trained")
    write_set(folder / "set", train=2, val=1, test=1)
    recipe = UNetRecipe(
        widths=(8, 12, 16, 24, 24, 32), depth=1, side=128, batch=4, readers=0, zooms=(1.0, 1.0), steps=120,
        average=0.9, pasted=0.0, learning_rate=5e-3, validate_images=1,
    )  # fmt: skip
    train(UNetTask(recipe), folder / "set", folder / "run", device="cpu")
    return folder / "set", folder / "run"


def told(path: Path, image: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return list(session.run(None, {"image": image}))


@pytest.mark.parametrize("half", [False, True])
def test_exported_outputs_are_those_of_torch(
    trained: tuple[Path, Path], tmp_path: Path, form_of: Callable[[int], Any], *, half: bool
) -> None:
    """At a size other than the one it was traced at; in two runtimes."""
    from screenseg.train.checkpoint import load_task

    path = tmp_path / "unet.onnx"
    export(trained[1] / "best.safetensors", path, half=half)
    image = form_of(9).image[None, :192]
    with torch.inference_mode():
        outputs = Exported(load_task(trained[1] / "best.safetensors").network)(torch.from_numpy(image))
    wanted = [output.numpy() for output in outputs]
    for output, truth in zip(told(path, image), wanted, strict=True):
        error = np.abs(output - truth)
        assert error.mean() < 1e-2 if half else error.max() < 1e-3
    # OpenVINO computes in bfloat16 where the processor is fast at it, whatever weights are stored as.
    for output, truth in zip(Network(path).all(image), wanted, strict=True):
        assert np.abs(output - truth).mean() < 3e-2
    assert Network(path).metadata("task") == "unet"
    assert not list(tmp_path.glob(".*"))


def test_half_weights_take_half_the_room(trained: tuple[Path, Path], tmp_path: Path) -> None:
    sizes = {}
    for half in (False, True):
        export(trained[1] / "checkpoint.pt", tmp_path / "unet.onnx", half=half)
        sizes[half] = (tmp_path / "unet.onnx").stat().st_size
    assert sizes[True] < 0.65 * sizes[False]


def test_what_is_no_checkpoint_is_not_exported(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="There is no"):
        export(tmp_path / "best.safetensors", tmp_path / "unet.onnx")
    assert list(tmp_path.iterdir()) == []


def test_the_commands_export_calibrate_and_evaluate(trained: tuple[Path, Path], tmp_path: Path) -> None:
    data, out = trained
    onnx = tmp_path / "unet.onnx"
    assert str(onnx) in run("train", "export", out / "best.safetensors", "--out", onnx)
    assert "calibration error" in run("train", "calibrate", onnx, "--data", data, "--split", "train")
    pages = tmp_path / "pages"
    table = run("eval", "--data", data, "--weights", onnx, "--weights", out / "checkpoint.pt", "--html", pages)
    lines = [line.strip("| ").split(" | ") for line in table.splitlines()]
    assert lines[0][-2:] == ["unet", "checkpoint"]
    figures = {name: values for name, *values in lines[2:]}
    assert figures["pictures"] == ["1", "1"]
    assert float(figures["region mIoU"][0]) > 0.1
    assert float(figures["region mIoU"][0]) == pytest.approx(float(figures["region mIoU"][1]), abs=0.03)
    assert float(figures["seconds a 1920x1080 screen, median"][0]) > 0
    for name in ("index.html", "worst.html"):
        page = (pages / name).read_text()
        assert "unet" in page
        assert 'src="http' not in page
        assert "<script" not in page
    assert "data:image/webp;base64," in (pages / "worst.html").read_text()
    assert (pages / "index.html").read_text().count("<polyline") >= 4


def test_json_has_the_same_figures(trained: tuple[Path, Path], tmp_path: Path) -> None:
    data, out = trained
    (data / "truth" / "000009.json").write_text("{")
    told = json.loads(run("eval", "--data", data, "--weights", out / "best.safetensors", "--json", "--no-costs"))
    (data / "truth" / "000009.json").unlink()
    assert told["split"] == "test"
    assert list(told["skipped"]) == [str(data / "truth" / "000009.json")]
    figures = told["engines"]["best"]
    assert figures["pictures"] == 1
    assert set(figures["classes"]) == {"button", "input", "toggle", "icon", "panel", "table", "bar", "text"}
    assert figures["classes"]["button"]["true"] == 2
    assert figures["cost"] is None
    assert 0 <= figures["ece"] <= 1


def test_calibration_is_kept_in_the_file(trained: tuple[Path, Path], tmp_path: Path) -> None:
    data, out = trained
    path = tmp_path / "unet.onnx"
    export(out / "best.safetensors", path)
    items = find_items(data, "train")
    calibration, before, after = calibrate_file(path, items, Skipped())
    assert calibration
    assert after <= before
    assert json.loads(Network(path).metadata("calibration")) == {k: list(v) for k, v in calibration.items()}
    again, same, _ = calibrate_file(path, items, Skipped())
    assert (again, same) == (calibration, before), "fitted to plain confidences each time"
    store(path, {"text": (0.0, -2.0)})
    segments = engine_named(str(path))[0](np.ascontiguousarray(load(items[0]))).segments
    assert {s.confidence for s in segments if s.region == "text"} == {0.119}


def load(item: Any) -> Any:
    from screenseg.train.data import load_image

    return load_image(item.image)


@pytest.mark.parametrize("name", ["none.onnx", "text.onnx"])
def test_what_is_no_network_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.onnx").write_text("nothing of the kind")
    with pytest.raises(DataError, match=name):
        engine_named(str(tmp_path / name))
    with pytest.raises(DataError, match=name):
        set_metadata(tmp_path / name, {"task": "unet"})


def test_a_split_without_pictures_is_named(trained: tuple[Path, Path]) -> None:
    with pytest.raises(DataError, match="no picture of the dev split"):
        run("eval", "--data", trained[0], "--split", "dev")


def test_pytorch_gives_what_the_network_gives(trained: tuple[Path, Path], form_of: Callable[[int], Any]) -> None:
    from screenseg.perceive.segment.gpu import TorchUNet
    from screenseg.train.checkpoint import load_task

    path, image = trained[1] / "best.safetensors", form_of(9).image[None, :192]
    with torch.inference_mode():
        wanted = Exported(load_task(path).network)(torch.from_numpy(image))
    for output, truth in zip(TorchUNet(path, device="cpu").all(image), wanted, strict=True):
        assert np.abs(output - truth.numpy()).max() < 1e-4


def test_a_network_of_ones_own_reads_a_screen(
    trained: tuple[Path, Path], tmp_path: Path, form_of: Callable[[int], Any]
) -> None:
    import screenseg

    path, image = tmp_path / "own.onnx", form_of(9).image
    export(trained[1] / "best.safetensors", path)
    parser = screenseg.Parser(segmenter=str(path))
    document = parser.parse(image)
    assert {e.role for e in document.elements} > {"text"}
    assert {"segment", "read text", "shapes"} <= set(parser.timings)
    on_torch = screenseg.parse(image, segmenter=str(trained[1] / "best.safetensors"))
    assert len(on_torch.elements) == pytest.approx(len(document.elements), rel=0.3)


def test_what_is_no_segmenter_is_refused(trained: tuple[Path, Path], tmp_path: Path) -> None:
    import screenseg

    image = np.full((64, 64, 3), 255, np.uint8)
    with pytest.raises(ValueError, match=r"no segmenter 'yolo'; choose classic or unet or mask_rcnn, or"):
        screenseg.parse(image, segmenter="yolo")
    with pytest.raises(screenseg.WeightsError, match="There is no weights file"):
        screenseg.parse(image, segmenter=str(tmp_path / "none.onnx"))
    for name in ("damaged.onnx", "damaged.safetensors"):
        (tmp_path / name).write_bytes((trained[1] / "best.safetensors").read_bytes()[:999])
        with pytest.raises(screenseg.WeightsError, match=f"{name} is no "):
            screenseg.parse(image, segmenter=str(tmp_path / name))
    export(trained[1] / "best.safetensors", tmp_path / "own.onnx")
    for name in ("classic", str(tmp_path / "own.onnx")):
        with pytest.raises(ValueError, match="runs on the CPU alone"):
            screenseg.parse(image, segmenter=name, device="cuda")
    set_metadata(tmp_path / "own.onnx", {"task": "other"})
    with pytest.raises(screenseg.WeightsError, match="a network for 'other' is no segmenter"):
        screenseg.parse(image, segmenter=str(tmp_path / "own.onnx"))
    with pytest.raises(screenseg.WeightsError, match="cannot use the device 'cuda:7'"):
        screenseg.parse(image, segmenter=str(trained[1] / "best.safetensors"), device="cuda:7")


def test_what_a_network_costs_is_measured_in_both_runtimes(trained: tuple[Path, Path], tmp_path: Path) -> None:
    from screenseg.train.weigh import weigh

    export(trained[1] / "best.safetensors", tmp_path / "unet.onnx")
    cost = weigh(str(tmp_path / "unet.onnx"), sorted((trained[0] / "images").glob("*.png"))[:2])
    assert cost.openvino is not None
    assert cost.onnxruntime is not None
    assert 0 < cost.openvino < cost.seconds + 0.5
    assert cost.onnxruntime > 0
    assert cost.pictures == 2


def test_a_file_is_taught_to_weigh_all_evidence(trained: tuple[Path, Path], tmp_path: Path) -> None:
    from screenseg.perceive.segment.unet import UNetSegmenter

    onnx = tmp_path / "unet.onnx"
    run("train", "export", trained[1] / "best.safetensors", "--out", onnx)
    image = np.zeros((64, 64, 3), np.uint8)
    assert UNetSegmenter(onnx)(image).namer is None
    words = run("train", "naming", onnx, "--data", trained[0], "--split", "val", "--split", "train")
    assert "of widgets held back" in words
    assert UNetSegmenter(onnx)(image).namer is not None


def test_a_u_net_of_an_older_version_is_refused(trained: tuple[Path, Path], tmp_path: Path) -> None:
    """One without roles and states, as they were before."""
    import onnx

    import screenseg
    from screenseg.errors import WeightsError

    onnx_file = tmp_path / "unet.onnx"
    export(trained[1] / "best.safetensors", onnx_file)
    model = onnx.load(onnx_file)
    del model.graph.output[2:]
    onnx.save(model, onnx_file)
    with pytest.raises(WeightsError, match="export it again"):
        screenseg.parse(np.zeros((64, 64, 3), np.uint8), segmenter=str(onnx_file))
    with pytest.raises(DataError, match="export it again"):
        engine_named(str(onnx_file))


def test_weights_for_naming_of_another_version_are_refused(trained: tuple[Path, Path], tmp_path: Path) -> None:
    import screenseg
    from screenseg.errors import WeightsError

    onnx_file = tmp_path / "unet.onnx"
    export(trained[1] / "best.safetensors", onnx_file)
    set_metadata(onnx_file, {"naming": json.dumps([[[1], "AACAPw=="]] * 2)})
    with pytest.raises(WeightsError, match="name widgets"):
        screenseg.parse(np.zeros((64, 64, 3), np.uint8), segmenter=str(onnx_file))
