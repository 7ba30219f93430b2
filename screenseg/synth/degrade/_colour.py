"""Colours: fewer of them, tinted, fringed."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

from screenseg.synth.truth import Image, Truth

__all__ = ["fringe", "reduce", "tint"]

_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 15 / 32
_LEVELS = {"565": (32, 64, 32), "555": (32, 32, 32), "332": (8, 8, 4), "216": (6, 6, 6)}


def fringe(image: Image, truth: Truth, step: dict[str, Any]) -> Image:
    """Text as on LCD stripes: red is taken a third of a pixel to the left of green, blue a third to the right.

    Only inside the boxes of texts; real sub-pixel text leaves the borders of widgets alone.
    """
    drawn = image.copy()
    first, last = (0, 2) if step["order"] == "rgb" else (2, 0)
    share = step["strength"] / 3
    for text in truth.texts:
        box = text.ink
        part = image[box.top : box.bottom, max(box.left - 1, 0) : box.right + 1].astype(np.float32)
        if part.shape[1] < 3:
            continue
        shifted = part.copy()
        shifted[:, 1:, first] += share * (part[:, :-1, first] - part[:, 1:, first])
        shifted[:, :-1, last] += share * (part[:, 1:, last] - part[:, :-1, last])
        drawn[box.top : box.bottom, max(box.left - 1, 0) : box.right + 1] = np.rint(shifted).astype(np.uint8)
    return drawn


def tint(image: Image, step: dict[str, Any]) -> Image:
    """Gamma, brightness, a night light's warm colours, or faded contrast."""
    ramp = np.arange(256, dtype=np.float32) / 255
    amount = step["amount"]
    curves = {
        "gamma": [ramp**amount] * 3,
        "brightness": [ramp * amount] * 3,
        "night": [ramp, ramp * (0.5 + amount / 2), ramp * amount],
        "faded": [0.5 + (ramp - 0.5) * amount] * 3,
    }[step["kind"]]
    table = np.clip(np.rint(np.stack(curves, axis=1) * 255), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(image, table[None]), np.uint8)


def reduce(image: Image, step: dict[str, Any]) -> Image:
    """256 or 65,536 colours, with or without dithering."""
    if step["palette"] == "adaptive":
        return _adaptive(image, diffused=step["dither"] != "none")
    if step["palette"] == "216" and step["dither"] == "diffused":
        dithered = Pillow.fromarray(image).convert("P", dither=Pillow.Dither.FLOYDSTEINBERG)
        return np.asarray(dithered.convert("RGB"), np.uint8)
    levels = _LEVELS[step["palette"]]
    ramp = np.arange(256, dtype=np.float32)
    if step["dither"] == "none":
        table = np.stack([np.rint(np.rint(ramp / 255 * (n - 1)) / (n - 1) * 255) for n in levels], axis=1)
        return np.asarray(cv2.LUT(image, table.astype(np.uint8)[None]), np.uint8)
    return _ordered(image, levels)


def _ordered(image: Image, levels: tuple[int, int, int]) -> Image:
    """Each of the sixteen places of a Bayer pattern has its own table."""
    drawn = np.empty_like(image)
    ramp = np.arange(256, dtype=np.float32)
    for row in range(4):
        for column in range(4):
            tables = [_steps(ramp, n, float(_BAYER[row, column])) for n in levels]
            part = np.ascontiguousarray(image[row::4, column::4])
            if part.size:
                drawn[row::4, column::4] = cv2.LUT(part, np.stack(tables, axis=1)[None])
    return drawn


def _steps(ramp: npt.NDArray[np.float32], count: int, offset: float) -> npt.NDArray[np.uint8]:
    nearest = np.clip(np.rint(ramp / 255 * (count - 1) + offset), 0, count - 1)
    return np.rint(nearest / (count - 1) * 255).astype(np.uint8)


def _adaptive(image: Image, *, diffused: bool) -> Image:
    picture = Pillow.fromarray(image)
    small = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)), Pillow.Resampling.NEAREST)
    palette = small.quantize(256, method=Pillow.Quantize.FASTOCTREE)
    dither = Pillow.Dither.FLOYDSTEINBERG if diffused else Pillow.Dither.NONE
    return np.asarray(picture.quantize(palette=palette, dither=dither).convert("RGB"), np.uint8)
