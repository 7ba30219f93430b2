"""SVG as pixels."""

from __future__ import annotations

import functools
import io

import numpy as np
import numpy.typing as npt

from screenseg._optional import optional

__all__ = ["raster"]


def raster(svg: str, size: int, colour: tuple[int, int, int] = (0, 0, 0)) -> npt.NDArray[np.uint8]:
    """Draw an icon.

    resvg is kept up, is one wheel without system libraries, and draws these files as browsers do; cairosvg needs
    Debian's libcairo and stumbles over the paths of some sets.

    Args:
        svg: As `IconSet.svg` gives it.
        size: Pixels of both sides.
        colour: RGB that stands for currentColor.

    Returns:
        (size, size, 4) uint8 RGBA, alpha not multiplied in.
    """
    return _drawn(svg, size, colour).copy()


@functools.lru_cache(maxsize=2048)
def _drawn(svg: str, size: int, colour: tuple[int, int, int]) -> npt.NDArray[np.uint8]:
    from PIL import Image

    resvg = optional("resvg_py", extra="synth", purpose="Drawing icons")
    red, green, blue = colour
    png = resvg.svg_to_bytes(
        svg_string=svg.replace("currentColor", f"#{red:02x}{green:02x}{blue:02x}"), width=size, height=size
    )
    with Image.open(io.BytesIO(bytes(png))) as image:
        picture = image.convert("RGBA")
    pixels = np.zeros((size, size, 4), np.uint8)
    # An icon that is not square is drawn as large as fits, in the middle.
    left, top = (size - picture.width) // 2, (size - picture.height) // 2
    pixels[top : top + picture.height, left : left + picture.width] = np.asarray(picture)
    return pixels
