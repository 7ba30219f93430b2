"""Exports and COCO files, read back by other means than those that wrote them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import pytest
import yaml

from screenseg.cli import main
from screenseg.roles import REGION_ROLES, ROLES
from screenseg.synth.coco import load_truth, read_set, tables
from screenseg.synth.errors import SynthError
from screenseg.synth.export import REGION_BITS, TEXT_BITS, export, region_mask
from screenseg.synth.truth import Truth, TruthElement


def coco_files(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}


def check_coco(plain: dict[str, Any]) -> None:
    """What pycocotools and its kin rely on."""
    assert set(plain) == {"info", "licenses", "categories", "images", "annotations"}
    images = {image["id"]: image for image in plain["images"]}
    assert len(images) == len(plain["images"])
    categories = {category["id"] for category in plain["categories"]}
    numbers = [annotation["id"] for annotation in plain["annotations"]]
    assert len(set(numbers)) == len(numbers)
    assert 0 not in numbers
    for annotation in plain["annotations"]:
        image = images[annotation["image_id"]]
        left, top, width, height = annotation["bbox"]
        assert 0 <= left < left + width <= image["width"]
        assert 0 <= top < top + height <= image["height"]
        assert annotation["area"] == width * height
        assert annotation["category_id"] in categories
        assert annotation["iscrowd"] == 0
        (polygon,) = annotation["segmentation"]
        assert (min(polygon[::2]), max(polygon[1::2])) == (left, top + height)


def test_coco_holds_all_of_truth(made_set: Path) -> None:
    files = coco_files(made_set / "coco")
    for split, plain in files.items():
        check_coco(plain)
        truths = {truth.about["index"]: truth for _, truth in read_set(made_set, split)}
        assert {image["id"] for image in plain["images"]} == set(truths)
        elements = {(index, e.id): e for index, truth in truths.items() for e in truth.elements}
        assert len(plain["annotations"]) == len(elements)
        for annotation in plain["annotations"]:
            element = elements[annotation["image_id"], annotation["element"]["id"]]
            assert ROLES[annotation["category_id"] - 1] == element.role == annotation["element"]["role"]
            assert annotation["bbox"] == [element.box.left, element.box.top, element.box.width, element.box.height]
            assert annotation["element"].get("name", "") == element.name
        for image in plain["images"]:
            truth = truths[image["id"]]
            assert (made_set / image["file_name"]).exists()
            assert [text.get("text") for text in image["texts"]] == [text.text for text in truth.texts]
            assert image["about"]["split"] == split


def test_plain_coco(made_set: Path, tmp_path: Path) -> None:
    counts = export(made_set, "coco", tmp_path)
    files = coco_files(tmp_path)
    assert {split: len(plain["images"]) for split, plain in files.items()} == counts
    for plain in files.values():
        check_coco(plain)
        assert set(plain["images"][0]) == {"id", "file_name", "width", "height"}
        assert "element" not in plain["annotations"][0]


def test_yolo(made_set: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "export", str(made_set), "--format", "yolo", "--out", str(tmp_path / "y")]) == 0
    assert str(tmp_path / "y") in capsys.readouterr().out
    data = yaml.safe_load((tmp_path / "y" / "data.yaml").read_text())
    assert list(data["names"].values()) == list(ROLES)
    for path, truth in read_set(made_set):
        split = truth.about["split"]
        picture = Path(data["path"]) / data[split] / path.name
        assert picture.read_bytes() == path.read_bytes()
        lines = (tmp_path / "y" / "labels" / split / f"{path.stem}.txt").read_text().splitlines()
        assert len(lines) == len(truth.elements)
        for line, element in zip(lines, truth.elements, strict=True):
            number, x, y, width, height = line.split()
            assert data["names"][int(number)] == element.role
            left = (float(x) - float(width) / 2) * truth.width
            bottom = (float(y) + float(height) / 2) * truth.height
            assert (left, bottom) == pytest.approx((element.box.left, element.box.bottom), abs=0.01)


def test_masks(made_set: Path, tmp_path: Path) -> None:
    export(made_set, "masks", tmp_path)
    for path, truth in read_set(made_set):
        stem = tmp_path / truth.about["split"] / path.stem
        regions = cv2.imread(f"{stem}.regions.png", cv2.IMREAD_UNCHANGED)
        text = cv2.imread(f"{stem}.text.png", cv2.IMREAD_UNCHANGED)
        assert regions.shape == text.shape == (truth.height, truth.width)
        top_layer = max(e.layer for e in truth.elements)
        for element in (e for e in truth.elements if e.layer == top_layer):
            bit = next((REGION_BITS[name] for name, roles in REGION_ROLES.items() if element.role in roles), 0)
            box = element.box
            assert (regions[box.top : box.bottom, box.left : box.right] & bit == bit).all()
        for line in truth.texts:
            part = text[line.box.top : line.box.bottom, line.box.left : line.box.right]
            assert (part & TEXT_BITS["text"]).all()
            kernel = (part & TEXT_BITS["kernel"]) > 0
            assert 0 < kernel.sum() < part.size
            assert not kernel[0].any()
        count, _ = cv2.connectedComponents((text & TEXT_BITS["kernel"]) // TEXT_BITS["kernel"])
        assert count - 1 >= 0.95 * len(truth.texts), "kernels of neighbouring lines do not touch"


def element(number: int, role: str, box: tuple[int, int, int, int], **more: Any) -> TruthElement:
    return TruthElement.from_dict(
        {"id": number, "key": str(number), "role": role, "box": list(box), "visible": 1.0, **more}
    )


def test_a_dialog_hides_regions_below_it() -> None:
    elements = (element(0, "button", (0, 0, 60, 60)), element(1, "dialog", (30, 30, 90, 90), layer=1))
    covers = {"covers": [[30, 30, 90, 90, 1]]}
    mask = region_mask(Truth(width=100, height=100, elements=elements, texts=(), about=covers))
    assert (mask[10, 10], mask[40, 40], mask[80, 80], mask[95, 95]) == (1, 16, 16, 0)


def test_rows_columns_and_cells_of_a_table() -> None:
    elements = (
        element(0, "table", (0, 0, 200, 100)),
        element(1, "columnheader", (0, 0, 120, 20), parent=0, row=-1, column=0, text="Name"),
        element(2, "columnheader", (120, 0, 200, 20), parent=0, row=-1, column=1, text="Age"),
        element(3, "row", (0, 20, 200, 40), parent=0, row=0),
        element(4, "cell", (0, 20, 120, 40), parent=3, row=0, column=0, text="Ann"),
        element(5, "cell", (120, 20, 200, 40), parent=3, row=0, column=1, text="41"),
        element(6, "cell", (0, 40, 120, 60), parent=0, row=1, column=0, text="Bob"),
    )
    (table,) = tables(Truth(width=200, height=100, elements=elements, texts=()))
    assert table["rows"] == [
        {"row": -1, "bbox": [0, 0, 200, 20]},
        {"row": 0, "bbox": [0, 20, 200, 20]},
        {"row": 1, "bbox": [0, 40, 120, 20]},
    ]
    assert table["columns"] == [{"column": 0, "bbox": [0, 0, 120, 60]}, {"column": 1, "bbox": [120, 0, 80, 40]}]
    assert [(c["row"], c["column"], c["text"], c["header"]) for c in table["cells"]] == [
        (-1, 0, "Name", True),
        (-1, 1, "Age", True),
        (0, 0, "Ann", False),
        (0, 1, "41", False),
        (1, 0, "Bob", False),
    ]


def test_a_folder_that_is_no_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SynthError, match="no set of synthetic screens"):
        export(tmp_path, "yolo")
    (tmp_path / "truth").mkdir()
    with pytest.raises(SynthError, match="is empty"):
        export(tmp_path, "masks")
    with pytest.raises(SynthError, match="no truth file"):
        load_truth(tmp_path / "truth" / "000000.json")


def test_truth_is_read_as_it_was_written(made_set: Path) -> None:
    for path in sorted((made_set / "truth").glob("*.json")):
        truth = load_truth(path)
        assert truth.to_dict() == json.loads(path.read_text(encoding="utf-8"))
