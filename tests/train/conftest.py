"""Small sets of drawn screens with exact truth: these tests are about the engine, not about screens."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg.train.truth import Truth

WIDTH, HEIGHT = 384, 256


class Drawing:
    """A picture and its truth, drawn together."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT, *, ground: int = 236) -> None:
        self.image: NDArray[np.uint8] = np.full((height, width, 3), ground, np.uint8)
        self.elements: list[dict[str, Any]] = []
        self.texts: list[dict[str, Any]] = []
        self.ignore: list[list[int]] = []
        self.about: dict[str, Any] = {"split": "train", "image": "", "scale": 1.0}

    def element(
        self, role: str, box: tuple[int, int, int, int], fill: tuple[int, int, int] = (255, 255, 255), **more: Any
    ) -> None:
        left, top, right, bottom = box
        cv2.rectangle(self.image, (left, top), (right - 1, bottom - 1), fill, -1)
        cv2.rectangle(self.image, (left, top), (right - 1, bottom - 1), (90, 90, 90), 1)
        self.elements.append({"role": role, "box": list(box), **more})

    def text(self, words: str, left: int, baseline: int, colour: tuple[int, int, int] = (20, 20, 20)) -> None:
        before = self.image.copy()
        cv2.putText(self.image, words, (left, baseline), cv2.FONT_HERSHEY_SIMPLEX, 0.45, colour, 1, cv2.LINE_AA)
        rows, columns = np.nonzero((before != self.image).any(axis=2))
        ink = [int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1]
        self.texts.append({"text": words, "ink": ink, "box": ink})

    def plain(self) -> dict[str, Any]:
        height, width = self.image.shape[:2]
        return {
            "width": width,
            "height": height,
            "about": self.about,
            "elements": self.elements,
            "texts": self.texts,
            "ignore": self.ignore,
        }

    def truth(self) -> Truth:
        return msgspec.convert(self.plain(), Truth)


def form(seed: int) -> Drawing:
    """A window with a bar, labelled fields, check boxes, a table, an icon and buttons."""
    dice = random.Random(seed)
    drawing = Drawing(ground=dice.randint(190, 240))
    drawing.element("window", (8, 8, WIDTH - 8, HEIGHT - 8), (246, 246, 246))
    drawing.element("titlebar", (9, 9, WIDTH - 9, 33), (170, 190, dice.randint(200, 240)))
    drawing.text("Customer " + str(dice.randint(10, 99)), 16, 26)
    for row in range(3):
        top = 46 + 34 * row
        drawing.text(dice.choice(("Name", "City", "Email", "Phone")), 18, top + 17)
        drawing.element("textbox", (90, top, 90 + dice.randint(90, 130), top + 24))
        drawing.text(dice.choice(("Ada", "Paris", "x@y.org")), 96, top + 16)
    for row in range(3):
        top = 50 + 26 * row
        drawing.element("checkbox", (250, top, 264, top + 14))
        drawing.text(dice.choice(("News", "Terms", "Gift")), 270, top + 12)
    drawing.element("table", (18, 152, 250, 206))
    drawing.text("Order 4711", 24, 170)
    drawing.text("Order 4712", 24, 194)
    drawing.element("img", (330, 46, 362, 78), (40, 160, 90))
    for column, words in enumerate(("OK", "Cancel")):
        left = 180 + 90 * column
        drawing.element("button", (left, 214, left + 80, 240), (210, 214, 220))
        drawing.text(words, left + 16, 231)
    return drawing


def save(drawing: Drawing, folder: Path, index: int, split: str) -> Path:
    """Add a drawing to a set; gives its picture's path."""
    for name in ("images", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    path = folder / "images" / f"{index:06}.png"
    cv2.imwrite(str(path), drawing.image[:, :, ::-1])
    drawing.about = {**drawing.about, "split": split, "image": f"images/{path.name}"}
    (folder / "truth" / f"{index:06}.json").write_text(json.dumps(drawing.plain()))
    return path


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Two threads that wait for each other are slower than one with networks this small."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def write_set() -> Callable[..., Path]:
    """Writes a set of forms: ``write_set(folder, train=3, val=1, test=1)`` gives the folder."""

    def write(folder: Path, *, train: int = 3, val: int = 0, test: int = 0) -> Path:
        splits = ["train"] * train + ["val"] * val + ["test"] * test
        for index, split in enumerate(splits):
            save(form(index), folder, index, split)
        return folder

    return write


@pytest.fixture
def make_set(tmp_path: Path, write_set: Callable[..., Path]) -> Callable[..., Path]:
    """As `write_set`, into the test's own folder."""
    return functools.partial(write_set, tmp_path / "set")


@pytest.fixture
def draw() -> type[Drawing]:
    """An empty drawing."""
    return Drawing


@pytest.fixture
def form_of() -> Callable[[int], Drawing]:
    """A form of a seed."""
    return form


@pytest.fixture
def put() -> Callable[[Drawing, Path, int, str], Path]:
    """Adds a drawing to a set."""
    return save


@pytest.fixture
def tiny() -> Any:
    """A recipe of a U-Net that trains in seconds."""
    from screenseg.train.recipe import UNetRecipe

    return UNetRecipe(
        widths=(8, 12, 16, 24, 24, 32),
        depth=1,
        side=128,
        batch=4,
        crops=2,
        readers=0,
        zooms=(1.0, 1.0),
        pasted=0.0,
        steps=20,
        warm_up=0.05,
        average=0.9,
        learning_rate=5e-3,
        validate_images=1,
    )
