"""Putting pictures to the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from screenseg.synth.check import _elements, _texts
from screenseg.synth.check._pixels import Pixels
from screenseg.synth.check._result import TEXT, Fault, PictureResult, Result
from screenseg.synth.coco import read_set
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Image, Truth, TruthElement, TruthText

__all__ = ["check_picture", "check_set"]


def check_set(folder: Path, on_picture: Callable[[PictureResult], None] = lambda _: None) -> Result:
    """Check every picture of a set.

    Args:
        folder: The set.
        on_picture: Told what came out of each picture.

    Raises:
        SynthError: The folder is no set, is empty, or a file of it cannot be read.
    """
    results = []
    for path, truth in read_set(folder):
        results.append(check_picture(read_image(path), truth))
        on_picture(results[-1])
    if not results:
        raise SynthError(f"The set {str(folder)!r} is empty.")
    return Result(results)


def read_image(path: Path) -> Image:
    """(H, W, 3) uint8 RGB.

    Raises:
        SynthError: It is missing or damaged.
    """
    read = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if read is None:
        raise SynthError(f"The picture {str(path)!r} is missing or damaged. Delete its truth and run synth again.")
    return np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8)


def check_picture(image: Image, truth: Truth) -> PictureResult:
    """Put one picture's truth to all tests.

    Args:
        image: (H, W, 3) uint8 RGB.
        truth: What is said about it.
    """
    about = truth.about
    result = PictureResult(
        name=str(about.get("image", "")), renderer=str(about.get("renderer", "")), theme=str(about.get("theme", ""))
    )
    if image.shape[:2] != (truth.height, truth.width):
        raise SynthError(
            f"The picture {result.name!r} is {image.shape[1]}x{image.shape[0]}, its truth {truth.width}x{truth.height}."
        )
    pixels = Pixels(image, truth)
    below = _lines_below(truth)
    for element in truth.elements:
        result.totals[element.role] += 1
        _judge(result, element.role, element.id, _element_tests(element, truth, pixels, below))
    around = _texts.Surroundings(truth)
    for line in truth.texts:
        result.totals[TEXT] += 1
        _judge(result, TEXT, line.id, _line_tests(line, truth, pixels, around))
    result.tested["unlisted"] += len(truth.texts)
    for number, box in enumerate(_texts.unlisted_words(truth, pixels), 1):
        result.totals[TEXT] += 1
        result.tested["unlisted"] += 1
        result.faults.append(Fault("unlisted", TEXT, -number, f"something like a word at {tuple(box)} is not listed"))
    return result


Tests = dict[str, Callable[[], str | None]]


def _judge(result: PictureResult, role: str, number: int, tests: Tests) -> None:
    for name, test in tests.items():
        result.tested[name] += 1
        message = test()
        if message:
            result.faults.append(Fault(name, role, number, message))
            if name == "place":
                return  # outside the picture there are no pixels to look at


def _element_tests(element: TruthElement, truth: Truth, pixels: Pixels, below: dict[int, list[TruthText]]) -> Tests:
    tests: Tests = {
        "place": lambda: _elements.place(element, truth),
        "state": lambda: _elements.state(element, truth),
        "seen": lambda: _elements.seen(element, truth),
    }
    if element.drawn:
        tests["frame"] = lambda: _elements.frame(element, truth, pixels)
    if element.parent is not None:
        tests["parent"] = lambda: _elements.parent(element, truth)
    if element.labels or element.label_box:
        tests["link"] = lambda: _elements.link(element, truth)
    if element.text or element.value:
        tests["written"] = lambda: _elements.written(element, truth, below)
    return tests


def _line_tests(line: TruthText, truth: Truth, pixels: Pixels, around: _texts.Surroundings) -> Tests:
    return {
        "place": lambda: _texts.line_place(line, truth),
        "seen": lambda: _texts.line_seen(line, truth),
        "ink": lambda: _texts.ink(line, pixels, around),
    }


def _lines_below(truth: Truth) -> dict[int, list[TruthText]]:
    """The lines in each element, those of its descendants included."""
    below: dict[int, list[TruthText]] = {}
    for line in truth.texts:
        above, steps = line.element, 0
        while above is not None and 0 <= above < len(truth.elements) and steps < 50:
            below.setdefault(above, []).append(line)
            above, steps = truth.elements[above].parent, steps + 1
    return below
