"""Scaling a picture by a factor that is no whole number, and its truth with it."""

from __future__ import annotations

import dataclasses
from typing import Any

import cv2

from screenseg.geometry import Box
from screenseg.synth.truth import Image, Truth

__all__ = ["rescale", "scale_truth"]

_INTERPOLATIONS = {
    "linear": cv2.INTER_LINEAR,
    "cubic": cv2.INTER_CUBIC,
    "area": cv2.INTER_AREA,
    "lanczos": cv2.INTER_LANCZOS4,
    "nearest": cv2.INTER_NEAREST,
}
_LEAST, _MOST = (800, 600), (3840, 2160)  # what a scaled picture may measure


def rescale(image: Image, truth: Truth, step: dict[str, Any]) -> tuple[Image, Truth]:
    """The picture scaled by ``step["factor"]``, or as near to it as the limits of 800x600 and 3840x2160 let it."""
    factor = _allowed(step["factor"], truth.width, truth.height)
    width, height = round(truth.width * factor), round(truth.height * factor)
    if (width, height) == (truth.width, truth.height):
        return image, truth
    scaled = cv2.resize(image, (width, height), interpolation=_INTERPOLATIONS[step["interpolation"]])
    return scaled.astype("uint8", copy=False), scale_truth(truth, width, height)


def _allowed(factor: float, width: int, height: int) -> float:
    if factor < 1:
        return min(1.0, max(factor, _LEAST[0] / width, _LEAST[1] / height))
    return max(1.0, min(factor, _MOST[0] / width, _MOST[1] / height))


def scale_truth(truth: Truth, width: int, height: int) -> Truth:
    """The truth of the same picture at another size."""
    across, down = width / truth.width, height / truth.height

    def move(box: Box) -> Box:
        left, top = min(round(box.left * across), width - 1), min(round(box.top * down), height - 1)
        right, bottom = round(box.right * across), round(box.bottom * down)
        return Box(left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height))

    about = dict(truth.about)
    if about.get("covers"):
        about["covers"] = [[*move(Box.of(cover[:4])), cover[4]] for cover in about["covers"]]
    if about.get("pointer"):
        about["pointer"] = list(move(Box.of(about["pointer"])))
    if "scale" in about:
        about["scale"] = round(about["scale"] * across, 4)
    return Truth(
        width=width,
        height=height,
        elements=tuple(
            dataclasses.replace(e, box=move(e.box), label_box=move(e.label_box) if e.label_box else None)
            for e in truth.elements
        ),
        texts=tuple(dataclasses.replace(t, box=move(t.box), ink=move(t.ink)) for t in truth.texts),
        ignore=tuple(move(box) for box in truth.ignore),
        about=about,
    )
