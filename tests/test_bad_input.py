"""Bad input, through the public surface: a clear error that says what to do, or an empty document; never a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

import screenseg
from screenseg import Document, ImageError, NotFound, PhraseError


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="There is no file '.*nowhere.png'. Check the path"):
        screenseg.parse(tmp_path / "nowhere.png")


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="is a directory. Expected an image file"):
        screenseg.parse(str(tmp_path))


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam,\n", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg/>"])
def test_a_file_that_is_no_image(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.png").write_bytes(content)
    with pytest.raises(ImageError, match="'.*letter.png' is not an image, whatever its name. Expected PNG, JPEG"):
        screenseg.parse(tmp_path / "letter.png")


def test_a_truncated_png(tmp_path: Path) -> None:
    path = tmp_path / "half.png"
    Image.effect_noise((200, 200), 80).save(path)
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(ImageError, match="half.png'.*Is it complete"):
        screenseg.parse(path)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    Image.new("RGB", (5, 5)).save(path)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    with pytest.raises(ImageError, match="may not be read"):
        screenseg.parse(path)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(ImageError):
        screenseg.parse("a\0b.png")


@pytest.mark.parametrize("size", [(20_000, 20_000), (10_000, 10_000)])
def test_a_huge_image(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("1", size).save(tmp_path / "huge.png")
    with pytest.raises(ImageError, match="limit is 16384 pixels a side and 50 megapixels. Crop it"):
        screenseg.parse(tmp_path / "huge.png")


def test_no_pixels_at_all() -> None:
    for source in (Image.new("RGB", (0, 0)), np.zeros((0, 0, 3), np.uint8)):
        with pytest.raises(ImageError, match="0x0.* holds no pixels"):
            screenseg.parse(source)


@pytest.mark.parametrize(
    "source",
    [np.zeros((9, 9, 3)), np.zeros((9, 9), np.uint8), np.zeros((9, 9, 4), np.uint8), np.zeros((3, 9, 9), np.uint8)],
    ids=["float", "grey", "RGBA", "channels first"],
)
def test_a_wrong_array(source: Any) -> None:
    with pytest.raises(ImageError, match=r"Expected an \(H, W, 3\) uint8 RGB array, got shape .* and dtype"):
        screenseg.parse(source)


@pytest.mark.parametrize("source", [None, 5, b"shot.png", [[[0, 0, 0]]]])
def test_what_is_no_image_at_all(source: Any) -> None:
    with pytest.raises(ImageError, match="Expected .* got"):
        screenseg.parse(source)


def test_an_unknown_engine() -> None:
    with pytest.raises(ValueError, match="'abbyy'.*rapidocr, tesseract"):
        screenseg.parse(Image.new("RGB", (9, 9)), ocr="abbyy")


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (3, 3), (640, 480)])
@pytest.mark.parametrize("colour", ["white", "black", "#336699"])
def test_a_blank_screen_is_an_empty_document(size: tuple[int, int], colour: str) -> None:
    document = screenseg.parse(Image.new("RGB", size, colour))
    assert (document.size, document.elements) == (size, ())
    assert Document.from_json(document.to_json()) == document
    with pytest.raises(NotFound) as caught:
        document.find("Email")
    assert caught.value.candidates == ()


def test_a_screen_without_text() -> None:
    image = Image.new("RGB", (640, 480), "#eeeeee")
    pen = ImageDraw.Draw(image)
    pen.rectangle((100, 100, 400, 130), fill="white", outline="#666666")
    pen.rectangle((100, 200, 200, 232), fill="#1166cc")
    document = screenseg.parse(image)
    assert [e for e in document.elements if e.role == "text"] == []
    with pytest.raises(NotFound):
        document.find("Email field")


def test_noise_does_not_crash() -> None:
    pixels = np.random.default_rng(7).integers(0, 256, (200, 300, 3), np.uint8)
    assert screenseg.parse(pixels).size == (300, 200)


@pytest.fixture(scope="module")
def blank() -> Document:
    return screenseg.parse(Image.new("RGB", (64, 48), "white"))


@pytest.mark.parametrize("phrase", ["", " ", "\t\n", "x" * 10_000, "a " * 5000], ids=repr)
def test_an_empty_or_endless_phrase(blank: Document, phrase: str) -> None:
    for look in (blank.find, blank.candidates):
        with pytest.raises(PhraseError) as caught:
            look(phrase)
        assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("phrase", ["in", "button", "first", "second in in in", "((((", "\\d+[", "🙂", "\0", "x" * 500])
def test_an_odd_phrase_is_only_not_found(blank: Document, phrase: str) -> None:
    with pytest.raises(NotFound):
        blank.find(phrase)


_WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Without(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in {missing!r} else super().find_spec(name, path, target)

sys.meta_path[:] = [Without if finder is PathFinder else finder for finder in sys.meta_path]
import screenseg
from PIL import Image
image = Image.new("RGB", (300, 100), "white")
try:
    screenseg.parse(image, ocr={ocr!r})
except screenseg.MissingDependency as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("ocr", "missing", "told"),
    [
        ("rapidocr", ["rapidocr"], "pip install"),
        ("tesseract", ["tesserocr", "pytesseract"], "screenseg[tesseract]"),
        ("tesseract", ["tesserocr"], "tesseract-ocr"),
    ],
    ids=["no rapidocr", "no binding", "no program"],
)
def test_a_missing_ocr_engine(tmp_path: Path, ocr: str, missing: list[str], told: str) -> None:
    """In a process that does not see the packages, and with an empty PATH no tesseract program either."""
    root = str(Path(screenseg.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(ocr=ocr, missing=missing)],
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
