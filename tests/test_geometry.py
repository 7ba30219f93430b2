from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from screenseg import Box, Point

near = st.integers(-40, 40)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), near, near, st.integers(1, 40), st.integers(1, 40))


def pixels(box: Box) -> set[tuple[int, int]]:
    return {(x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom)}


@pytest.mark.parametrize("values", [(0, 0, 0, 5), (0, 0, 5, 0), (5, 0, 0, 5), (0, 5, 5, 0)])
def test_an_empty_or_inverted_box_cannot_be(values: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="left < right and top < bottom"):
        Box(*values)
    with pytest.raises(ValueError, match="left < right and top < bottom"):
        Box.of(values)


@pytest.mark.parametrize("value", [1.0, "1", None, True])
def test_only_whole_pixels(value: Any) -> None:
    with pytest.raises(TypeError, match="Box.left must be an int of pixels"):
        Box(value, 0, 5, 5)


def test_of_rounds() -> None:
    assert Box.of([0.4, 0.6, 9.6, 10.4]) == Box(0, 1, 10, 10)


def test_measures() -> None:
    box = Box(10, 20, 40, 30)
    assert (box.width, box.height, box.area, box.center) == (30, 10, 300, Point(25, 25))
    assert tuple(box) == (10, 20, 40, 30)


def test_edges_are_exclusive_right_and_bottom() -> None:
    box = Box(0, 0, 10, 10)
    assert box.contains((0, 0))
    assert box.contains(Point(9, 9))
    assert not box.contains((10, 9))
    assert not box.contains((9, 10))
    assert box.contains(box)


def test_boxes_that_touch_have_nothing_in_common() -> None:
    assert Box(0, 0, 10, 10).intersect(Box(10, 0, 20, 10)) is None
    assert Box(0, 0, 10, 10).overlap_x(Box(14, 0, 20, 10)) == -4
    assert Box(0, 0, 10, 10).overlap_y(Box(0, 7, 20, 30)) == 3


@given(boxes, boxes)
def test_set_operations_count_pixels(a: Box, b: Box) -> None:
    common, both = pixels(a) & pixels(b), pixels(a) | pixels(b)
    met = a.intersect(b)
    assert (pixels(met) if met else set()) == common
    assert a.iou(b) == pytest.approx(len(common) / len(both))
    assert a.coverage(b) == pytest.approx(len(common) / len(pixels(a)))
    assert a.contains(b) == (pixels(b) <= pixels(a))
    around = Box.around([a, b])
    assert around.contains(a)
    assert around.contains(b)


@given(boxes, near, near)
def test_moving_and_growing_can_be_undone(box: Box, dx: int, dy: int) -> None:
    assert box.translate(dx, dy).translate(-dx, -dy) == box
    assume(dx >= 0 <= dy)
    assert box.expand(dx, dy).expand(-dx, -dy) == box
    assert box.expand(dx) == box.expand(dx, dx)


@given(boxes, st.floats(0.01, 4))
def test_scaled_boxes_stay_boxes(box: Box, factor: float) -> None:
    scaled = box.scale(factor)
    assert scaled.left == round(box.left * factor)
    assert scaled.width >= 1
    assert box.scale(1) == box


def test_around_needs_a_box() -> None:
    with pytest.raises(ValueError, match="at least one box"):
        Box.around([])


def test_shrinking_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="left < right"):
        Box(0, 0, 4, 4).expand(-2)
