"""Widgets come out of what is told at every position as they went in, and what speaks against them counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive.channels import KINDS, MASKS, ROLES, STATES
from screenseg.perceive.detect import Detection
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.perceive.looks import Scene, look
from screenseg.perceive.read import reader
from screenseg.perceive.segment.interpret import regions
from screenseg.perceive.segment.segmentation import Segmentation
from screenseg.perceive.segment.widgets import Dense, candidates

PAGE = """
<style>* { font: 15px sans-serif } .bar b { display: inline-block; padding: 8px; margin: 0 }
.tool { display: inline-block; padding: 9px; line-height: 0 } svg { width: 16px; height: 16px }</style>
<div class="bar"><b id="file">File</b><b id="edit">Edit</b><b id="view">View</b></div>
<p><span class="tool" id="save"><svg viewBox="0 0 9 9"><path d="M1 1h7v7H1z M3 5h3v3H3z" fill="#357"/></svg></span></p>
<p>Name <input id="name" size="24"></p>
<p><input type="checkbox" id="terms" checked> I agree to the <a href="#" id="rules">rules</a></p>
<p><button id="send">Send order</button></p>
"""
TOLD = {
    "file": "menuitem",
    "edit": "menuitem",
    "view": "menuitem",
    "save": "button",
    "name": "textbox",
    "terms": "checkbox",
    "rules": "link",
    "send": "button",
}


def told(boxes: dict[str, Box], size: tuple[int, int], shift: float = 0.0) -> Dense:
    """What a perfect network tells of those boxes; each side off by `shift` pixels."""
    width, height = (-(-side // 4) for side in size)
    near = np.zeros((4 * len(KINDS), height, width), np.float32)
    masks = np.zeros((len(MASKS), 2 * height, 2 * width), np.float32)
    roles = np.zeros((len(ROLES), height, width), np.float32)
    states = np.zeros((len(STATES), height, width), np.float32)
    roles[0] = 1
    y, x = np.mgrid[:height, :width] * 4 + 2
    for name, box in boxes.items():
        inside = (x >= box.left) & (x < box.right) & (y >= box.top) & (y < box.bottom)
        for side, distance in enumerate((x - box.left, y - box.top, box.right - x, box.bottom - y)):
            near[4 * KINDS.index("widget") + side][inside] = distance[inside] + shift
        roles[:, inside] = 0
        roles[ROLES.index(TOLD[name]), inside] = 0.9
        states[STATES.index("checked"), inside] = name == "terms"
    return Dense.of(masks, np.log1p(near), roles, states, size)


@pytest.fixture
def page(shoot: Callable[..., Any]) -> tuple[Scene, dict[str, Box]]:
    shot = shoot(PAGE)
    return look(shot.pixels, reader("rapidocr").read(shot.pixels)), {name: shot.boxes[name] for name in TOLD}


def size_of(scene: Scene) -> tuple[int, int]:
    return scene.pixels.shape[1], scene.pixels.shape[0]


@pytest.mark.parametrize("shift", [0.0, 1.0])
def test_each_widget_is_found_once_and_nothing_else(page: tuple[Scene, dict[str, Box]], shift: float) -> None:
    scene, boxes = page
    found = regions(scene, Segmentation([], told(boxes, size_of(scene), shift)))
    assert len(found) == len(boxes)
    for name, box in boxes.items():
        (region,) = (r for r in found if r.box.iou(box) > 0.6)
        assert region.role == TOLD[name]
        assert region.checked is (True if name == "terms" else None)


def test_what_is_drawn_is_exact_though_the_network_is_not(page: tuple[Scene, dict[str, Box]]) -> None:
    scene, boxes = page
    found = regions(scene, Segmentation([], told(boxes, size_of(scene), 2.0)))
    for name in ("name", "send", "terms"):
        assert boxes[name] in [r.box for r in found]


def test_a_box_that_its_positions_do_not_vote_for_is_no_candidate(page: tuple[Scene, dict[str, Box]]) -> None:
    scene, boxes = page
    dense = told({"name": boxes["name"]}, size_of(scene))
    heard = [c for c in candidates(dense, scene) if c.share]
    assert heard
    assert all(c.box.iou(boxes["name"]) > 0.5 for c in heard)


def test_where_no_widget_is_nothing_speaks_for_one(page: tuple[Scene, dict[str, Box]]) -> None:
    scene, _ = page
    found = candidates(told({}, size_of(scene)), scene)
    assert len(found) == len(scene.shapes) + len(scene.lines)
    assert all(c.presence == 0 for c in found)


@pytest.mark.parametrize("shape", [(3, 100), (16, 16), (200, 300)])
def test_a_blank_screen_has_no_widgets(shape: tuple[int, int]) -> None:
    scene = look(np.full((*shape, 3), 255, np.uint8), ())
    assert regions(scene, Segmentation([], told({}, size_of(scene)))) == ()


def test_what_the_rules_take_for_a_panel_is_no_text_box(shoot: Callable[..., Any]) -> None:
    shot = shoot("""<div id="name" style="border:1px solid #555;width:400px;padding:20px"><p>First name</p><p>Last
        name <input></p><button>OK</button></div>""")
    scene = look(shot.pixels, reader("rapidocr").read(shot.pixels))
    found = regions(scene, Segmentation([], told({"name": shot.boxes["name"]}, size_of(scene))))
    assert [(r.role, r.box) for r in found if r.box == shot.boxes["name"]] == [("group", shot.boxes["name"])]


def test_no_box_that_is_not_drawn_cuts_through_a_line(shoot: Callable[..., Any]) -> None:
    shot = shoot("<p id='one'>Use the government gateway to sign in</p><p id='two'>Create an account instead</p>")
    scene = look(shot.pixels, reader("rapidocr").read(shot.pixels))
    around = Box.around((shot.boxes["one"], shot.boxes["two"]))
    for left, found in ((around.left, True), (scene.lines[0].box.center.x, False)):
        box = Box(int(left) - 4, around.top - 8, around.right + 4, around.bottom + 8)
        votes = candidates(told({"name": box}, size_of(scene)), scene)
        assert any(c.kind == "voted" and c.box.iou(box) > 0.9 for c in votes) is found


def detected(role: str, box: Box, score: float = 0.8) -> Detection:
    scores = np.zeros(len(ROLE_NAMES), np.float32)
    scores[ROLE_NAMES.index(role)] = score
    return Detection(box, role, score, scores, np.zeros(len(STATES), np.float32))


def test_what_a_detector_finds_is_a_candidate_and_speaks_for_those_that_it_fits(
    page: tuple[Scene, dict[str, Box]],
) -> None:
    scene, boxes = page
    empty = Box(600, 500, 660, 540)
    finds = [detected("button", boxes["send"].expand(1)), detected("slider", empty), detected("tab", empty, 0.05)]
    found = candidates(told({}, size_of(scene)), scene, finds)
    assert [(c.box, c.detection) for c in found if c.kind == "detected"] == [(empty, finds[1])]
    (send,) = (c for c in found if c.box == boxes["send"])
    assert (send.kind, send.detection) == ("shape", finds[0])
    assert send.met == pytest.approx(boxes["send"].iou(boxes["send"].expand(1)))
    assert all(c.detection is None and c.met == 0 for c in found if c.box.iou(empty) < 0.5 and c is not send)


def test_no_detection_cuts_through_a_line(page: tuple[Scene, dict[str, Box]]) -> None:
    scene, _ = page
    line = max(scene.lines, key=lambda line: line.box.width).box
    half = Box(line.left - 6, line.top - 3, round(line.center.x) + 9, line.bottom + 3)
    found = candidates(told({}, size_of(scene)), scene, [detected("button", half)])
    assert not [c for c in found if c.kind == "detected"]
