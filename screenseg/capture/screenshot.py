"""Pixels and where they sit on the screen; the only place where image pixels and screen points are converted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from screenseg.errors import ImageError
from screenseg.geometry import Point

__all__ = ["MAX_PIXELS", "MAX_SIDE", "Screenshot", "check_size"]

MAX_SIDE = 16_384
MAX_PIXELS = 50_000_000
"""Largest image that is accepted; three 5K monitors side by side are 44 megapixels."""

_EXPECTED = "Expected an (H, W, 3) uint8 RGB array"


@dataclass(frozen=True, slots=True, eq=False)
class Screenshot:
    """An image of the screen, or of part of it.

    Attributes:
        pixels: (H, W, 3) uint8 RGB, C-contiguous and read-only; a writeable array is copied.
        origin: screen point of the image's top-left corner; negative on a monitor left of or above the first.
        scale: image pixels per screen point, e.g. 2.0 on a Retina display.

    Raises:
        ImageError: the array has another dtype or shape, holds no pixels, or is too large.
    """

    pixels: npt.NDArray[np.uint8]
    origin: Point = Point(0, 0)
    scale: float = 1.0

    def __post_init__(self) -> None:
        _check_array(self.pixels)
        if not (math.isfinite(self.scale) and self.scale > 0):
            raise ValueError(f"Screenshot.scale must be a positive number of pixels per point, got {self.scale!r}.")
        pixels = self.pixels
        if pixels.flags.writeable or not pixels.flags.c_contiguous:
            pixels = pixels.copy(order="C")
            pixels.flags.writeable = False
        object.__setattr__(self, "pixels", pixels)
        object.__setattr__(self, "origin", Point(*self.origin))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in image pixels."""
        height, width, _ = self.pixels.shape
        return width, height

    def to_screen(self, point: tuple[float, float]) -> Point:
        """The screen point that shows the image pixel `point`."""
        # The tiny term keeps a quotient such as 28.999999999999996 from falling a point short.
        return Point(*(o + math.floor(v / self.scale + 1e-9) for o, v in zip(self.origin, point, strict=True)))

    def to_image(self, point: tuple[float, float]) -> Point:
        """The first image pixel of the screen point `point`; it may lie outside of the image."""
        return Point(*(math.ceil((v - o) * self.scale - 1e-9) for o, v in zip(self.origin, point, strict=True)))


def check_size(width: int, height: int, name: str) -> None:
    """Refuse, with ImageError, an image of no pixels or of more than can be worked on."""
    if width < 1 or height < 1:
        raise ImageError(f"{name} is {width}x{height} and holds no pixels. Expected at least 1x1.")
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise ImageError(
            f"{name} is {width}x{height} ({width * height / 1e6:.0f} megapixels). The limit is {MAX_SIDE} pixels a "
            f"side and {MAX_PIXELS // 1_000_000} megapixels. Crop it, or capture one monitor or window at a time."
        )


def _check_array(array: Any) -> None:
    if not isinstance(array, np.ndarray):
        raise ImageError(f"{_EXPECTED}, got {type(array).__name__}. Convert it with numpy.asarray().")
    if array.ndim == 3 and array.shape[2] == 3 and array.dtype == np.uint8:
        check_size(array.shape[1], array.shape[0], "The array")
        return
    raise ImageError(f"{_EXPECTED}, got shape {array.shape} and dtype {array.dtype}. {_advice(array)}")


def _advice(array: npt.NDArray[Any]) -> str:
    if array.ndim == 3 and array.shape[0] in (3, 4) and array.shape[2] not in (3, 4):
        return "The channels come first; move them: array.transpose(1, 2, 0)."
    if array.ndim == 2:
        return "For grey pixels: numpy.stack([array] * 3, axis=-1)."
    if array.ndim == 3 and array.shape[2] == 4:
        return "Drop the fourth channel: array[..., :3], or array[..., 2::-1] when it is BGRA."
    if array.ndim == 3 and array.shape[2] == 3:
        if array.dtype.kind == "f":
            return "For values from 0 to 1: (array * 255).round().astype(numpy.uint8)."
        return "Scale the values to 0..255, then array.astype(numpy.uint8)."
    return "Pass one image, not a batch, with three colour channels last."
