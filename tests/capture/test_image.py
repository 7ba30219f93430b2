from __future__ import annotations

import contextlib
import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from screenseg import ImageError, Screenshot
from screenseg.capture import load

WHITE, RED = (255, 255, 255), (255, 0, 0)


def pixel(shot: Screenshot, x: int = 0, y: int = 0) -> tuple[int, ...]:
    return tuple(int(v) for v in shot.pixels[y, x])


@pytest.fixture
def red_dot() -> Image.Image:
    """White, 6x4, with one red pixel at the top left."""
    image = Image.new("RGB", (6, 4), WHITE)
    image.putpixel((0, 0), RED)
    return image


@pytest.mark.parametrize("suffix", ["png", "bmp", "tiff", "ppm", "gif", "webp"])
def test_formats(tmp_path: Path, red_dot: Image.Image, suffix: str) -> None:
    path = tmp_path / f"dot.{suffix}"
    red_dot.save(path, **({"lossless": True} if suffix == "webp" else {}))
    for source in (path, str(path)):
        shot = load(source)
        assert (shot.size, pixel(shot), pixel(shot, 1)) == ((6, 4), RED, WHITE)
        assert (shot.origin, shot.scale) == ((0, 0), 1.0)


def test_pil_array_and_screenshot_give_the_same(red_dot: Image.Image) -> None:
    shot = load(red_dot)
    assert np.array_equal(load(np.asarray(red_dot)).pixels, shot.pixels)
    assert load(shot) is shot


def test_one_pixel_is_an_image() -> None:
    assert load(Image.new("RGB", (1, 1), RED)).size == (1, 1)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "RGBA", "RGBX", "CMYK", "YCbCr", "HSV"])
def test_modes_become_rgb(mode: str) -> None:
    grey = Image.new("RGB", (2, 2), WHITE)
    grey.putpixel((1, 0), (0, 0, 0))
    source = grey.convert("LA" if mode == "PA" else mode)
    shot = load(source.convert(mode))
    assert max(pixel(shot, 1)) <= 2
    assert min(pixel(shot, 0)) >= 253


def test_palette_keeps_its_colours(tmp_path: Path, red_dot: Image.Image) -> None:
    red_dot.quantize(4).save(tmp_path / "p.png")
    assert pixel(load(tmp_path / "p.png")) == RED


def test_cmyk_jpeg_keeps_its_colours(tmp_path: Path) -> None:
    Image.new("RGB", (16, 16), RED).convert("CMYK").save(tmp_path / "c.jpg", quality=100)
    red, green, blue = pixel(load(tmp_path / "c.jpg"))
    assert red > 250
    assert max(green, blue) < 5


def test_16_bit_grey_is_scaled_and_not_clipped(tmp_path: Path) -> None:
    values = np.array([[0, 128, 256, 257 * 100, 65535]], np.uint16)
    Image.fromarray(values).save(tmp_path / "deep.png")
    shot = load(tmp_path / "deep.png")
    assert [pixel(shot, x)[0] for x in range(5)] == [0, 0, 1, 100, 255]
    assert np.array_equal(load(Image.fromarray(values)).pixels, shot.pixels)


@pytest.mark.parametrize("mode", ["I", "F"])
def test_pixels_without_a_white_point_are_refused(mode: str) -> None:
    with pytest.raises(ImageError, match="no white is defined.*mode 'L'"):
        load(Image.new(mode, (2, 2)))


def test_transparent_parts_are_on_white() -> None:
    image = Image.new("RGBA", (3, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (255, 0, 0, 255))
    image.putpixel((2, 0), (0, 0, 0, 128))
    shot = load(image)
    assert [pixel(shot, x) for x in range(3)] == [WHITE, RED, (127, 127, 127)]


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_a_transparent_colour_is_on_white(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGB", (2, 1), (0, 0, 0))
    image.putpixel((1, 0), (99, 99, 99))
    image = image.quantize(4) if mode == "P" else image.convert(mode)
    clear = image.getpixel((0, 0))
    image.save(tmp_path / "t.png", transparency=clear)
    shot = load(tmp_path / "t.png")
    assert [pixel(shot, 0), pixel(shot, 1)] == [WHITE, (99, 99, 99)]


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (6, 4), (0, 0)), (3, (6, 4), (5, 3)), (6, (4, 6), (3, 0)), (8, (4, 6), (0, 5))],
)
def test_exif_orientation_is_turned_upright(
    tmp_path: Path, red_dot: Image.Image, orientation: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    red_dot.save(tmp_path / "turned.png", exif=exif)
    shot = load(tmp_path / "turned.png")
    assert shot.size == size
    assert pixel(shot, *corner) == RED


def png_header(width: int, height: int) -> bytes:
    """A PNG that says its size and then ends: enough to refuse it, not enough to decode it."""
    data = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + data + struct.pack(">I", zlib.crc32(data)) + b"\0\0\0\0IDAT"


@pytest.mark.parametrize("size", [(20_000, 20_000), (10_000, 10_000), (7072, 7072), (16_385, 1), (60_000, 60_000)])
def test_too_large_is_told_from_the_header_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "huge.png").write_bytes(png_header(*size))
    with pytest.raises(ImageError, match="limit is 16384 pixels a side and 50 megapixels"):
        load(tmp_path / "huge.png")


def test_just_within_the_limit(tmp_path: Path) -> None:
    Image.new("1", (16_384, 3051)).save(tmp_path / "wide.png")
    assert load(tmp_path / "wide.png").size == (16_384, 3051)


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0)])
def test_no_pixels(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "none.png").write_bytes(png_header(*size))
    with pytest.raises(ImageError):
        load(tmp_path / "none.png")
    with pytest.raises(ImageError, match="holds no pixels"):
        load(Image.new("RGB", size))


def test_a_truncated_jpeg_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(buffer, "JPEG")
    (tmp_path / "half.jpg").write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])
    with pytest.raises(ImageError, match="Is it complete"):
        load(tmp_path / "half.jpg")


def test_an_open_file_that_is_broken_is_refused_as_a_pil_image(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(png_header(50, 50))
    with Image.open(tmp_path / "x.png") as image, pytest.raises(ImageError, match="cannot be decoded"):
        load(image)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_give_pixels_or_an_image_error(tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM"]))
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((24, 16)).convert("RGB").save(buffer, kind)
    raw = bytearray(buffer.getvalue())
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=8)):
        raw[at] = value
    path = tmp_path / "damaged"
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    with contextlib.suppress(ImageError):
        assert load(path).pixels.dtype == np.uint8
