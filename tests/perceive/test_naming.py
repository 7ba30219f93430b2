"""What stands beside a candidate is told with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive.channels import REGIONS, ROLES, STATES
from screenseg.perceive.evidence import TextLine
from screenseg.perceive.looks import Scene
from screenseg.perceive.segment.naming import FEATURES, features
from screenseg.perceive.segment.widgets import Candidate
from screenseg.perceive.shapes import Shape

WIDTH = 2 * len(ROLES) + 1
SCENE = Scene(np.full((400, 800, 3), 255, np.uint8), (), 10.0, ())


def candidate(role: str, box: Box, sure: float = 1.0) -> Candidate:
    roles = tuple(float(name == role) for name in ROLES)
    return Candidate(box, "voted", None, roles, (0.0,) * len(STATES), (0.0,) * len(REGIONS), sure, sure)


def beside(found: list[Candidate], index: int) -> dict[str, float]:
    """What is told of a candidate's row, column and toggle."""
    row = features(SCENE, found, [])[index, FEATURES - WIDTH :].tolist()
    named = [f"{where} {role}" for where in ("row", "column") for role in ROLES]
    return {name: value for name, value in zip([*named, "toggle"], row, strict=True) if value}


def test_a_tab_knows_the_tabs_of_its_strip() -> None:
    strip = [candidate("tab", Box(20 + 70 * i, 20, 80 + 70 * i, 44)) for i in range(4)]
    told = beside(
        [candidate("columnheader", Box(300, 20, 360, 44)), *strip[:3], candidate("link", Box(90, 200, 150, 224))], 0
    )
    assert set(told) == set()
    told = beside([candidate("columnheader", Box(230, 20, 290, 44)), *strip[:3]], 0)
    assert set(told) == {"row tab"}
    assert told["row tab"] >= 0.5


def test_a_list_is_a_column() -> None:
    entries = [candidate("option", Box(20, 20 + 30 * i, 180 + 5 * i, 44 + 30 * i)) for i in range(3)]
    assert set(beside(entries, 1)) == {"column option"}
    assert beside(entries, 1)["column option"] > beside(entries[:2], 1)["column option"]


@pytest.mark.parametrize(("sure", "least"), [(1.0, 0.9), (0.5, 0.2)])
def test_a_caption_knows_its_toggle(sure: float, least: float) -> None:
    toggle, caption = candidate("radio", Box(20, 20, 33, 33), sure), candidate("menuitem", Box(40, 21, 90, 33))
    assert least <= beside([toggle, caption], 1)["toggle"] <= sure
    assert "toggle" not in beside([candidate("radio", Box(120, 20, 133, 33)), caption], 1)
    assert "toggle" not in beside([candidate("radio", Box(20, 80, 33, 93)), caption], 1)


def test_numbers_tell_what_is_below_and_whether_text_is_centred_or_the_fill_another() -> None:
    pixels = np.full((120, 200, 3), 200, np.uint8)
    pixels[20:50, 20:120] = 255
    lines = (TextLine("Go", Box(60, 30, 80, 40), 1.0), TextLine("Far", Box(30, 70, 60, 80), 1.0))
    plain = Scene(pixels, lines, 10.0, ())
    box = Box(20, 20, 120, 50)
    voted = candidate("button", box)
    white, grey = (
        replace(voted, kind="shape", shape=Shape(box, box.expand(-1), (level,) * 3, 1.0)) for level in (255, 200)
    )
    one, other = features(plain, [white], ())[0], features(plain, [grey], ())[0]
    differ = np.flatnonzero(one != other)
    assert one[differ[0]] == pytest.approx(55 / 255, abs=0.01), "the fill is lighter than what surrounds it"
    assert other[differ[0]] == 0
    off = Scene(pixels, (TextLine("Go", Box(25, 30, 45, 40), 1.0), lines[1]), 10.0, ())
    moved = features(off, [white], ())[0] - one
    assert (np.abs(moved) > 0.4).any(), "text at the left is not centred"
    bare = Scene(pixels, lines[:1], 10.0, ())
    gaps = features(bare, [white], ())[0] - one
    assert (gaps >= 3 - 1e-6).any(), "nothing below is farther away than the text there was"
