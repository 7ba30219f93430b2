"""From what a network found to regions: exact edges, and roles by looks, on pages of a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from screenseg.geometry import Box
from screenseg.perceive import Region
from screenseg.perceive.looks import look
from screenseg.perceive.read import reader
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.interpret import regions, snapped
from screenseg.perceive.segment.segmentation import Segmentation

PAGE = """
<style>input, select, button { font: 15px sans-serif; margin: 6px }
.line { border: 0; border-bottom: 1px solid #888; background: none; outline: 0 }
.switch { display: inline-block; width: 44px; height: 24px; border-radius: 12px; background: #ccc; position: relative }
.switch i { position: absolute; width: 20px; height: 20px; border-radius: 10px; background: #fff; top: 2px; left: 2px }
.on { background: #2a7 } .on i { left: 22px }</style>
<p>Street <input id="street" size="30"></p>
<p>Country <select id="country" style="width:160px"><option>Norway</option></select></p>
<p>Seats <input id="seats" type="number" value="4"></p>
<p><input type="checkbox" id="gift"> Gift <input type="checkbox" id="terms" checked> Terms</p>
<p><input type="radio" id="slow"> Slow <input type="radio" id="fast" checked> Fast</p>
<p><span class="switch" id="off"><i></i></span> Night <span class="switch on" id="on"><i></i></span> Day</p>
<p><input type="range" id="volume"></p>
<p><button id="send">Send order</button></p>
"""
CLASSES = {
    "street": ("input", "textbox", None),
    "country": ("input", "combobox", None),
    "gift": ("toggle", "checkbox", False),
    "terms": ("toggle", "checkbox", True),
    "slow": ("toggle", "radio", False),
    "fast": ("toggle", "radio", True),
    "off": ("toggle", "switch", False),
    "on": ("toggle", "switch", True),
    "volume": ("input", "slider", None),
    "send": ("button", "button", None),
}


@pytest.fixture
def told(shoot: Callable[..., Any]) -> Callable[..., dict[str, tuple[Region, Box]]]:
    """Regions made of the true boxes, each side moved a little, with the true boxes."""

    def tell(shift: int) -> dict[str, tuple[Region, Box]]:
        shot = shoot(PAGE)
        scene = look(shot.pixels, reader("rapidocr").read(shot.pixels))
        out = {}
        for name, (region, _, _) in CLASSES.items():
            box = shot.boxes[name]
            moved = Box(box.left - shift, box.top + shift, box.right + shift, box.bottom + shift)
            (out[name],) = ((found, box) for found in regions(scene, Segmentation([Segment(region, moved, 0.9)])))
        return out

    return tell


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_roles_and_states(told: Callable[..., dict[str, tuple[Region, Box]]], shift: int) -> None:
    for name, (region, _) in told(shift).items():
        assert (region.role, region.checked) == CLASSES[name][1:], name
        assert region.confidence == 0.9


@pytest.mark.parametrize("shift", [1, 2])
def test_edges_are_exact(told: Callable[..., dict[str, tuple[Region, Box]]], shift: int) -> None:
    for name, (region, box) in told(shift).items():
        if name not in ("volume", "slow", "fast"):
            assert max(abs(a - b) for a, b in zip(region.box, box, strict=True)) <= 1, name


def test_text_and_bars_are_no_regions(shoot: Callable[..., Any]) -> None:
    scene = look(shoot("<p>Text</p>").pixels, [])
    assert regions(scene, Segmentation([Segment(name, Box(5, 5, 90, 30), 0.9) for name in ("text", "bar")])) == ()


def test_sides_snap_to_the_line_nearby() -> None:
    pixels = np.full((60, 80, 3), 255, np.uint8)
    pixels[20:40, 10:70] = 200
    assert snapped(pixels, Box(12, 18, 71, 42)) == Box(10, 20, 70, 40)


def test_sides_stay_where_there_is_no_line() -> None:
    box = Box(12, 18, 71, 42)
    assert snapped(np.full((60, 80, 3), 255, np.uint8), box) == box
    assert snapped(np.full((60, 80, 3), 255, np.uint8), Box(0, 0, 80, 60)) == Box(0, 0, 80, 60)
