"""Crops: picture and truth stay aligned; broken pictures are named; pasted windows hide what is below."""

from __future__ import annotations

import queue
import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg.perceive.channels import KINDS, MASKS
from screenseg.train.augment import augment
from screenseg.train.crops import Crops, crop
from screenseg.train.data import find_items
from screenseg.train.paste import Shelf, covered
from screenseg.train.recipe import UNetRecipe
from screenseg.train.targets import scene, targets
from screenseg.train.unet import UNetTask

RECIPE = UNetRecipe(side=128, zooms=(0.4, 1.6), readers=0, batch=2, pasted=0.0)


def edges(profile: NDArray[np.float64], level: float) -> tuple[float, float]:
    """Where a profile, dark in the middle, crosses a level, to a fraction of a pixel."""
    dark = np.flatnonzero(profile < level)
    first, last = int(dark[0]), int(dark[-1])
    start = first + 0.5 - (level - profile[first]) / (profile[first - 1] - profile[first])
    stop = last + 0.5 + (level - profile[last]) / (profile[last + 1] - profile[last])
    return float(start), float(stop)


def test_a_crop_and_its_truth_are_aligned_at_every_zoom(draw: Any) -> None:
    """A black rectangle on white is found in the picture of the crop where its truth says it is."""
    drawing = draw(480, 400, ground=255)
    box = (200, 160, 260, 230)
    drawing.element("button", box)
    cv2.rectangle(drawing.image, box[:2], (box[2] - 1, box[3] - 1), (0, 0, 0), -1)
    arrays, at, seen = scene(drawing.truth()), 4 * KINDS.index("widget"), 0
    for seed in range(120):
        image, masks, _, distances, weights, *_ = crop(
            drawing.image, arrays, UNetTask.cut, scale=1.0, recipe=RECIPE, dice=random.Random(seed)
        )
        rows, columns = np.nonzero(masks[MASKS.index("button")])
        if not len(rows) or weights[at : at + 4].max(axis=(1, 2)).min() == 0:
            continue  # not wholly in the crop
        y, x = int(np.median(rows)) // 2, int(np.median(columns)) // 2
        left, top, right, bottom = distances[at : at + 4, y, x]
        told = (4 * x + 2 - left, 4 * x + 2 + right, 4 * y + 2 - top, 4 * y + 2 + bottom)
        grey = image.astype(float).mean(axis=2)
        if grey[4 * y + 2, 4 * x + 2] > grey[0, 0]:
            grey = 255 - grey  # the other theme
        level = (grey[4 * y + 2, 4 * x + 2] + np.median(grey[0])) / 2
        if min(told[0], told[2]) < 4 or max(told[1], told[3]) > 124:
            continue
        found = (*edges(grey[4 * y + 2], level), *edges(grey[:, 4 * x + 2], level))
        assert found == pytest.approx(told, abs=0.75), seed
        assert columns.min() * 2 == pytest.approx(told[0], abs=2)
        assert rows.max() * 2 + 2 == pytest.approx(told[3], abs=2)
        seen += 1
    assert seen > 20


def test_augmentation_keeps_shape_and_changes_pixels(form_of: Callable[[int], Any]) -> None:
    image = form_of(1).image
    changed = [augment(image, random.Random(seed)) for seed in range(30)]
    assert {(c.shape, c.dtype) for c in changed} == {(image.shape, image.dtype)}
    assert sum(not np.array_equal(image, c) for c in changed) > 15
    assert np.array_equal(image, form_of(1).image), "the picture itself is left alone"


def test_crops_are_the_same_for_a_seed(make_set: Callable[..., Path]) -> None:
    items = find_items(make_set(train=3), "train")

    def some(seed: str) -> list[Any]:
        stream = Crops(items, RECIPE, seed=seed, cut=UNetTask.cut, broken=queue.SimpleQueue())
        return [sample[0] for sample in islice(stream, 6)]

    assert all(np.array_equal(a, b) for a, b in zip(some("1"), some("1"), strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(some("1"), some("2"), strict=True))


def test_broken_pictures_are_named_once_and_left_out(make_set: Callable[..., Path]) -> None:
    folder = make_set(train=3)
    bad = folder / "images" / "000001.png"
    bad.write_bytes(bad.read_bytes()[:300])
    broken: queue.SimpleQueue[tuple[Path, str]] = queue.SimpleQueue()
    stream = Crops(find_items(folder, "train"), RECIPE, seed="1", cut=UNetTask.cut, broken=broken)
    assert len(list(islice(stream, 60))) == 60
    assert broken.get_nowait()[0] == bad
    assert broken.empty()


def test_a_set_of_broken_pictures_ends(make_set: Callable[..., Path]) -> None:
    folder = make_set(train=2)
    for path in (folder / "images").iterdir():
        path.write_bytes(b"")
    broken: queue.SimpleQueue[tuple[Path, str]] = queue.SimpleQueue()
    stream = Crops(find_items(folder, "train"), RECIPE, seed="1", cut=UNetTask.cut, broken=broken)
    assert list(stream) == []
    assert broken.qsize() == 2


def test_a_pasted_window_hides_what_is_below(draw: Any) -> None:
    drawing = draw(300, 200)
    drawing.element("table", (0, 0, 300, 200))
    drawing.element("button", (20, 20, 60, 40))  # wholly under it
    drawing.element("button", (90, 60, 150, 80))  # a third under it
    drawing.element("button", (70, 90, 130, 110))  # two thirds under it
    drawing.element("button", (200, 150, 260, 170))  # far from it
    left = covered(scene(drawing.truth()), (10, 10, 110, 120))
    boxes = {tuple(int(side) for side in box) for box in left.boxes}
    assert boxes == {(0, 0, 300, 200), (110, 60, 150, 80), (200, 150, 260, 170)}
    assert [tuple(int(side) for side in box) for box in left.ignore] == [(110, 90, 130, 110)]
    assert left.covers.tolist() == [[10, 10, 110, 120, 1]]


def test_a_pasted_window_brings_its_truth(draw: Any) -> None:
    source = draw(400, 300)
    source.element("dialog", (50, 40, 250, 160), (250, 250, 250))
    source.element("button", (70, 120, 130, 140), (20, 200, 20))
    source.text("Delete it?", 70, 80)
    page = draw(400, 300, ground=128)
    page.element("table", (0, 0, 400, 300), (128, 128, 128))
    shelf, dice = Shelf(), random.Random(3)
    shelf.offer(source.image, scene(source.truth()), dice)
    image, arrays = shelf.paste(page.image, scene(page.truth()), dice)
    ((left, top, _, _),) = arrays.boxes[arrays.masks == MASKS.index("panel")].tolist()
    ((x, y, _, _),) = arrays.boxes[arrays.masks == MASKS.index("button")].tolist()
    assert (x - left, y - top) == (20, 80)
    assert image[int(y) + 5, int(x) + 5].tolist() == [20, 200, 20]
    assert (arrays.masks == MASKS.index("text")).sum() == 1
    assert sorted(arrays.layers.tolist()) == [0, 1, 1, 1]
    assert np.array_equal(page.image[5, 5], [128, 128, 128])


def test_a_window_cut_by_another_is_not_taken(draw: Any) -> None:
    source = draw(400, 300)
    source.element("dialog", (50, 40, 250, 160))
    source.element("button", (230, 100, 290, 130))  # sticks out
    shelf = Shelf()
    shelf.offer(source.image, scene(source.truth()), random.Random(1))
    page = draw(400, 300)
    image, _ = shelf.paste(page.image, scene(page.truth()), random.Random(1))
    assert image is page.image


def test_rare_things_come_as_often_as_others(draw: Any) -> None:
    """One check box in the corner of a large picture full of text is in about half of the focused crops."""
    drawing = draw(2000, 1500)
    drawing.element("checkbox", (1970, 1470, 1986, 1486))
    for row in range(70):
        drawing.text("Text", 20, 20 + 20 * row)
    image, arrays = np.zeros((1500, 2000, 3), np.uint8), scene(drawing.truth())

    def share(focused: float) -> float:
        recipe = UNetRecipe(side=256, zooms=(1.0, 1.0), focused=focused)
        dice, mask = random.Random(7), MASKS.index("toggle")

        def cut(image: Any, arrays: Any, *, origin: Any, zoom: float) -> bool:
            return bool(targets(arrays, origin=origin, zoom=zoom, size=(256, 256)).masks[mask].any())

        return float(np.mean([crop(image, arrays, cut, scale=1.0, recipe=recipe, dice=dice) for _ in range(60)]))

    assert share(0.0) < 0.2
    assert 0.35 < share(1.0) < 0.65
