"""Average precision of boxes and masks as COCO has it (Lin et al., "Microsoft COCO", 2014), by faster-coco-eval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screenseg._optional import optional
from screenseg.perceive.segment.channels import MASK_STRIDE, MASKS, REGIONS
from screenseg.train.data import Item
from screenseg.train.scores import Seen, cells
from screenseg.train.targets import Scene

__all__ = ["Curves", "Precision"]

_MOST = 2000  # things that count in a picture; COCO's own limit of 100 is for photographs
_AT_HALF = 0  # the place of IoU 0.5 in COCO's list

Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Curves:
    """Average precision by class, over IoU 0.5 to 0.95 and at 0.5, and precision at recall 0, 0.01 ... 1 at IoU 0.5.

    Classes that the pictures have none of are left out.
    """

    average: dict[str, float]
    at_half: dict[str, float]
    curves: dict[str, list[float]]

    def mean(self) -> float:
        """The mean over region classes."""
        values = [value for region, value in self.average.items() if region in REGIONS]
        return sum(values) / max(1, len(values))


class Precision:
    """Watches an evaluation and then tells the average precision.

    Args:
        classes: those that count.
    """

    def __init__(self, classes: tuple[str, ...]) -> None:
        self._classes = classes
        self._images: list[dict[str, Any]] = []
        self._true: list[dict[str, Any]] = []
        self._found: list[dict[str, Any]] = []

    def __call__(self, item: Item, image: NDArray[np.uint8], arrays: Scene, seen: Seen, f1: float) -> None:
        """Note a picture."""
        number = len(self._images) + 1
        shape = (-(-image.shape[0] // MASK_STRIDE), -(-image.shape[1] // MASK_STRIDE))
        self._images.append({"id": number, "height": shape[0], "width": shape[1]})
        for category, region in enumerate(self._classes, 1):
            for box, mask, sure in _true(arrays, region, shape):
                entry = _entry(number, category, box, mask)
                self._true.append({**entry, "id": len(self._true) + 1, "iscrowd": int(not sure)})
        for index, segment in enumerate(seen.segments):
            if segment.region not in self._classes:
                continue
            whole = np.zeros(shape, np.uint8)
            part = cells(segment, shape)
            if seen.shapes is None:
                whole[part] = 1
            else:
                rows, columns = whole[part].shape
                whole[part] = seen.shapes[index][:rows, :columns]
            category = self._classes.index(segment.region) + 1
            self._found.append({**_entry(number, category, tuple(segment.box), whole), "score": segment.confidence})

    def boxes(self) -> Curves:
        """Of boxes."""
        return self._curves("bbox")

    def masks(self) -> Curves:
        """Of instance masks."""
        return self._curves("segm")

    def _curves(self, kind: Any) -> Curves:
        coco = optional("faster_coco_eval", extra="train", purpose="Average precision")
        categories = [{"id": number, "name": name} for number, name in enumerate(self._classes, 1)]
        truth = coco.COCO({"images": self._images, "annotations": self._true, "categories": categories})
        judge = coco.COCOeval_faster(truth, truth.loadRes(list(self._found)), iouType=kind, print_function=_silent)
        judge.params.maxDets = [_MOST]
        judge.params.areaRng, judge.params.areaRngLbl = [[0, 1e10]], ["all"]
        judge.evaluate()
        judge.accumulate()
        precision = np.asarray(judge.eval["precision"])[:, :, :, 0, 0]  # IoU, recall, class; -1 where there is none
        there = {name: k for k, name in enumerate(self._classes) if (precision[:, :, k] >= 0).any()}
        return Curves(
            {name: float(precision[:, :, k].mean()) for name, k in there.items()},
            {name: float(precision[_AT_HALF, :, k].mean()) for name, k in there.items()},
            {name: precision[_AT_HALF, :, k].round(4).tolist() for name, k in there.items()},
        )


def _true(arrays: Scene, region: str, shape: tuple[int, int]) -> Sequence[tuple[tuple[float, ...], Any, bool]]:
    """Box, mask and sureness of each true thing of a class; what nobody knows is a thing that is not sure."""
    out: list[tuple[tuple[float, ...], Any, bool]] = []
    for index in np.flatnonzero(arrays.masks == MASKS.index(region)).tolist():
        box, layer = arrays.boxes[index], arrays.layers[index]
        mask = _fill(box, shape)
        for cover in arrays.covers[arrays.covers[:, 4] > layer]:
            mask[_cells(cover[:4], shape)] = 0
        out.append((tuple(box.tolist()), mask, bool(arrays.sure[index])))
    out.extend((tuple(box.tolist()), _fill(box, shape), False) for box in arrays.ignore)
    return out


def _fill(box: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.uint8]:
    mask = np.zeros(shape, np.uint8)
    mask[_cells(box, shape)] = 1
    return mask


def _cells(box: NDArray[np.float32], shape: tuple[int, int]) -> tuple[slice, slice]:
    left, top, right, bottom = (round(float(side) / MASK_STRIDE) for side in box)
    rows = slice(max(top, 0), min(max(bottom, top + 1), shape[0]))
    return rows, slice(max(left, 0), min(max(right, left + 1), shape[1]))


def _entry(image: int, category: int, box: tuple[float, ...], mask: NDArray[np.uint8]) -> dict[str, Any]:
    codec = optional("faster_coco_eval.core.mask", extra="train", purpose="Average precision")
    left, top, right, bottom = box
    return {
        "image_id": image,
        "category_id": category,
        "bbox": [left, top, right - left, bottom - top],
        "area": (right - left) * (bottom - top),
        "segmentation": codec.encode(np.asfortranarray(mask)),
    }


def _silent(*_: object) -> None:
    """Nothing is printed."""
