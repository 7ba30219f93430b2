"""Matching and figures on boxes whose answer is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive.channels import MASKS
from screenseg.perceive.segment.calibration import calibrate, corrected
from screenseg.perceive.segment.decode import Segment
from screenseg.train.confidence import ece, fit, reliability
from screenseg.train.data import Item
from screenseg.train.evaluate import Picture
from screenseg.train.match import iou_matrix, pairs
from screenseg.train.precision import Curves, Precision, Widgets
from screenseg.train.scores import NOTHING, Scores, Seen, shapes
from screenseg.train.targets import scene, targets
from screenseg.train.truth import Truth

SIZE = (384, 256)


def perfect(drawing: Any) -> Seen:
    """What an engine that is never wrong finds."""
    arrays = scene(drawing.truth())
    found = [
        Segment(MASKS[mask], Box.of(box), 0.9) for mask, box in zip(arrays.masks, arrays.boxes.tolist(), strict=True)
    ]
    masks = targets(arrays, origin=(0, 0), zoom=1.0, size=SIZE).masks > 0
    return Seen(found, masks, shapes(found, masks))


def without(seen: Seen, region: str) -> Seen:
    return Seen([s for s in seen.segments if s.region != region])


def counted(drawing: Any, seen: Seen, **more: Any) -> Scores:
    scores = Scores(**more)
    scores.add(scene(drawing.truth()), seen, SIZE)
    return scores


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    overlaps = np.array([[0.6, 0.9], [0.8, 0.7], [0.4, 0.4]], np.float32)
    assert list(pairs(overlaps, 0.5)) == [(0, 1), (1, 0)]
    assert list(pairs(overlaps, 0.85)) == [(0, 1)]
    assert list(pairs(np.zeros((0, 3), np.float32), 0.5)) == []


def test_iou_of_known_boxes() -> None:
    a = np.array([[0, 0, 10, 10]], np.float32)
    b = np.array([[0, 0, 10, 10], [5, 0, 15, 10], [20, 20, 30, 30]], np.float32)
    assert iou_matrix(a, b).tolist() == [[1.0, pytest.approx(1 / 3), 0.0]]


def test_a_perfect_engine_has_perfect_figures(form_of: Callable[[int], Any]) -> None:
    drawing = form_of(1)
    scores = counted(drawing, perfect(drawing))
    assert scores.mean_iou() == scores.mean_f1(0.9) == scores.f1("text", 0.9) == scores.overall() == 1.0
    assert all(true == found for true, found in scores.confused)


def test_boxes_stand_for_masks_where_there_are_none(form_of: Callable[[int], Any]) -> None:
    drawing = form_of(1)
    seen = perfect(drawing)
    assert counted(drawing, Seen(seen.segments)).iou("button") == 1.0


def test_missed_and_made_up_boxes_cost(draw: Any) -> None:
    drawing = draw(*SIZE)
    for left in (10, 110, 210):
        drawing.element("button", (left, 10, left + 80, 40))
    found = [
        Segment("button", Box(10, 10, 90, 40), 0.9),
        Segment("button", Box(110, 10, 170, 40), 0.8),  # IoU 0.75
        Segment("button", Box(10, 100, 90, 130), 0.7),  # nothing there
    ]
    scores = counted(drawing, Seen(found))
    assert [scores.f1("button", at) for at in (0.5, 0.7, 0.9)] == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert scores.sure["button"] == [(0.9, True), (0.8, True), (0.7, False)]
    assert scores.confused["button", "button"] == 2
    assert scores.confused["button", NOTHING] == scores.confused[NOTHING, "button"] == 1
    assert scores.iou("button") == pytest.approx((80 + 60) * 30 / ((3 * 80 + 80) * 30))


def test_a_picture_tells_its_own_f1(draw: Any) -> None:
    drawing = draw(*SIZE)
    drawing.element("button", (10, 10, 90, 40))
    scores = Scores()
    assert scores.add(scene(drawing.truth()), Seen([]), SIZE) == 0.0
    assert scores.add(scene(drawing.truth()), Seen([Segment("button", Box(10, 10, 90, 40), 0.9)]), SIZE) == 1.0
    assert scores.add(scene(draw(*SIZE).truth()), Seen([]), SIZE) == 1.0


def test_a_wrong_class_is_confusion(draw: Any) -> None:
    drawing = draw(*SIZE)
    drawing.element("textbox", (10, 10, 90, 40))
    scores = counted(drawing, Seen([Segment("button", Box(10, 10, 90, 40), 0.9)]))
    assert scores.confused == {("input", "button"): 1}
    assert scores.f1("input", 0.5) == scores.f1("button", 0.5) == 0.0


def test_what_is_unsure_or_ignored_counts_neither_way(draw: Any) -> None:
    drawing = draw(*SIZE)
    drawing.element("group", (10, 10, 200, 100), drawn=False)
    drawing.ignore = [[210, 10, 300, 60]]
    found = [Segment("panel", Box(10, 10, 200, 100), 0.9), Segment("button", Box(220, 20, 280, 50), 0.9)]
    scores = counted(drawing, Seen(found))
    assert not scores.found.total()
    assert not scores.true.total()
    assert not scores.confused


def test_an_engine_for_regions_is_not_asked_for_text(form_of: Callable[[int], Any]) -> None:
    drawing = form_of(2)
    regions = tuple(name for name in MASKS[:7])
    scores = counted(drawing, without(perfect(drawing), "text"), classes=regions)
    assert scores.overall() == 1.0
    assert counted(drawing, without(perfect(drawing), "text")).overall() < 0.7


def precision(drawing: Any, seen: Seen) -> tuple[Curves, Curves]:
    watcher = Precision((*MASKS[:7], "text"))
    truth = drawing.truth()
    watcher(Picture(Item(Path("a"), Path("a")), drawing.image, truth, scene(truth)), seen, 1.0)
    return watcher.boxes(), watcher.masks()


def test_average_precision_of_a_perfect_engine_is_one(form_of: Callable[[int], Any]) -> None:
    drawing = form_of(3)
    boxes, masks = precision(drawing, perfect(drawing))
    assert set(boxes.average) == {"button", "input", "toggle", "icon", "panel", "table", "bar", "text"}
    assert boxes.mean() == pytest.approx(1.0)
    assert masks.mean() == pytest.approx(1.0)
    assert boxes.curves["text"] == [1.0] * 101


def test_average_precision_of_half_the_things_is_half(draw: Any) -> None:
    drawing = draw(*SIZE)
    for left in (10, 110):
        drawing.element("button", (left, 10, left + 80, 40))
    boxes, masks = precision(drawing, Seen([Segment("button", Box(10, 10, 90, 40), 0.9)]))
    assert boxes.average == masks.average == {"button": pytest.approx(51 / 101)}
    assert boxes.curves["button"][50:52] == [1.0, 0.0]


def test_a_mask_is_judged_and_not_its_box(draw: Any) -> None:
    """A dialog in the middle of a panel leaves a frame of it; a full box is a wrong mask then."""
    drawing = draw(*SIZE)
    drawing.element("table", (20, 20, 220, 220))
    drawing.element("dialog", (30, 30, 210, 210), layer=1)
    drawing.about["covers"] = [[30, 30, 210, 210, 1]]
    seen = perfect(drawing)
    assert precision(drawing, seen)[1].average["table"] == pytest.approx(1.0)
    boxes, masks = precision(drawing, Seen(seen.segments))
    assert boxes.average["table"] == pytest.approx(1.0)
    assert masks.average["table"] == 0.0


def test_reliability_and_error() -> None:
    sure = [(0.85, True)] * 8 + [(0.85, False)] * 2 + [(0.15, False)] * 10
    low, high = reliability(sure)
    assert (low.count, low.confidence, low.right) == (10, pytest.approx(0.15), 0.0)
    assert (high.count, high.confidence, high.right) == (10, pytest.approx(0.85), 0.8)
    assert ece(sure) == pytest.approx((0.15 + 0.05) / 2)
    assert ece([]) == 0.0
    assert reliability([(1.0, True), (0.0, False)])[1].right == 1.0


def test_calibration_mends_what_is_too_sure() -> None:
    """Of a network that says 0.9 and 0.6 and is right in 70 and 20 of 100 cases."""
    sure = [(0.9, n < 70) for n in range(100)] + [(0.6, n < 20) for n in range(100)]
    calibration = fit({"button": sure, "icon": [(0.9, True)] * 100, "bar": [(0.5, True)] * 3})
    assert set(calibration) == {"button"}
    assert corrected(0.9, calibration["button"]) == pytest.approx(0.7, abs=0.03)
    assert corrected(0.6, calibration["button"]) == pytest.approx(0.2, abs=0.03)
    segments = [Segment("button", Box(0, 0, 9, 9), 0.9), Segment("icon", Box(0, 0, 9, 9), 0.9)]
    assert [s.confidence for s in calibrate(segments, calibration)] == [pytest.approx(0.7, abs=0.03), 0.9]


def test_calibration_keeps_the_order() -> None:
    backwards = [(0.9, n < 20) for n in range(100)] + [(0.6, n < 70) for n in range(100)]
    pair = fit({"button": backwards})["button"]
    assert corrected(0.9, pair) > corrected(0.6, pair)


def test_whole_parses_are_judged_by_role(shoot: Callable[..., Any]) -> None:
    """A button that is found as a text box is missed; what nobody knows counts neither way."""
    shot = shoot("<p>Name <input id='name'></p><p>Town <input id='town'></p><p><button id='save'>Save</button></p>")
    truth: dict[str, Any] = {"width": 800, "height": 600, "about": {"image": "a.png"}, "texts": []}

    def judged(roles: dict[str, str], ignore: Sequence[str] = ()) -> Curves:
        elements = [{"role": role, "box": tuple(shot.boxes[name])} for name, role in roles.items()]
        areas = [tuple(shot.boxes[name]) for name in ignore]
        watcher = Widgets.of_parses("classic")
        told = msgspec.convert({**truth, "elements": elements, "ignore": areas}, Truth)
        watcher(Picture(Item(Path("a"), Path("a")), shot.pixels, told, scene(told)), Seen([]), 1.0)
        return watcher.boxes()

    right = {"name": "textbox", "town": "textbox", "save": "button"}
    assert judged(right).at_half == {"textbox": pytest.approx(1.0), "button": pytest.approx(1.0)}
    assert judged(right).mean_of_all() == (pytest.approx(1.0), pytest.approx(1.0, abs=0.05))
    wrong = judged({**right, "town": "button"}).at_half
    assert wrong["button"] == pytest.approx(51 / 101)
    assert judged({"name": "textbox", "save": "button"}, ["town"]).at_half["textbox"] == pytest.approx(1.0)
