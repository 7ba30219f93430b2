"""Targets lie where the truth says, and decoding them gives the truth back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg.perceive.channels import KINDS, MASKS, ROLES, STATES
from screenseg.perceive.segment.decode import decode
from screenseg.roles import REGION_ROLES
from screenseg.train.targets import Targets, scene, targets
from screenseg.train.truth import Truth


def of(drawing: Any, **crop: Any) -> Targets:
    height, width = drawing.image.shape[:2]
    return targets(scene(drawing.truth()), **{"origin": (0, 0), "zoom": 1.0, "size": (width, height), **crop})


def plane(found: Targets, name: str) -> NDArray[np.uint8]:
    return found.masks[MASKS.index(name)]


def sides(found: Targets, kind: str, x: int, y: int) -> list[float]:
    """Distances to left, top, right and bottom at the position that holds pixel (x, y)."""
    at = 4 * KINDS.index(kind)
    return [float(value) for value in found.distances[at : at + 4, y // 4, x // 4]]


def test_a_mask_covers_its_box_and_no_more(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("button", (20, 12, 80, 40))
    mask = plane(of(drawing), "button")
    expected = np.zeros((32, 64), np.uint8)
    expected[6:20, 10:40] = 1
    assert np.array_equal(mask, expected)


def test_distances_are_exact(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("button", (21, 13, 79, 41))
    found = of(drawing)
    assert sides(found, "widget", 40, 20) == [42 - 21, 22 - 13, 79 - 42, 41 - 22]
    at = 4 * KINDS.index("widget")
    assert (found.box_weights[at : at + 4, 20 // 4, 40 // 4] > 0).all()
    assert (found.box_weights[at : at + 4, 0, 0] == 0).all()


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_kernels_of_neighbours_are_apart(draw: Any, gap: int) -> None:
    drawing = draw(128, 64)
    drawing.element("button", (10, 10, 60, 30))
    drawing.element("button", (60 + gap, 10, 110, 30))
    kernel = plane(of(drawing), "widget kernel")
    assert kernel[10, 15] == kernel[10, 45] == 1
    assert (kernel[:, 30] == 0).all()


def test_kernels_of_lines_are_apart(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.texts = [{"ink": [10, 10, 100, 22]}, {"ink": [10, 23, 100, 35]}]
    kernel = plane(of(drawing), "text kernel")
    assert kernel[8].any()
    assert kernel[14].any()
    assert not kernel[11].any()


def test_a_widget_on_another_parts_its_kernel(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("textbox", (10, 10, 110, 40))
    drawing.element("button", (84, 12, 108, 38))
    kernel = plane(of(drawing), "widget kernel")
    assert kernel[12, 20] == kernel[12, 48] == 1
    assert (kernel[:, 42] == 0).all()


def test_what_is_unsure_or_ignored_has_no_weight(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("group", (10, 10, 60, 50), drawn=False)
    drawing.element("button", (80, 10, 120, 30))
    drawing.ignore = [[80, 40, 120, 60]]
    found = of(drawing)
    assert not plane(found, "panel").any()
    assert (found.mask_weights[MASKS.index("panel"), 5:25, 5:30] == 0).all()
    assert (found.mask_weights[MASKS.index("button"), 5:25, 5:30] == 1).all()
    assert (found.mask_weights[:, 20:30, 40:60] == 0).all()
    assert (found.box_weights[:, 10:15, 20:30] == 0).all()
    assert (found.mask_weights[:, 5:15, 40:60] == 1).all()


def test_what_a_higher_layer_covers_belongs_to_that_layer(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("table", (0, 0, 128, 64))
    drawing.element("dialog", (40, 16, 100, 48), layer=1)
    drawing.element("button", (60, 24, 90, 40), layer=1)
    drawing.about["covers"] = [[40, 16, 100, 48, 1]]
    found = of(drawing)
    assert plane(found, "table")[2, 2] == 1
    assert not plane(found, "table")[8:24, 20:50].any()
    assert plane(found, "panel")[8:24, 20:50].all()
    assert plane(found, "button")[12:20, 30:45].all()


def test_sides_beyond_the_crop_do_not_count(draw: Any) -> None:
    drawing = draw(256, 128)
    drawing.element("panel", (10, 10, 200, 100))
    found = of(drawing, origin=(64, 32), size=(64, 64))
    at = 4 * KINDS.index("container")
    assert (found.box_weights[at : at + 4] == 0).all()
    found = of(drawing, origin=(0, 32), size=(64, 64))
    assert [bool((found.box_weights[at + side] > 0).any()) for side in range(4)] == [True, False, False, False]


def test_a_zoomed_crop_is_the_zoomed_truth(draw: Any) -> None:
    drawing = draw(256, 128)
    drawing.element("button", (40, 20, 100, 60))
    found = of(drawing, origin=(20, 10), zoom=1.5, size=(128, 128))
    mask = plane(found, "button")
    rows, columns = np.nonzero(mask)
    assert (columns.min() * 2, rows.min() * 2) == pytest.approx((30, 15), abs=1)
    assert (columns.max() * 2 + 2, rows.max() * 2 + 2) == pytest.approx((120, 75), abs=1)
    assert sides(found, "widget", 60, 40) == [62 - 30, 42 - 15, 120 - 62, 75 - 42]


def decoded(found: Targets, size: tuple[int, int]) -> list[tuple[str, tuple[int, ...]]]:
    masks, logs = found.masks.astype(np.float32), np.log1p(found.distances)
    return sorted((s.region, tuple(s.box)) for s in decode(masks, logs, size))


def true(truth: Truth) -> list[tuple[str, tuple[int, ...]]]:
    region_of = {role: region for region, roles in REGION_ROLES.items() for role in roles}
    rows = [(region_of[e.role], tuple(round(s) for s in e.box)) for e in truth.elements]
    return sorted([*rows, *(("text", tuple(round(s) for s in t.ink)) for t in truth.texts)])


@pytest.mark.parametrize("seed", range(4))
def test_decoding_targets_gives_the_boxes_back(form_of: Callable[[int], Any], seed: int) -> None:
    """The round trip that all training rests on: boxes within a pixel, and nothing more."""
    drawing = form_of(seed)
    found = decoded(of(drawing), (drawing.image.shape[1], drawing.image.shape[0]))
    wanted = true(drawing.truth())
    assert len(found) == len(wanted)
    boxes, theirs = np.array([box for _, box in found]), np.array([box for _, box in wanted])
    off = np.abs(boxes[:, None] - theirs[None]).max(axis=2)  # between any two
    assert sorted(off.argmin(axis=1)) == list(range(len(wanted)))
    assert off.min(axis=1).max() <= 1


@pytest.mark.parametrize("seed", range(4))
def test_decoding_targets_gives_the_classes_back(form_of: Callable[[int], Any], seed: int) -> None:
    drawing = form_of(seed)
    found = decoded(of(drawing), (drawing.image.shape[1], drawing.image.shape[0]))
    assert [region for region, _ in found] == [region for region, _ in true(drawing.truth())]


def named(found: Targets, x: int, y: int) -> str | None:
    """The role at the position that holds pixel (x, y); None where nobody knows."""
    return ROLES[found.roles[y // 4, x // 4]] if found.role_weights[y // 4, x // 4] > 0 else None


def test_the_innermost_widget_gives_a_position_its_role(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("window", (0, 0, 128, 64))
    drawing.element("textbox", (8, 8, 120, 40))
    drawing.element("button", (92, 12, 116, 36))
    found = of(drawing)
    assert (named(found, 20, 20), named(found, 100, 20), named(found, 60, 50)) == ("textbox", "button", "none")


def test_a_widget_that_is_not_drawn_is_told_where_its_text_stands_and_nowhere_else(draw: Any) -> None:
    drawing = draw(160, 64)
    drawing.element("link", (8, 8, 152, 40), drawn=False)
    drawing.text("Home", 20, 28)
    found = of(drawing)
    left, top, right, bottom = drawing.texts[0]["ink"]
    x, y = (left + right) // 2, (top + bottom) // 2
    assert (named(found, x, y), named(found, 120, 24), named(found, 80, 56)) == ("link", None, "none")
    assert sides(found, "widget", x, y) == [
        x // 4 * 4 + 2 - 8,
        y // 4 * 4 + 2 - 8,
        152 - x // 4 * 4 - 2,
        38 - y // 4 * 4,
    ]
    at = 4 * KINDS.index("widget")
    assert (found.box_weights[at : at + 4, 24 // 4, 120 // 4] == 0).all()


def test_a_widget_of_which_nothing_is_told_is_told_in_its_middle(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("button", (40, 8, 88, 40), drawn=False)
    found = of(drawing)
    assert (named(found, 64, 24), named(found, 44, 24), named(found, 64, 10)) == ("button", None, None)


def test_nobody_says_whether_a_list_item_is_a_link(draw: Any) -> None:
    drawing = draw(160, 64)
    drawing.element("listitem", (8, 8, 152, 40))
    drawing.element("button", (100, 12, 140, 36))
    found = of(drawing)
    assert (named(found, 40, 24), named(found, 120, 24)) == (None, "button")


@pytest.mark.parametrize(
    ("role", "told", "states"),
    [
        ("checkbox", {"checked": True}, (1, 0, 255)),
        ("checkbox", {}, (0, 0, 255)),
        ("checkbox", {"checked": "mixed", "disabled": True}, (255, 1, 255)),
        ("tab", {"selected": True}, (255, 0, 1)),
        ("button", {"checked": True}, (255, 0, 255)),
    ],
)
def test_states_are_told_where_they_make_sense(draw: Any, role: str, told: dict[str, Any], states: Any) -> None:
    drawing = draw(128, 64)
    drawing.element(role, (8, 8, 40, 40), **told)
    found = of(drawing)
    assert dict(zip(STATES, found.states[:, 5, 5].tolist(), strict=True)) == dict(
        zip(("checked", "disabled", "selected"), states, strict=True)
    )
    assert (found.states[:, 14, 30] == 255).all()


def test_what_a_higher_layer_covers_has_no_role(draw: Any) -> None:
    drawing = draw(128, 64)
    drawing.element("textbox", (8, 8, 120, 40))
    drawing.about["covers"] = [[60, 0, 128, 64, 1]]
    drawing.element("button", (70, 20, 100, 36), layer=1)
    found = of(drawing)
    assert (named(found, 20, 20), named(found, 64, 20), named(found, 80, 28)) == ("textbox", "none", "button")
