"""The networks that come with the package are what the manifest says, and a damaged file is never loaded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from screenseg import weights
from screenseg.errors import WeightsError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped weights, with a small file of its own, that a test may spoil."""
    copy = tmp_path / "weights"
    shutil.copytree(Path(weights.__file__).parent / "weights", copy)
    (copy / "small.onnx").write_bytes(b"small")
    manifest = json.loads((copy / "manifest.json").read_text())
    told = dict.fromkeys(("version", "task", "input", "classes", "licence", "recipe", "data", "scores"), "")
    manifest["small"] = {**told, "file": "small.onnx", "sha256": weights.sha256(copy / "small.onnx")}
    (copy / "manifest.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(weights, "_FOLDER", copy)
    weights.find.cache_clear()
    yield copy
    weights.find.cache_clear()


def test_every_file_of_the_package_is_whole_and_small() -> None:
    weights.find.cache_clear()
    found = [weights.find(name) for name in weights.names()]
    assert all(w.path.stat().st_size <= 16_000_000 for w in found)
    listed = {w.path.name for w in found} | {"manifest.json"}
    assert {path.name for path in (Path(weights.__file__).parent / "weights").iterdir()} == listed


def test_a_card_must_tell_what_made_the_network_and_how_good_it_is(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["small"]["licence"], manifest["small"]["scores"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(WeightsError, match="does not tell licence, scores of 'small'"):
        weights.find("small")


def test_a_whole_file_is_found(folder: Path) -> None:
    assert weights.find("small").path == folder / "small.onnx"


def test_a_damaged_file_is_refused(folder: Path) -> None:
    (folder / "small.onnx").write_bytes(b"smalL")
    with pytest.raises(WeightsError, match=r"small\.onnx is damaged: its SHA-256 is .*Install screenseg anew"):
        weights.find("small")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "small.onnx").unlink()
    with pytest.raises(WeightsError, match=r"small\.onnx cannot be read.*Install screenseg anew"):
        weights.find("small")


def test_an_unknown_name_tells_the_known_ones(folder: Path) -> None:
    with pytest.raises(WeightsError, match=r"'smal'; there are .*small"):
        weights.find("smal")


@pytest.mark.parametrize("spoil", ["", "{", None])
def test_a_spoilt_manifest_is_named(folder: Path, spoil: str | None) -> None:
    manifest = folder / "manifest.json"
    manifest.unlink() if spoil is None else manifest.write_text(spoil)
    with pytest.raises(WeightsError, match=r"manifest\.json .*Install screenseg anew"):
        weights.find("small")
