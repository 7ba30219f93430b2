"""The shipped detector finds widgets on screens that it has not seen, and hardly any where there are none."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

import screenseg
from screenseg import Box, weights
from screenseg.perceive.detect import Detection, YOLODetector
from screenseg.perceive.segment import DETECTOR

SAMPLE = Path(screenseg.__file__).parents[1] / "datasets" / "sample"
SURE = 0.5


@pytest.fixture(scope="module")
def detect() -> YOLODetector:
    return YOLODetector(weights.find(DETECTOR).path)


def screen(name: str) -> tuple[NDArray[np.uint8], list[dict[str, Any]]]:
    """A picture of the sample and its widgets."""
    told = json.loads((SAMPLE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    read = cv2.imread(str(SAMPLE / told["about"]["image"]))
    assert read is not None
    return np.asarray(read[:, :, ::-1], np.uint8), told["elements"]


def sure(found: list[Detection]) -> list[Detection]:
    return [one for one in found if one.confidence >= SURE]


@pytest.mark.parametrize("name", ["000024", "000028"])
def test_most_fields_and_buttons_are_found_where_they_are(detect: YOLODetector, name: str) -> None:
    image, elements = screen(name)
    found = detect(image)
    true = [e for e in elements if e["role"] in ("textbox", "checkbox", "button", "slider")]
    hits = [any(d.role == e["role"] and d.box.iou(Box(*e["box"])) > 0.5 for d in found) for e in true]
    assert np.mean(hits) >= 0.8


def test_the_surest_come_first_and_all_lie_in_the_picture(detect: YOLODetector) -> None:
    image, _ = screen("000024")
    found = detect(image)
    frame = Box(0, 0, image.shape[1], image.shape[0])
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert all(frame.contains(one.box) and one.confidence <= 1 for one in found)


def test_where_no_screen_is_no_widget_is_sure(detect: YOLODetector) -> None:
    dice = np.random.default_rng(1)
    noise = dice.integers(0, 256, (600, 800, 3), np.uint8)
    hills = cv2.GaussianBlur(dice.normal(size=(600, 800, 3)), (0, 0), 30)  # as smooth as a photograph of a sky
    photo = np.asarray((hills - hills.min()) / np.ptp(hills) * 255, np.uint8)
    for image in (noise, photo, np.zeros((600, 800, 3), np.uint8)):
        assert len(sure(detect(image))) <= 1


def test_of_a_screen_on_its_side_less_is_sure(detect: YOLODetector) -> None:
    image, _ = screen("000024")
    turned = np.ascontiguousarray(np.rot90(image))
    assert len(sure(detect(turned))) < len(sure(detect(image)))


@pytest.mark.parametrize("shape", [(16, 16), (3, 100), (100, 3), (4320, 7680)])
def test_any_size_is_looked_at_in_bounded_time(detect: YOLODetector, shape: tuple[int, int]) -> None:
    started = time.perf_counter()
    assert detect(np.full((*shape, 3), 240, np.uint8)) == []
    assert time.perf_counter() - started < 60
