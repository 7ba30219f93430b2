"""What is put into the package can be found there, and nothing else gets in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screenseg import weights
from screenseg.train.errors import DataError
from screenseg.train.export import export
from screenseg.train.recipe import UNetRecipe
from screenseg.train.ship import scores_of, ship
from screenseg.train.unet import UNetTask

TOLD = {
    "pictures": 3,
    "region_miou": 0.51234,
    "region_box_f1": {"0.5": 0.25},
    "classes": {"text": {"f1": {"0.5": 0.9}}},
    "roles": {"ap50": {"button": 0.8, "tab": 0.6}, "ap": {"button": 0.5, "tab": 0.2}},
    "real": {
        "web": {
            "pictures": 2, "grounding": 0.9, "misclick": 0.0, "fields": 1.0, "linking": 1.0, "f1": 0.5,
            "recall_any": 0.6, "ocr": 0.95, "seconds": 1.0,
        },
        "desktop": None,
    },
}  # fmt: skip


@pytest.fixture
def network(tmp_path: Path) -> Path:
    import safetensors.torch

    task = UNetTask(UNetRecipe(widths=(8, 8, 8), depth=1))
    about = {"task": "unet", "recipe": json.dumps({"widths": [8, 8, 8], "depth": 1}), "scores": "{}"}
    state = {key: value.contiguous() for key, value in task.network.state_dict().items()}
    safetensors.torch.save_file(state, tmp_path / "best.safetensors", about)
    export(tmp_path / "best.safetensors", tmp_path / "unet.onnx")
    return tmp_path / "unet.onnx"


def test_a_shipped_network_is_found_with_its_card(
    network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"older": {"file": "older.onnx"}}')
    ship(network, name="unet-test", version="1", data="three screens", scores=scores_of(TOLD), folder=folder)
    monkeypatch.setattr(weights, "_FOLDER", folder)
    assert weights.names() == ("older", "unet-test")
    found = weights.find("unet-test")
    assert found.path.read_bytes() == network.read_bytes()
    assert found.card["task"] == "unet"
    assert found.card["scores"]["synthetic"]["region_miou"] == 0.512
    assert found.card["scores"]["synthetic"]["role_map"] == {"0.5": 0.7, "0.5-0.95": 0.35}
    assert found.card["scores"]["web"] == {
        "pictures": 2, "grounding": 0.9, "misclick": 0.0, "fields": 1.0, "linking": 1.0, "f1": 0.5,
        "recall_any": 0.6, "ocr": 0.95,
    }  # fmt: skip
    assert "desktop" not in found.card["scores"]


def test_what_is_no_network_is_not_shipped(tmp_path: Path) -> None:
    (tmp_path / "unet.onnx").write_bytes(b"nothing")
    with pytest.raises(DataError, match="is no network"):
        ship(tmp_path / "unet.onnx", name="x", version="1", data="", scores={}, folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["unet.onnx"]


def test_what_is_too_large_is_not_shipped(network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screenseg.train.ship.LARGEST", 1000)
    with pytest.raises(DataError, match="MB"):
        ship(network, name="x", version="1", data="", scores={}, folder=tmp_path)
    assert not (tmp_path / "x.onnx").exists()
