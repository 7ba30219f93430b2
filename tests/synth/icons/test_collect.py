"""Icons with the words that name them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from screenseg.synth.cli import app
from screenseg.synth.errors import SynthError
from screenseg.synth.icons import collect
from screenseg.synth.icons._words import SURE, words


@pytest.mark.parametrize(
    ("name", "meanings", "sure"),
    [
        ("magnifying-glass", ["search"], {"magnifying", "glass", "search", "find", "zoom"}),
        ("cog", [], {"cog", "settings", "gear", "preferences"}),
        ("trash-can", [], {"trash", "delete", "bin"}),
        ("x", [], {"close", "cancel", "remove"}),
        ("content-save-outline", ["save"], {"save"}),
    ],
)
def test_an_icon_goes_by_its_name_and_by_what_others_call_it(name: str, meanings: list[str], sure: set[str]) -> None:
    told = words(name, meanings)
    assert sure <= {word for word, weight in told.items() if weight >= SURE}
    assert all(0 < weight <= 1 for weight in told.values())
    assert not {"outline", "filled", "svg"} & set(told)


def test_icons_are_collected_with_pixels_and_truth(tmp_path: Path) -> None:
    counts = collect(tmp_path, ["feather", "open-iconic"])
    told = json.loads((tmp_path / "icons.json").read_text())
    pixels = np.load(tmp_path / "icons.npy")
    assert pixels.shape == (len(told), 64, 64)
    assert counts["train"] > 250
    assert counts["test"] > 200
    assert pixels.max(axis=(1, 2)).min() == 255, "no icon is empty"
    search = next(one for one in told if one["set"] == "feather" and "search" in one["meanings"])
    assert {"search", "find"} <= set(search["words"])


def test_the_command_and_an_unknown_set(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["icons", "--out", str(tmp_path / "set"), "--set", "feather"])
    assert result.exit_code == 0, result.output
    assert "train" in result.output
    with pytest.raises(SynthError, match="no icon set 'fether'"):
        collect(tmp_path, ["fether"])
