"""Truth is checked at the door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screenseg.train.data import Item, Skipped, find_items, load, spread, survey
from screenseg.train.errors import DataError
from screenseg.train.truth import read_truth


def test_items_of_a_split(make_set: Callable[..., Path]) -> None:
    folder = make_set(train=2, val=1, test=3)
    assert [len(find_items(folder, split)) for split in ("train", "val", "test", "other")] == [2, 1, 3, 0]
    (item,) = find_items(folder, "val")
    assert item == Item(folder / "images" / "000002.png", folder / "truth" / "000002.json")
    image, truth = load(item)
    assert image.shape == (truth.height, truth.width, 3)


@pytest.mark.parametrize(
    ("element", "message"),
    [
        ({"role": "knob", "box": [1, 1, 9, 9]}, "unknown role 'knob'; known: alert"),
        ({"role": "button", "box": [100, 1, 900, 9]}, r"\(100, 1, 900, 9\), lies outside the picture of 384x256"),
        ({"role": "button", "box": [-9, 1, 9, 9]}, "lies outside"),
        ({"role": "button", "box": [9, 1, 9, 9]}, "is empty"),
        ({"role": "button", "box": [1, 1, 9]}, "damaged"),
        ({"role": "button"}, "damaged"),
    ],
)
def test_wrong_elements_are_named(draw: Any, put: Any, tmp_path: Path, element: Any, message: str) -> None:
    drawing = draw()
    drawing.elements.append(element)
    put(drawing, tmp_path, 0, "train")
    with pytest.raises(DataError, match=message):
        read_truth(tmp_path / "truth" / "000000.json")


def test_wrong_pictures_are_skipped_by_name_or_stop(
    draw: Any, put: Any, tmp_path: Path, make_set: Callable[..., Path]
) -> None:
    folder = make_set(train=3)
    drawing = draw()
    drawing.elements.append({"role": "knob", "box": [1, 1, 9, 9]})
    put(drawing, folder, 7, "train")
    (folder / "images" / "000001.png").unlink()
    skipped = Skipped()
    assert len(survey(find_items(folder, "train", skipped), skipped)) == 2
    assert {path.name for path in skipped.reasons} == {"000007.json", "000001.png"}
    assert str(skipped).startswith("2 pictures left out:\n")
    with pytest.raises(DataError, match=r"000001.png: there is no such picture"):
        survey(find_items(folder, "train"), Skipped(strict=True))


def test_a_picture_of_another_size_than_its_truth_is_refused(draw: Any, put: Any, tmp_path: Path) -> None:
    drawing = draw(64, 64)
    path = put(drawing, tmp_path, 0, "train")
    put(draw(128, 64), tmp_path, 1, "train").replace(path)
    with pytest.raises(DataError, match="the picture has 128x64 pixels, its truth says 64x64"):
        load(find_items(tmp_path, "train")[0])


def test_many_skipped_are_not_all_listed() -> None:
    skipped = Skipped()
    for number in range(1000):
        skipped.add(Path(f"{number}.png"), "the picture is broken")
    assert str(skipped).splitlines()[0] == "1000 pictures left out:"
    assert str(skipped).splitlines()[-1].strip() == "and 995 more"


def test_spread_takes_from_everywhere() -> None:
    items = [Item(Path(str(n)), Path(str(n))) for n in range(10)]
    assert spread(items, 3) == [items[0], items[3], items[6]]
    assert spread(items, 0) == items
