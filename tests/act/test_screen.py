"""How often a screen is parsed, and what counts as a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import screenseg
from screenseg import act
from screenseg.act.pixels import changed, difference
from screenseg.capture import Screenshot
from screenseg.geometry import Box, Point


class Pictures:
    """A driver that shows one picture after the other, the last one for ever, and does nothing."""

    def __init__(self, *pictures: Screenshot) -> None:
        self._pictures = list(pictures)

    def capture(self) -> Screenshot:
        return self._pictures.pop(0) if len(self._pictures) > 1 else self._pictures[0]

    def _nothing(self, *_: Any, **__: Any) -> None: ...

    move = click = scroll = press = write = select_all = _nothing


def _picture(*boxes: tuple[int, int, int, int]) -> Screenshot:
    pixels = np.full((200, 300, 3), 255, np.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = 0
    return Screenshot(pixels)


def test_difference_is_the_box_around_what_differs() -> None:
    assert difference(_picture(), _picture()) is None
    assert difference(_picture(), _picture((10, 20, 30, 40), (100, 5, 110, 15))) == Box(10, 5, 110, 40)
    assert difference(_picture(), _picture((10, 20, 30, 40)), Box(20, -5, 400, 30)) == Box(20, 20, 30, 30)
    assert difference(_picture(), _picture((10, 20, 30, 40)), Box(50, 50, 60, 60)) is None
    both = _picture((10, 20, 30, 40), (100, 5, 110, 15))
    assert difference(_picture(), both, outside=Box(0, 0, 50, 50)) == Box(100, 5, 110, 15)
    assert difference(_picture(), both, Box(5, 0, 300, 200), outside=Box(0, 0, 50, 50)) == Box(100, 5, 110, 15)
    assert difference(_picture(), Screenshot(np.zeros((5, 7, 3), np.uint8))) == Box(0, 0, 7, 5)


def test_a_caret_is_no_change() -> None:
    assert not changed(_picture(), _picture((10, 20, 12, 40)))
    assert changed(_picture(), _picture((10, 20, 18, 40)))


def _counting_screen(*pictures: Screenshot) -> tuple[act.Screen, list[Screenshot]]:
    parsed: list[Screenshot] = []

    def parse(shot: Screenshot) -> screenseg.Document:
        parsed.append(shot)
        return screenseg.parse(shot)

    return act.Screen(parse, driver=Pictures(*pictures)), parsed


def test_a_screen_is_parsed_again_only_when_it_changed() -> None:
    plain, caret, other = _picture(), _picture((10, 20, 12, 40)), _picture((10, 20, 60, 40))
    screen, parsed = _counting_screen(plain, plain, caret, other, other)
    for _ in range(5):
        screen.look()
    assert parsed == [plain, other]


def test_a_picture_of_another_place_is_parsed_again() -> None:
    here = _picture()
    there = Screenshot(here.pixels, Point(100, 0))
    screen, parsed = _counting_screen(here, there)
    screen.look()
    screen.look()
    assert parsed == [here, there]


def test_typing_costs_one_parse_more_than_finding(window: Callable[[str], Any]) -> None:
    parsed: list[Screenshot] = []

    def parse(shot: Screenshot) -> screenseg.Document:
        parsed.append(shot)
        return screenseg.parse(shot)

    form = window("form")
    screen = act.Screen(parse)
    screen.find("First name").type("Ada")
    assert len(parsed) == 2
    screen.find("Code").type("12345")
    assert len(parsed) == 3
    assert form.holds("Code", "12345")


def test_a_driver_of_ones_own_and_a_part_of_the_desktop_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="not both"):
        act.Screen(screenseg.parse, driver=Pictures(_picture()), window="x")
