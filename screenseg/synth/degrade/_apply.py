"""Going through the steps."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from screenseg.synth.degrade import _codec, _colour
from screenseg.synth.degrade._choose import Step
from screenseg.synth.degrade._pointer import draw_pointer
from screenseg.synth.degrade._scale import rescale
from screenseg.synth.truth import Image, Truth

__all__ = ["Picture", "degrade"]

_PIXELS: dict[str, Callable[[Image, dict[str, Any]], Image]] = {
    "tint": _colour.tint,
    "colours": _colour.reduce,
    "blur": _codec.blur,
    "tiles": _codec.stale_tiles,
    "webp": _codec.webp,
    "video": _codec.video,
}
_BOTH: dict[str, Callable[[Image, Truth, dict[str, Any]], tuple[Image, Truth]]] = {
    "pointer": draw_pointer,
    "rescale": rescale,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: a file's bytes and its suffix, ".png" or ".jpg"."""

    data: bytes
    suffix: str


def degrade(
    image: Image, truth: Truth, steps: Sequence[Step], *, png_compression: int = 1, jpeg_files: bool = True
) -> tuple[Picture, Truth]:
    """Degrade a picture and move its truth along.

    Args:
        image: (H, W, 3) uint8 RGB; left as it is.
        truth: What is to be seen on it.
        steps: From `choose`; they are kept in ``about["degradations"]``.
        png_compression: 0 to 9.
        jpeg_files: Whether a picture whose last step is JPEG is stored as that JPEG file, not as a PNG of it.
    """
    truth = dataclasses.replace(truth, about={**truth.about, "degradations": [dict(step) for step in steps]})
    for number, step in enumerate(steps):
        name = step["name"]
        if name in _BOTH:
            image, truth = _BOTH[name](image, truth, step)
        elif name == "fringes":
            image = _colour.fringe(image, truth, step)
        elif name == "jpeg":
            data = _codec.encode_jpeg(image, step)
            if jpeg_files and number == len(steps) - 1:
                return Picture(data, ".jpg"), truth
            image = _codec.decode(data)
        else:
            image = _PIXELS[name](image, step)
    return Picture(_codec.encode_png(image, png_compression), ".png"), truth
