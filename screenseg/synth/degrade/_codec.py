"""What codecs leave of a picture."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Image

__all__ = ["blur", "decode", "encode_jpeg", "encode_png", "stale_tiles", "video", "webp"]

_SUBSAMPLING = {
    "444": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    "422": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422,
    "420": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420,
}


def encode_png(image: Image, compression: int) -> bytes:
    """A PNG file of an RGB picture."""
    strategy = cv2.IMWRITE_PNG_STRATEGY_RLE if compression == 1 else cv2.IMWRITE_PNG_STRATEGY_DEFAULT
    options = [cv2.IMWRITE_PNG_COMPRESSION, compression, cv2.IMWRITE_PNG_STRATEGY, strategy]
    return _encode(".png", image, options)


def encode_jpeg(image: Image, step: dict[str, Any]) -> bytes:
    """A JPEG file of an RGB picture."""
    options = [cv2.IMWRITE_JPEG_QUALITY, step["quality"]]
    return _encode(".jpg", image, [*options, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, _SUBSAMPLING[step["subsampling"]]])


def decode(data: bytes) -> Image:
    """The RGB picture in a file's bytes."""
    read = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if read is None:
        raise SynthError("A picture cannot be read; its file is damaged. Delete it and its truth, and run synth again.")
    return np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8)


def webp(image: Image, step: dict[str, Any]) -> Image:
    """Through WebP and back."""
    return decode(_encode(".webp", image, [cv2.IMWRITE_WEBP_QUALITY, step["quality"]]))


def video(image: Image, step: dict[str, Any]) -> Image:
    """As soft as an H.264 stream: coarse colour, quantised blocks, and a filter over the blocks' edges."""
    coarse = decode(encode_jpeg(image, {"quality": step["quality"], "subsampling": "420"}))
    filtered = cv2.bilateralFilter(coarse, 3, 24, 1.5)
    return np.asarray(cv2.GaussianBlur(filtered, (0, 0), step["softness"]), np.uint8)


def blur(image: Image, step: dict[str, Any]) -> Image:
    """Slightly out of focus."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), step["sigma"]), np.uint8)


def stale_tiles(image: Image, step: dict[str, Any]) -> Image:
    """Square tiles that have only arrived in a coarse version yet, as a VNC server sends them."""
    drawn = image.copy()
    side = step["side"]
    for across, down in step["tiles"]:
        left = int(across * (image.shape[1] - 1)) // side * side
        top = int(down * (image.shape[0] - 1)) // side * side
        part = np.ascontiguousarray(image[top : top + side, left : left + side])
        coarse = {"quality": step["quality"], "subsampling": "420"}
        drawn[top : top + side, left : left + side] = decode(encode_jpeg(part, coarse))
    return drawn


def _encode(suffix: str, image: Image, options: list[int]) -> bytes:
    done, data = cv2.imencode(suffix, cv2.cvtColor(image, cv2.COLOR_RGB2BGR), options)
    if not done:
        raise SynthError(f"A picture of {image.shape[1]}x{image.shape[0]} cannot be written as {suffix}.")
    return data.tobytes()
