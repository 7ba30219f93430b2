"""Degradations: each does something, nothing loses its place, and a picture's file is its pixels."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.synth.check import check_picture
from screenseg.synth.coco import read_set
from screenseg.synth.degrade import choose, degrade
from screenseg.synth.degrade._codec import decode
from screenseg.synth.recipe import DEGRADATIONS, Recipe
from screenseg.synth.truth import Truth

Image = NDArray[np.uint8]
SCALED = {"name": "rescale", "factor": 1.37, "interpolation": "cubic"}
POINTER: dict[str, Any] = {
    "name": "pointer",
    "shape": "arrow",
    "colour": "white",
    "size": 1.0,
    "at": "anywhere",
    "pick": 0.5,
    "place": [0.5, 0.5],
    "shadow": False,
}
ALL = [
    {"name": "fringes", "order": "rgb", "strength": 1.0},
    POINTER,
    SCALED,
    {"name": "rescale", "factor": 0.9, "interpolation": "area"},
    {"name": "tint", "kind": "night", "amount": 0.7},
    {"name": "tint", "kind": "gamma", "amount": 1.3},
    {"name": "blur", "sigma": 0.6},
    *({"name": "colours", "palette": p, "dither": d} for p, d in [("565", "none"), ("555", "ordered")]),
    *({"name": "colours", "palette": p, "dither": d} for p, d in [("332", "ordered"), ("216", "diffused")]),
    *({"name": "colours", "palette": "adaptive", "dither": d} for d in ("none", "diffused")),
    *({"name": "jpeg", "quality": 40, "subsampling": s} for s in ("444", "422", "420")),
    {"name": "webp", "quality": 50},
    {"name": "video", "quality": 40, "softness": 0.4},
    {"name": "tiles", "side": 64, "quality": 20, "tiles": [[0.1, 0.1], [0.5, 0.4]]},
]


@pytest.fixture(scope="module")
def clean(made_set: Path) -> tuple[Image, Truth]:
    """A picture as it was drawn, larger than the least that scaling leaves."""
    for path, truth in read_set(made_set):
        if not truth.about["degradations"] and truth.width > 900:
            return np.ascontiguousarray(cv2.imread(str(path))[:, :, ::-1]), truth
    raise AssertionError("the set has no clean picture")


@pytest.mark.parametrize("step", ALL, ids=lambda step: "-".join(str(v) for v in list(step.values())[:3]))
def test_each_changes_the_picture_and_truth_still_fits(clean: tuple[Image, Truth], step: dict[str, Any]) -> None:
    image, truth = clean
    before = image.copy()
    picture, moved = degrade(image, truth, [step])
    assert np.array_equal(image, before), "the picture given is left alone"
    degraded = decode(picture.data)
    assert degraded.shape == (moved.height, moved.width, 3)
    assert moved.about["degradations"] == [step]
    if degraded.shape == image.shape:
        difference = np.abs(degraded.astype(int) - image).mean()
        assert 0 < difference < 40
    at_first, now = check_picture(image, truth), check_picture(degraded, moved)
    assert now.tally.rate >= at_first.tally.rate - 0.02, [str(fault) for fault in now.faults][:5]


def test_rescaling_scales_every_box(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    about = {**truth.about, "covers": [[100, 100, 200, 200, 1]]}
    truth = dataclasses.replace(truth, ignore=(Box(10, 20, 30, 40),), about=about)
    _, moved = degrade(image, truth, [SCALED])
    assert (moved.width, moved.height) == (round(truth.width * 1.37), round(truth.height * 1.37))
    for old, new in zip(truth.elements, moved.elements, strict=True):
        assert all(abs(a * 1.37 - b) <= 1.5 for a, b in zip(old.box, new.box, strict=True))
        assert (old.label_box is None) == (new.label_box is None)
    for line, line_moved in zip(truth.texts, moved.texts, strict=True):
        assert all(abs(a * 1.37 - b) <= 1.5 for a, b in zip(line.ink, line_moved.ink, strict=True))
    assert moved.ignore == (Box(14, 27, 41, 55),)
    assert moved.about["covers"] == [[137, 137, 274, 274, 1]]
    assert moved.about["scale"] == pytest.approx(truth.about["scale"] * 1.37, rel=0.01)


def test_scaling_stays_between_its_limits(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    _, small = degrade(image, truth, [{**SCALED, "factor": 0.1}])
    assert small.width >= 800
    assert small.height >= 600


def test_a_pointer_is_drawn_where_truth_says_and_nowhere_else(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    for shape in ("arrow", "hand", "beam", "cross", "resize", "move", "wait"):
        picture, pointed = degrade(image, truth, [{**POINTER, "shape": shape}])
        changed = (decode(picture.data) != image).any(axis=2)
        box = Box.of(pointed.about["pointer"])
        assert changed.any()
        changed[box.top : box.bottom, box.left : box.right] = False
        assert not changed.any(), shape
        assert pointed.elements == truth.elements


def test_fringes_stay_inside_text(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    picture, _ = degrade(image, truth, [{"name": "fringes", "order": "bgr", "strength": 1.0}])
    changed = (decode(picture.data) != image).any(axis=2)
    for line in truth.texts:
        changed[line.ink.top : line.ink.bottom, line.ink.left - 1 : line.ink.right + 1] = False
    assert not changed.any()


def test_colours_become_few(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    for palette, dither in (("332", "ordered"), ("216", "diffused"), ("adaptive", "diffused")):
        picture, _ = degrade(image, truth, [{"name": "colours", "palette": palette, "dither": dither}])
        assert len(np.unique(decode(picture.data).reshape(-1, 3), axis=0)) <= 256


def test_a_jpeg_is_stored_as_it_is(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    step = {"name": "jpeg", "quality": 60, "subsampling": "420"}
    picture, _ = degrade(image, truth, [step])
    assert (picture.suffix, picture.data[:2]) == (".jpg", b"\xff\xd8")
    as_png, _ = degrade(image, truth, [step], jpeg_files=False)
    assert as_png.suffix == ".png"
    assert np.array_equal(decode(as_png.data), decode(picture.data))
    later, _ = degrade(image, truth, [step, {"name": "blur", "sigma": 0.5}])
    assert later.suffix == ".png"


def test_png_is_lossless(clean: tuple[Image, Truth]) -> None:
    image, truth = clean
    for compression in (0, 1, 9):
        picture, same = degrade(image, truth, [], png_compression=compression)
        assert np.array_equal(decode(picture.data), image)
        assert same.elements == truth.elements


def test_dice_are_seeded_and_take_everything_in_turn() -> None:
    recipe = Recipe()
    drawn = [choose(random.Random(seed), recipe) for seed in range(800)]
    assert drawn == [choose(random.Random(seed), recipe) for seed in range(800)]
    names = [step["name"] for steps in drawn for step in steps]
    assert set(names) == set(DEGRADATIONS)
    assert all(sum(s["name"] in ("jpeg", "webp", "video") for s in steps) <= 1 for steps in drawn)
    qualities = [step["quality"] for steps in drawn for step in steps if step["name"] == "jpeg"]
    assert min(qualities) < 36
    assert max(qualities) > 89
    assert all(30 <= quality <= 95 for quality in qualities)
