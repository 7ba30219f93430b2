"""Images from files, PIL and arrays, whatever their mode, as RGB."""

from __future__ import annotations

import contextlib
import os
import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from screenseg.capture.screenshot import MAX_PIXELS, MAX_SIDE, Screenshot, check_size
from screenseg.errors import ImageError

__all__ = ["load"]

# Raster formats that screenshots come in; PIL's other plugins start programs or are rarely exercised.
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "PPM")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, struct.error, zlib.error)


def load(source: str | os.PathLike[str] | Image.Image | npt.NDArray[Any] | Screenshot) -> Screenshot:
    """The image as a Screenshot: upright, 8-bit RGB, transparent parts on white.

    Args:
        source: the path of a PNG, JPEG, WebP, BMP, GIF (first frame), TIFF or PPM file, a PIL image, an
            (H, W, 3) uint8 RGB array, or a Screenshot, which is returned as it is.

    Raises:
        ImageError: it is missing, broken, empty, larger than 16384 pixels a side or 50 megapixels, or of a
            kind that has no definite RGB equivalent.
    """
    if isinstance(source, Screenshot):
        return source
    if isinstance(source, Image.Image):
        return _from_pil(source, f"The {source.mode} image")
    if isinstance(source, (str, os.PathLike)):
        return _from_file(Path(os.fsdecode(source)))
    return Screenshot(source)


def _from_file(path: Path) -> Screenshot:
    name = repr(str(path))
    if path.is_dir():
        raise ImageError(f"{name} is a directory. Expected an image file ({', '.join(_FORMATS)}).")
    with _broken_file(name), warnings.catch_warnings():
        # PIL warns of size on opening, where our own limit is the lower one, and of odd metadata, which we do not use.
        warnings.simplefilter("ignore")
        with Image.open(path, formats=_FORMATS) as image:
            return _from_pil(image, name)


@contextlib.contextmanager
def _broken_file(name: str) -> Iterator[None]:
    try:
        yield
    except ImageError:
        raise
    except FileNotFoundError as error:
        raise ImageError(
            f"There is no file {name}. Check the path; a relative one starts at {str(Path.cwd())!r}."
        ) from error
    except UnidentifiedImageError as error:
        raise ImageError(f"{name} is not an image, whatever its name. Expected {', '.join(_FORMATS)}.") from error
    except Image.DecompressionBombError as error:
        raise ImageError(
            f"{name} has more than {2 * (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} megapixels. The limit is "
            f"{MAX_SIDE} pixels a side and {MAX_PIXELS // 1_000_000} megapixels. Crop it or make it smaller."
        ) from error
    except PermissionError as error:
        raise ImageError(f"{name} may not be read: {error.strerror}. Check its permissions.") from error
    except _BROKEN as error:
        raise ImageError(f"{name} cannot be read as an image: {error}. Is it complete? Save it again.") from error


def _from_pil(image: Image.Image, name: str) -> Screenshot:
    check_size(*image.size, name)
    try:
        pixels = np.array(_to_rgb(ImageOps.exif_transpose(image), image.format, name))
    except ImageError:
        raise
    except _BROKEN as error:
        raise ImageError(f"{name} cannot be decoded: {error}. Is it complete? Save it again.") from error
    pixels.flags.writeable = False
    return Screenshot(pixels)


def _to_rgb(image: Image.Image, file_format: str | None, name: str) -> Image.Image:
    """`file_format` is the format it was read from, which its turned copy no longer tells."""
    if image.mode.startswith("I;16") or (image.mode == "I" and file_format in ("PNG", "PPM")):
        return _from_16_bit(image).convert("RGB")
    if image.mode in ("I", "F"):
        raise ImageError(
            f"{name} has {image.mode!r} pixels, for which no white is defined. "
            "Scale them to 0..255 and convert it to mode 'L' first."
        )
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    return image.convert("RGB")


def _from_16_bit(image: Image.Image) -> Image.Image:
    """Grey of 0..65535 as grey of 0..255, where PIL's own conversion would clip everything above 255."""
    values = np.asarray(image).astype(np.uint32)
    return Image.fromarray(((values + 128) // 257).astype(np.uint8))
