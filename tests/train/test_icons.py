"""Training the icon network, on two small sets: the engine, not its figures, is under test."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from screenseg.cli import app
from screenseg.perceive.icons import SIDE
from screenseg.synth.icons import collect
from screenseg.train.errors import DataError
from screenseg.train.icon_scores import common, judge_icons
from screenseg.train.icons import read_icons, shown
from screenseg.train.ship import scores_of, ship


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    collect(folder, ["feather", "boxicons", "open-iconic"])
    return folder


@pytest.fixture(scope="module")
def trained(icons: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run")
    recipe = out / "small.toml"
    recipe.write_text(
        'batch = 32\nreaders = 0\nsteps = 60\nwidths = [8, 16, 24]\ndepth = 1\nmeanings = ["search", "close", "home"]\n'
        'words = ["search", "find", "house"]\n'
    )
    told = run("train", "icons", "--data", icons, "--recipe", recipe, "--out", out / "run")
    assert "screenseg train export" in told
    run("train", "export", out / "run" / "best.safetensors", "--out", out / "icons.onnx")
    return out


def run(*words: object) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_learns_and_is_resumed(trained: Path, icons: Path) -> None:
    losses = np.loadtxt(trained / "run" / "losses.csv", delimiter=",", skiprows=1)
    assert losses[-1, 2:].sum() < losses[0, 2:].sum()
    run("train", "icons", "--data", icons, "--out", trained / "run", "--resume")


def test_it_is_measured_on_sets_that_it_has_not_seen(trained: Path, icons: Path) -> None:
    told = judge_icons(trained / "icons.onnx", icons)
    assert told["icons"] > 0
    assert 0 <= told["top_1"] <= told["top_5"] <= 1
    assert told["milliseconds"] > 0
    assert "| icons |" in run("eval", "--icons", icons, "--weights", trained / "icons.onnx")
    known = read_icons(icons)
    chosen = common(known)
    drawn = {m: {i.named.set for i in known if m in i.named.meanings} for i in known for m in i.named.meanings}
    assert len(chosen) == 100
    assert min(len(drawn[m]) for m in chosen) >= max(len(sets) for m, sets in drawn.items() if m not in chosen)


def test_it_is_shipped_with_its_card(trained: Path, icons: Path, tmp_path: Path) -> None:
    told = json.loads(run("eval", "--icons", icons, "--weights", trained / "icons.onnx", "--json"))
    scores = scores_of(told["engines"]["icons"])
    card = ship(trained / "icons.onnx", name="icons", version="1", data="few", scores=scores, folder=tmp_path)
    assert card["task"] == "icons"
    assert card["classes"]["meanings"] == ["search", "close", "home"]
    assert "words" not in card["recipe"]
    assert "top_1" in card["scores"]["unseen sets of icons"]


def test_icons_are_shown_as_screens_show_them(icons: Path) -> None:
    dice = np.random.default_rng(3)
    for icon in random.Random(1).sample(read_icons(icons), 60):
        seen = shown(icon.picture, dice)
        assert seen.shape == (SIDE, SIDE)
        assert 0 <= seen.min() < 0.3
        assert 0.5 < seen.max() <= 1.0


@pytest.mark.parametrize("spoil", ["missing", "short", "broken"])
def test_what_is_no_set_of_icons_is_refused(icons: Path, tmp_path: Path, spoil: str) -> None:
    if spoil != "missing":
        (tmp_path / "icons.npy").write_bytes((icons / "icons.npy").read_bytes())
        (tmp_path / "icons.json").write_text("[]" if spoil == "short" else "{")
    with pytest.raises(DataError, match="Make one: screenseg synth icons|has 0|damaged"):
        read_icons(tmp_path)


def test_another_network_is_no_icon_network(icons: Path) -> None:
    from screenseg import weights

    with pytest.raises(DataError, match="no icon network"):
        judge_icons(weights.find("unet").path, icons)


def test_icons_are_not_measured_together_with_screens(icons: Path) -> None:
    result = CliRunner().invoke(app, ["eval", "--icons", str(icons), "--data", str(icons)])
    assert result.exit_code == 2
    assert "--icons goes with" in result.output
