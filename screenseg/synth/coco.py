"""A set's truth as COCO instances, and reading it back.

datasets/README.md documents every field.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from screenseg import __version__
from screenseg.geometry import Box
from screenseg.roles import ROLES
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Truth, TruthElement

__all__ = ["categories", "load_truth", "read_set", "tables", "write_coco"]


def load_truth(path: Path) -> Truth:
    """The truth in a file of a set's `truth` folder.

    Raises:
        SynthError: It cannot be read.
    """
    try:
        return Truth.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise SynthError(f"There is no truth file {str(path)!r}.") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SynthError(f"The truth file {str(path)!r} is damaged: {type(error).__name__}: {error}") from error


def read_set(folder: Path, split: str | None = None) -> Iterator[tuple[Path, Truth]]:
    """The pictures' paths and the truth of a set, in the order of their indexes; of one split only if it is given.

    Raises:
        SynthError: The folder is no set, or a file of it is damaged.
    """
    if not (folder / "truth").is_dir():
        raise SynthError(f"{str(folder)!r} is no set of synthetic screens: it has no folder 'truth'.")
    for path in sorted((folder / "truth").glob("*.json")):
        truth = load_truth(path)
        if split is None or truth.about.get("split") == split:
            yield folder / truth.about["image"], truth


def categories() -> list[dict[str, Any]]:
    """COCO categories: the roles, from 1."""
    return [{"id": number, "name": role, "supercategory": "element"} for number, role in enumerate(ROLES, 1)]


def tables(truth: Truth) -> list[dict[str, Any]]:
    """Tables with their rows, columns and cells, from the elements' parents and indexes.

    A row's or column's box is what it says itself where it is an element, else what is around its cells.
    """
    inside: dict[int, list[TruthElement]] = {e.id: [] for e in truth.elements if e.role == "table"}
    for element in truth.elements:
        holder = _table_of(element, truth)
        if holder is not None and element.role in ("row", "cell", "columnheader"):
            inside[holder].append(element)
    return [_table(truth.elements[number], parts) for number, parts in inside.items()]


def _table_of(element: TruthElement, truth: Truth) -> int | None:
    above = element.parent
    while above is not None and truth.elements[above].role != "table":
        above = truth.elements[above].parent
    return above


def _table(table: TruthElement, parts: list[TruthElement]) -> dict[str, Any]:
    cells = [e for e in parts if e.role != "row" and e.row is not None and e.column is not None]
    rows = {e.row: e.box for e in parts if e.role == "row" and e.row is not None}
    for number in sorted({e.row for e in cells if e.row is not None} - set(rows)):
        rows[number] = Box.around(e.box for e in cells if e.row == number)
    columns = {
        number: Box.around(e.box for e in cells if e.column == number)
        for number in sorted({e.column for e in cells if e.column is not None})
    }
    return {
        "element": table.id,
        "bbox": _bbox(table.box),
        "rows": [{"row": number, "bbox": _bbox(rows[number])} for number in sorted(rows)],
        "columns": [{"column": number, "bbox": _bbox(box)} for number, box in columns.items()],
        "cells": [
            {
                "element": e.id,
                "row": e.row,
                "column": e.column,
                "header": e.role == "columnheader",
                "text": e.text,
                "bbox": _bbox(e.box),
            }
            for e in cells
        ],
    }


def _bbox(box: Box) -> list[int]:
    """COCO's left, top, width, height."""
    return [box.left, box.top, box.width, box.height]


def image_entry(truth: Truth, *, extras: bool = True) -> dict[str, Any]:
    """COCO's entry of a picture."""
    entry = {
        "id": truth.about["index"],
        "file_name": truth.about["image"],
        "width": truth.width,
        "height": truth.height,
    }
    if extras:
        entry["about"] = {key: value for key, value in truth.about.items() if key not in ("index", "image")}
        entry["texts"] = [_as_bbox(text.to_dict()) for text in truth.texts]
        entry["tables"] = tables(truth)
        entry["ignore"] = [_bbox(box) for box in truth.ignore]
    return entry


def annotation(truth: Truth, element: TruthElement, number: int, *, extras: bool = True) -> dict[str, Any]:
    """COCO's annotation of an element; `number` is its id in the file."""
    box = element.box
    entry = {
        "id": number,
        "image_id": truth.about["index"],
        "category_id": ROLES.index(element.role) + 1,
        "bbox": _bbox(box),
        "area": box.area,
        "segmentation": [[box.left, box.top, box.right, box.top, box.right, box.bottom, box.left, box.bottom]],
        "iscrowd": 0,
    }
    if extras:
        plain = element.to_dict()
        del plain["box"]
        entry["element"] = _as_bbox(plain)
    return entry


def _as_bbox(plain: dict[str, Any]) -> dict[str, Any]:
    """Boxes in COCO's form, as everywhere in a COCO file."""
    return {
        name: _bbox(Box.of(value)) if name in ("box", "ink", "label_box") and value else value
        for name, value in plain.items()
    }


def write_coco(folder: Path, out: Path | None = None, *, extras: bool = True) -> dict[str, int]:
    """Write a COCO file per split, and say how many pictures each has.

    One pass over the set, one picture's truth in memory at a time.

    Args:
        folder: The set.
        out: Where the files go; its folder `coco` if None.
        extras: Whether annotations have the field `element`, and images `about`, `texts`, `tables` and `ignore`.
    """
    out = folder / "coco" if out is None else out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".coco-") as scratch:
        files: dict[str, _SplitFile] = {}
        for _, truth in read_set(folder):
            split = truth.about["split"]
            if split not in files:
                files[split] = _SplitFile(Path(scratch), split, extras=extras)
            files[split].add(truth)
        for split, file in files.items():
            file.finish(out / f"{split}.json")
    return {split: file.count for split, file in sorted(files.items())}


class _SplitFile:
    """A COCO file in the making: images and annotations in files of their own until the end."""

    def __init__(self, scratch: Path, split: str, *, extras: bool) -> None:
        self._head = {
            "info": {"description": f"screenseg synth, {split}", "version": __version__},
            "licenses": [{"id": 1, "name": "CC0-1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"}],
            "categories": categories(),
        }
        self._extras = extras
        self._images = (scratch / f"{split}.images").open("w+", encoding="utf-8")
        self._annotations = (scratch / f"{split}.annotations").open("w+", encoding="utf-8")
        self._whole = scratch / f"{split}.json"
        self._numbers: Counter[str] = Counter()

    @property
    def count(self) -> int:
        """Pictures so far."""
        return self._numbers["images"]

    def add(self, truth: Truth) -> None:
        """One more picture."""
        self._put(self._images, "images", image_entry(truth, extras=self._extras))
        for element in truth.elements:
            entry = annotation(truth, element, self._numbers["annotations"] + 1, extras=self._extras)
            self._put(self._annotations, "annotations", entry)

    def _put(self, file: IO[str], name: str, entry: Mapping[str, Any]) -> None:
        file.write(",\n" if self._numbers[name] else "")
        json.dump(entry, file, ensure_ascii=False, separators=(",", ":"))
        self._numbers[name] += 1

    def finish(self, path: Path) -> None:
        """Put the parts together."""
        with self._whole.open("w", encoding="utf-8") as whole:
            whole.write(json.dumps(self._head, ensure_ascii=False)[:-1])
            for name, part in (("images", self._images), ("annotations", self._annotations)):
                part.seek(0)
                whole.write(f',\n"{name}": [\n')
                shutil.copyfileobj(part, whole)
                whole.write("\n]")
                part.close()
            whole.write("}\n")
        self._whole.replace(path)
