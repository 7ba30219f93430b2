"""Average precision of boxes and masks as COCO has it (Lin et al., "Microsoft COCO", 2014), by faster-coco-eval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screenseg._optional import optional
from screenseg.document import ROLES as DOCUMENT_ROLES
from screenseg.parser import Parser
from screenseg.perceive.segment.channels import MASK_STRIDE, MASKS, REGIONS
from screenseg.perceive.segment.channels import ROLES as NAMES
from screenseg.roles import WIDGETS
from screenseg.train.data import Item
from screenseg.train.scores import Seen, cells
from screenseg.train.targets import Scene

__all__ = ["Curves", "Precision", "Widgets"]

_MOST = 2000  # things that count in a picture; COCO's own limit of 100 is for photographs
_AT_HALF = 0  # the place of IoU 0.5 in COCO's list

Bool = NDArray[np.bool_]
Found = tuple[str, tuple[float, ...], float]
"""Role, box and confidence of a widget."""

Entry = dict[str, Any]
"""An annotation or a result as COCO has it."""


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
        return _mean(value for region, value in self.average.items() if region in REGIONS)

    def mean_of_all(self) -> tuple[float, float]:
        """The means over all classes at IoU 0.5 and over 0.5 to 0.95."""
        return _mean(self.at_half.values()), _mean(self.average.values())


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / max(1, len(known))


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

    def _curves(self, kind: str) -> Curves:
        return _curves(self._images, self._true, self._found, self._classes, kind)


class Widgets:
    """Watches an evaluation, looks for widgets in each picture, and then tells how well they have their roles.

    Boxes alone count. What may be called so or not, and areas of which nothing is known, count neither way.

    Args:
        find: from an (H, W, 3) uint8 RGB picture to role, box and confidence of each widget.
    """

    roles = tuple(role for role in WIDGETS if role in DOCUMENT_ROLES)

    def __init__(self, find: Callable[[NDArray[np.uint8]], Iterable[Found]]) -> None:
        self._find = find
        self._images: list[dict[str, Any]] = []
        self._true: list[dict[str, Any]] = []
        self._found: list[dict[str, Any]] = []

    @classmethod
    def of_parses(cls, segmenter: str) -> Widgets:
        """Of whole parses, as a user has them; `segmenter` is as `screenseg.parse` takes it."""
        parser = Parser(segmenter=segmenter)
        return cls(lambda image: ((e.role, tuple(e.box), e.confidence) for e in parser.parse(image).elements))

    def __call__(self, item: Item, image: NDArray[np.uint8], arrays: Scene, seen: Seen, f1: float) -> None:
        """Note a picture."""
        self.add(image, arrays)

    def add(self, image: NDArray[np.uint8], arrays: Scene) -> None:
        """Note a picture with its truth."""
        number = len(self._images) + 1
        self._images.append({"id": number, "height": image.shape[0], "width": image.shape[1]})
        doubtful = [*arrays.boxes[arrays.roles < 0], *arrays.ignore]
        for category, role in enumerate(self.roles, 1):
            true = [(box, 0) for box in arrays.boxes[arrays.roles == NAMES.index(role)]]
            for box, crowd in (*true, *((box, 1) for box in doubtful)):
                entry = _entry(number, category, tuple(box.tolist()), None)
                self._true.append({**entry, "id": len(self._true) + 1, "iscrowd": crowd})
        for role, box, confidence in self._find(image):
            if role in self.roles:
                entry = _entry(number, self.roles.index(role) + 1, box, None)
                self._found.append({**entry, "score": confidence})

    def boxes(self) -> Curves:
        """By role."""
        return _curves(self._images, self._true, self._found, self.roles, "bbox")


def _curves(
    images: Sequence[Entry], true: Sequence[Entry], found: Sequence[Entry], classes: Sequence[str], kind: Any
) -> Curves:
    coco = optional("faster_coco_eval", extra="train", purpose="Average precision")
    categories = [{"id": number, "name": name} for number, name in enumerate(classes, 1)]
    truth = coco.COCO({"images": images, "annotations": true, "categories": categories})
    judge = coco.COCOeval_faster(truth, truth.loadRes(list(found)), iouType=kind, print_function=_silent)
    judge.params.maxDets = [_MOST]
    judge.params.areaRng, judge.params.areaRngLbl = [[0, 1e10]], ["all"]
    judge.evaluate()
    judge.accumulate()
    precision = np.asarray(judge.eval["precision"])[:, :, :, 0, 0]  # IoU, recall, class; -1 where there is none
    there = {name: k for k, name in enumerate(classes) if (precision[:, :, k] >= 0).any()}
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


def _entry(image: int, category: int, box: tuple[float, ...], mask: NDArray[np.uint8] | None) -> Entry:
    left, top, right, bottom = box
    entry = {
        "image_id": image,
        "category_id": category,
        "bbox": [left, top, right - left, bottom - top],
        "area": (right - left) * (bottom - top),
    }
    if mask is not None:
        codec = optional("faster_coco_eval.core.mask", extra="train", purpose="Average precision")
        entry["segmentation"] = codec.encode(np.asfortranarray(mask))
    return entry


def _silent(*_: object) -> None:
    """Nothing is printed."""
