"""Candidates are labelled as their truth says, and what weighs them learns, is kept and comes back the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive.channels import REGIONS, ROLES, STATES
from screenseg.perceive.segment.naming import FEATURES, Namer, named
from screenseg.perceive.segment.widgets import Candidate
from screenseg.train.data import Skipped
from screenseg.train.errors import DataError
from screenseg.train.naming import Example, fit, labels, name_file, shifted

SEEN = 2 * len(ROLES) + 2 * len(STATES) + len(REGIONS) + 2  # where numbers begin that come from no network


def at(*sides: int, kind: str = "voted") -> Candidate:
    nothing = [(0.0,) * len(names) for names in (ROLES, STATES, REGIONS)]
    return Candidate(Box(*sides), kind, None, *nothing, 0.0, 0.0)


def told(drawing: Any, *found: Candidate) -> list[str | None]:
    """The role of each candidate; None where nobody knows."""
    roles, _, known = labels(found, drawing.truth())
    return [ROLES[role] if weight else None for role, weight in zip(roles, known, strict=True)]


def test_a_candidate_is_the_widget_that_it_overlaps_most(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("textbox", (10, 10, 150, 40))
    drawing.element("button", (120, 12, 148, 38))
    assert told(drawing, at(11, 10, 150, 41), at(121, 12, 147, 38), at(10, 60, 150, 90)) == [
        "textbox",
        "button",
        "none",
    ]


def test_the_text_of_a_link_is_the_link_but_that_of_a_button_is_not_the_button(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("link", (10, 10, 110, 40), drawn=False)
    drawing.element("button", (10, 50, 110, 80))
    assert told(drawing, at(20, 18, 90, 32), at(20, 58, 90, 72)) == ["link", "none"]


def test_a_small_part_of_a_link_is_not_the_link(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("link", (10, 10, 190, 90), drawn=False)
    assert told(drawing, at(20, 20, 50, 30)) == ["none"]


def test_what_nobody_knows_is_not_learnt(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("listitem", (10, 10, 190, 30))
    drawing.element("button", (10, 40, 90, 60), dimmed=True)
    drawing.ignore.append([100, 40, 190, 90])
    assert told(drawing, at(20, 12, 90, 28), at(10, 40, 90, 60), at(110, 50, 150, 70)) == [None, None, None]


def test_a_screen_without_widgets_has_labels_too(draw: Any) -> None:
    assert told(draw(200, 100), at(10, 10, 40, 40)) == ["none"]


def taught(seed: int) -> Example:
    """Numbers of which one that no network gives tells whether a candidate is the first role, the next its state."""
    dice = np.random.default_rng(seed)
    numbers = dice.normal(size=(400, FEATURES)).astype(np.float32)
    flags = np.full((400, len(STATES)), 255, np.uint8)
    flags[:, STATES.index("disabled")] = numbers[:, SEEN + 1] > 0
    return Example(numbers, (numbers[:, SEEN] > 0).astype(np.int64), flags, np.ones(400, np.float32))


def test_what_tells_a_role_is_learnt_and_the_rest_left_alone() -> None:
    namer, other = fit([taught(seed) for seed in range(6)]), taught(99)
    assert (namer(other.numbers)[0].argmax(axis=1) == other.roles).mean() > 0.85
    assert np.allclose(namer(other.numbers)[0].sum(axis=1), 1, atol=1e-5)


def test_what_tells_a_state_is_learnt() -> None:
    namer, other = fit([taught(seed) for seed in range(6)]), taught(99)
    at = STATES.index("disabled")
    assert ((namer(other.numbers)[1][:, at] > 0.5) == other.flags[:, at]).mean() > 0.85


def test_states_are_known_only_of_what_can_be_in_them(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("checkbox", (10, 10, 26, 26), checked=True, disabled=True)
    drawing.element("button", (10, 40, 90, 60))
    flags = labels([at(10, 10, 26, 26), at(10, 40, 90, 60), at(100, 70, 150, 90)], drawing.truth())[1]
    assert [dict(zip(STATES, row, strict=True)) for row in flags.tolist()] == [
        {"checked": 1, "disabled": 1, "selected": 255},
        {"checked": 255, "disabled": 0, "selected": 255},
        dict.fromkeys(STATES, 255),
    ]


def test_what_nobody_knows_has_no_weight_in_learning() -> None:
    wrong = taught(7)
    lies = Example(wrong.numbers, 1 - wrong.roles, wrong.flags, np.zeros(400, np.float32))
    namer, other = fit([*(taught(seed) for seed in range(6)), *[lies] * 12]), taught(99)
    assert (namer(other.numbers)[0].argmax(axis=1) == other.roles).mean() > 0.85


def test_weights_come_back_from_text_as_they_were() -> None:
    namer, numbers = fit([taught(1)]), taught(2).numbers
    for back, told in zip(Namer.decode(namer.encode())(numbers), namer(numbers), strict=True):
        assert np.array_equal(back, told)


def test_weights_for_other_candidates_are_refused() -> None:
    namer = fit([taught(1)])
    fewer = Namer(namer.mean[:-1], namer.scale[:-1], namer.layers)
    with pytest.raises(ValueError, match=f"not {FEATURES}"):
        Namer.decode(fewer.encode())


def chances(*rows: tuple[str, float]) -> Any:
    out = np.zeros((len(rows), len(ROLES)), np.float32)
    for row, (role, chance) in zip(out, rows, strict=True):
        row[0], row[ROLES.index(role)] = 1 - chance, chance
    return out


def test_of_candidates_that_are_one_thing_the_likeliest_stands() -> None:
    found = [at(10, 10, 100, 40), at(12, 11, 100, 40), at(20, 18, 60, 30), at(10, 60, 100, 90)]
    told = named(found, chances(("link", 0.8), ("button", 0.7), ("link", 0.6), ("tab", 0.2)))
    assert [(one.candidate.box, one.role) for one in told] == [(found[0].box, "link")]


def test_widgets_do_not_cross() -> None:
    found = [at(10, 10, 100, 40), at(70, 10, 200, 40), at(95, 10, 200, 40)]
    told = named(found, chances(("tab", 0.8), ("button", 0.7), ("button", 0.6)))
    assert [one.candidate.box for one in told] == [found[0].box, found[2].box]


def test_a_widget_in_another_one_stands() -> None:
    found = [at(10, 10, 200, 40), at(170, 12, 196, 38)]
    assert len(named(found, chances(("textbox", 0.9), ("button", 0.8)))) == 2


def test_a_file_that_is_no_u_net_is_not_changed(tmp_path: Path, write_set: Callable[..., Path]) -> None:
    (tmp_path / "unet.onnx").write_bytes(b"no network")
    with pytest.raises(DataError, match="is no U-Net"):
        name_file(tmp_path / "unet.onnx", tmp_path / "yolo.onnx", [], Skipped())
    assert (tmp_path / "unet.onnx").read_bytes() == b"no network"


def test_a_picture_on_another_screen_has_its_truth_moved_with_it(draw: Any) -> None:
    drawing = draw(200, 100)
    drawing.element("button", (20, 20, 100, 60), fill=(30, 60, 200))
    drawing.ignore.append([120, 10, 180, 90])
    sizes = set()
    for seed in range(12):
        image, truth = shifted(drawing.image, drawing.truth(), random.Random(seed))
        assert image.shape == (truth.height, truth.width, 3)
        assert image.dtype == np.uint8
        sizes.add(truth.width)
        zoom = truth.width / 200
        assert truth.elements[0].box == pytest.approx([side * zoom for side in (20, 20, 100, 60)], abs=2)
        assert truth.ignore[0] == pytest.approx([side * zoom for side in (120, 10, 180, 90)], abs=2)
        assert 0.55 <= zoom <= 1.55
    assert len(sizes) > 8
