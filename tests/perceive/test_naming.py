"""What stands beside a candidate is told with it."""

from __future__ import annotations

import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive.looks import Scene
from screenseg.perceive.segment.channels import REGIONS, ROLES, STATES
from screenseg.perceive.segment.naming import FEATURES, features
from screenseg.perceive.segment.widgets import Candidate

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
