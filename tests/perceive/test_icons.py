"""What icons are for, by the network that comes with the package, on a set that it has never seen."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg import weights
from screenseg.geometry import Box
from screenseg.perceive.evidence import Region, TextLine
from screenseg.perceive.icons import SIDE, IconReader, framed, ink, wordless
from screenseg.perceive.looks import Scene
from screenseg.synth import icons
from screenseg.synth.icons._sets import get

Image = NDArray[np.uint8]
COMMON = ("search", "close", "settings", "delete", "home", "print", "download", "save", "calendar", "lock")


@pytest.fixture(scope="module")
def reader() -> IconReader:
    return IconReader(weights.find("icons").path)


def drawn(meaning: str, size: int, ink_colour: tuple[int, int, int], ground: tuple[int, int, int]) -> tuple[Image, Box]:
    """An icon of Carbon, a set of the test split, on a plain ground; and where it is."""
    svg = get("carbon").svg(meaning)
    assert svg is not None
    picture = icons.raster(svg, size, ink_colour)
    alpha = picture[..., 3:] / 255
    screen = np.full((80, 80, 3), ground, np.uint8)
    part = screen[20 : 20 + size, 20 : 20 + size]
    part[:] = np.round(part * (1 - alpha) + picture[..., :3] * alpha)
    return screen, Box(20, 20, 20 + size, 20 + size)


@pytest.mark.parametrize("size", [16, 24, 40])
@pytest.mark.parametrize("colours", [((40, 40, 40), (255, 255, 255)), ((230, 230, 235), (30, 32, 40))])
def test_common_icons_are_named_in_any_theme_and_size(
    reader: IconReader, size: int, colours: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    right = 0
    for meaning in COMMON:
        screen, box = drawn(meaning, size, *colours)
        (names,) = reader.read(screen, [Region("img", box, 1.0)])
        right += meaning in dict(names)
        assert [chance for _, chance in names[1:]] == sorted((chance for _, chance in names[1:]), reverse=True)
    assert right >= 8


def test_a_button_s_frame_is_not_its_icon(reader: IconReader) -> None:
    screen, box = drawn("search", 20, (30, 30, 30), (250, 250, 250))
    frame = box.expand(7)
    screen[frame.top, frame.left : frame.right] = screen[frame.bottom - 1, frame.left : frame.right] = 120
    screen[frame.top : frame.bottom, frame.left] = screen[frame.top : frame.bottom, frame.right - 1] = 120
    (names,) = reader.read(screen, [Region("button", frame, 1.0)])
    assert "search" in dict(names)


def test_where_nothing_is_drawn_there_is_no_name(reader: IconReader) -> None:
    plain = np.full((60, 60, 3), 200, np.uint8)
    regions = [Region("img", Box(5, 5, 30, 30), 1.0), Region("button", Box(0, 0, 5, 5), 1.0)]
    assert reader.read(plain, regions) == [(), ()]
    assert reader.read(plain, []) == []


def test_noise_is_not_called_anything_for_sure(reader: IconReader) -> None:
    dice = np.random.default_rng(5)
    noise = dice.integers(0, 256, (400, 400, 3), dtype=np.uint8)
    boxes = [Box(x, y, x + 24, y + 24) for x in range(10, 370, 40) for y in range(10, 370, 40)]
    told = reader.read(noise, [Region("img", box, 1.0) for box in boxes])
    sure = sum(bool(names) and names[0][1] >= 0.5 for names in told)
    assert sure <= 0.1 * len(boxes)


def test_ink_is_the_same_in_light_and_in_dark() -> None:
    light, box = drawn("settings", 32, (0, 0, 0), (255, 255, 255))
    dark, _ = drawn("settings", 32, (255, 255, 255), (0, 0, 0))
    area = np.s_[box.top - 2 : box.bottom + 2, box.left - 2 : box.right + 2]
    one, other = framed(ink(light[area])), framed(ink(dark[area]))
    assert one is not None
    assert other is not None
    assert one.shape == (SIDE, SIDE)
    assert np.abs(one - other).mean() < 0.01


def test_only_small_things_without_words_are_asked_for() -> None:
    word = TextLine("Save", Box(40, 10, 70, 20), 1.0)
    scene = Scene(np.zeros((100, 400, 3), np.uint8), (word,), 10.0, ())
    assert wordless(scene, Region("button", Box(0, 0, 24, 24), 1.0))
    assert not wordless(scene, Region("button", Box(30, 0, 80, 30), 1.0))
    assert not wordless(scene, Region("img", Box(0, 0, 400, 80), 1.0))
    assert not wordless(scene, Region("textbox", Box(0, 0, 24, 24), 1.0))
