"""Contact sheets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from screenseg.cli import main
from screenseg.synth.coco import read_set
from screenseg.synth.errors import SynthError
from screenseg.synth.sheet import draw_overlay, pick_varied, write_sheet


def test_a_sheet_shows_as_many_screens_as_asked_for(
    made_set: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheet.png"
    assert main(["synth", "sheet", str(made_set), "--out", str(out), "--count", "6"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    with Image.open(out) as sheet:
        few = sheet.size
    with Image.open(write_sheet(made_set, out, count=10)) as sheet:
        assert sheet.size[0] * sheet.size[1] > 1.3 * few[0] * few[1]
        assert len(sheet.convert("RGB").resize((200, 120)).getcolors(100_000)) > 50


def test_an_overlay_changes_the_pictures(made_set: Path, tmp_path: Path) -> None:
    plain = write_sheet(made_set, tmp_path / "plain.png", count=4)
    over = write_sheet(made_set, tmp_path / "over.png", count=4, overlay=True)
    with Image.open(plain) as first, Image.open(over) as second:
        assert first.size == second.size
        assert (np.asarray(first) != np.asarray(second)).any(axis=2).mean() > 0.01


def test_boxes_are_drawn_where_truth_says(made_set: Path) -> None:
    path, truth = next(iter(read_set(made_set)))
    with Image.open(path) as file:
        picture = file.convert("RGB")
    before = np.asarray(picture).copy()
    draw_overlay(picture, truth)
    after = np.asarray(picture)
    button = next(e for e in truth.elements if e.role == "button")
    left, top, right, _ = button.box
    assert (after[top, left:right] != before[top, left:right]).any(axis=1).mean() > 0.9


def test_the_screens_taken_differ(made_set: Path) -> None:
    screens = list(read_set(made_set))
    taken = pick_varied(screens, 4)
    assert len({truth.about["renderer"] for _, truth in taken}) == 2
    assert len({truth.about["kind"] for _, truth in taken}) >= 3
    assert pick_varied(screens, 4) == taken
    assert len(pick_varied(screens, 99)) == len(screens)


def test_what_cannot_be_written_is_said(made_set: Path, tmp_path: Path) -> None:
    with pytest.raises(SynthError, match="cannot be written"):
        write_sheet(made_set, tmp_path / "no" / "sheet.png", count=1)
    with pytest.raises(SynthError, match="no set"):
        write_sheet(tmp_path, tmp_path / "sheet.png")
