from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenseg import ImageError, Point
from screenseg.capture import Screenshot


def blank(width: int = 8, height: int = 4) -> np.ndarray:
    return np.zeros((height, width, 3), np.uint8)


def test_size_is_width_then_height() -> None:
    assert Screenshot(blank(8, 4)).size == (8, 4)


def test_pixels_are_safe_from_the_callers_array() -> None:
    array = blank()
    shot = Screenshot(array)
    array[:] = 255
    assert shot.pixels.max() == 0
    with pytest.raises(ValueError, match="read-only"):
        shot.pixels[0, 0] = 1


def test_pixels_are_contiguous() -> None:
    shot = Screenshot(blank()[:, ::-1])
    assert shot.pixels.flags.c_contiguous


def test_monitor_left_of_the_first_maps_to_negative_points() -> None:
    shot = Screenshot(blank(), origin=Point(-1920, -200))
    assert shot.to_screen((0, 0)) == (-1920, -200)
    assert shot.to_screen((7, 3)) == (-1913, -197)
    assert shot.to_image((-1913, -197)) == (7, 3)
    assert shot.to_image((0, 0)) == (1920, 200)


def test_hidpi_pixels_share_a_point() -> None:
    shot = Screenshot(blank(), origin=Point(100, 50), scale=2.0)
    assert [shot.to_screen((x, 0)).x for x in range(5)] == [100, 100, 101, 101, 102]
    assert shot.to_image((101, 51)) == (2, 2)


@given(
    st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000)),
    st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)),
    st.sampled_from([1.0, 1.1, 1.25, 4 / 3, 1.5, 1.75, 2.0, 2.25, 3.0]),
)
def test_a_screen_point_survives_the_way_there_and_back(
    origin: tuple[int, int], point: tuple[int, int], scale: float
) -> None:
    shot = Screenshot(blank(), Point(*origin), scale)
    assert shot.to_screen(shot.to_image(point)) == point


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf")])
def test_scale_must_be_positive(scale: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        Screenshot(blank(), scale=scale)


@pytest.mark.parametrize(
    ("array", "told"),
    [
        (
            np.zeros((4, 8, 3), np.float32),
            "got shape (4, 8, 3) and dtype float32. For values from 0 to 1: (array * 255)",
        ),
        (np.zeros((4, 8, 3), np.uint16), "got shape (4, 8, 3) and dtype uint16. Scale the values to 0..255"),
        (np.zeros((4, 8, 3), bool), "got shape (4, 8, 3) and dtype bool."),
        (np.zeros((4, 8), np.uint8), "got shape (4, 8) and dtype uint8. For grey pixels: numpy.stack"),
        (np.zeros((4, 8, 4), np.uint8), "Drop the fourth channel: array[..., :3]"),
        (np.zeros((3, 4, 8), np.uint8), "array.transpose(1, 2, 0)"),
        (np.zeros((1, 4, 8, 3), np.uint8), "Pass one image, not a batch"),
        (np.zeros((0, 8, 3), np.uint8), "is 8x0 and holds no pixels. Expected at least 1x1."),
        (np.broadcast_to(np.zeros(3, np.uint8), (1, 16385, 3)), "The limit is 16384 pixels a side and 50 megapixels"),
        (np.broadcast_to(np.zeros(3, np.uint8), (8000, 8000, 3)), "is 8000x8000 (64 megapixels). The limit is"),
        ([[[0, 0, 0]]], "got list. Convert it with numpy.asarray()"),
        (None, "got NoneType"),
    ],
)
def test_a_wrong_array_is_refused_with_what_was_expected(array: object, told: str) -> None:
    with pytest.raises(ImageError, match=re.escape(told)):
        Screenshot(array)  # type: ignore[arg-type]


def test_the_advice_for_floats_and_grey_works() -> None:
    floats, grey = np.full((4, 8, 3), 0.5), np.full((4, 8), 7, np.uint8)
    assert Screenshot((floats * 255).round().astype(np.uint8)).pixels.max() == 128
    assert Screenshot(np.stack([grey] * 3, axis=-1)).pixels.max() == 7
