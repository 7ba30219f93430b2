"""The sample of screens in datasets/ is what it is said to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from screenseg.synth.check import check_set
from screenseg.synth.coco import read_set

SAMPLE = Path(__file__).parents[2] / "datasets" / "sample"


def test_forty_screens_in_four_megabytes() -> None:
    assert len(list(read_set(SAMPLE))) == 40
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) <= 4_000_000


def test_every_renderer_and_split_is_there() -> None:
    about = [truth.about for _, truth in read_set(SAMPLE)]
    assert {a["renderer"] for a in about} == {"chromium", "qt", "tk", "gtk", "desktop"}
    assert {a["split"] for a in about} == {"train", "val", "test"}
    assert len({a["language"] for a in about}) >= 6
    assert len({(a["renderer"], a["theme"]) for a in about}) >= 20


def test_no_theme_is_in_two_splits() -> None:
    splits: dict[tuple[str, str], set[str]] = {}
    for _, truth in read_set(SAMPLE):
        if truth.about["renderer"] != "desktop":  # a desktop's windows have themes of their own
            splits.setdefault((truth.about["renderer"], truth.about["theme"]), set()).add(truth.about["split"])
    assert all(len(found) == 1 for found in splits.values())


def test_pictures_have_the_size_that_truth_says() -> None:
    for path, truth in read_set(SAMPLE):
        image = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
        assert image is not None
        assert image.shape == (truth.height, truth.width, 3)


def test_truth_holds_against_the_pixels() -> None:
    assert check_set(SAMPLE).rate >= 0.99


def test_fields_know_their_labels() -> None:
    roles = Counter(e.role for _, t in read_set(SAMPLE) for e in t.elements)
    labelled = Counter(e.role for _, t in read_set(SAMPLE) for e in t.elements if e.labels or e.label_source == "label")
    assert roles["textbox"] > 100
    assert labelled["textbox"] > 0.5 * roles["textbox"]
