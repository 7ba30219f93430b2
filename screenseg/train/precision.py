"""Average precision of boxes and masks as COCO has it (Lin et al., "Microsoft COCO", 2014), by faster-coco-eval."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screenseg._optional import optional
from screenseg.document import ROLES as DOCUMENT_ROLES
from screenseg.parser import Parser
from screenseg.perceive.channels import MASK_STRIDE, MASKS, REGIONS, STATES
from screenseg.perceive.channels import ROLES as NAMES
from screenseg.roles import WIDGETS
from screenseg.train.evaluate import Picture
from screenseg.train.match import inside, iou_matrix, pairs
from screenseg.train.scores import Seen, cells
from screenseg.train.states import Stated, States, stated
from screenseg.train.targets import UNKNOWN, Scene, states_of
from screenseg.train.truth import Element, Truth

__all__ = ["Curves", "Precision", "Widgets"]

_MOST = 2000  # things that count in a picture; COCO's own limit of 100 is for photographs
_AT_HALF = 0  # the place of IoU 0.5 in COCO's list

Bool = NDArray[np.bool_]
Found = tuple[Stated, float]
"""A widget and its confidence."""

Means = tuple[float, float]
"""Average precision at IoU 0.5 and over 0.5 to 0.95."""

DARK = 110.0  # of 255: mean brightness below which a screen has a dark theme

_AREAS = {"small": (0.0, 32.0**2), "medium": (32.0**2, 96.0**2), "large": (96.0**2, 1e10)}  # square pixels

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

    def __call__(self, picture: Picture, seen: Seen, f1: float) -> None:
        """Note a picture."""
        number, arrays = len(self._images) + 1, picture.arrays
        shape = (-(-picture.pixels.shape[0] // MASK_STRIDE), -(-picture.pixels.shape[1] // MASK_STRIDE))
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
    """Watches an evaluation, looks for widgets in each picture, and then tells how well they have roles and states.

    Boxes alone count. What may be called so or not, and areas of which nothing is known, count neither way.

    Args:
        find: from an (H, W, 3) uint8 RGB picture to each widget and its confidence.

    Attributes:
        states: how well those are told.
        sure: confidence of each widget that was found, and whether one of that role is there.
    """

    roles = tuple(role for role in WIDGETS if role in DOCUMENT_ROLES)

    def __init__(self, find: Callable[[NDArray[np.uint8]], Iterable[Found]]) -> None:
        self._find, self._dark = find, set[int]()
        self.states = States()
        self.sure: list[tuple[float, bool]] = []
        self._images: list[dict[str, Any]] = []
        self._true: list[dict[str, Any]] = []
        self._found: list[dict[str, Any]] = []

    @classmethod
    def of_parses(cls, segmenter: str) -> Widgets:
        """Of whole parses, as a user has them; `segmenter` is as `screenseg.parse` takes it."""
        parser = Parser(segmenter=segmenter)

        def find(image: NDArray[np.uint8]) -> Iterable[Found]:
            elements = parser.parse(image).elements
            return zip(stated(elements), (element.confidence for element in elements), strict=True)

        return cls(find)

    def __call__(self, picture: Picture, seen: Seen, f1: float) -> None:
        """Note a picture."""
        self.add(picture.pixels, picture.arrays, picture.truth)

    def add(self, image: NDArray[np.uint8], arrays: Scene, truth: Truth) -> None:
        """Note a picture with its truth."""
        number = len(self._images) + 1
        if image.mean() < DARK:
            self._dark.add(number)
        self._images.append({"id": number, "height": image.shape[0], "width": image.shape[1]})
        doubtful = [*arrays.boxes[arrays.roles < 0], *arrays.ignore]
        for category, role in enumerate(self.roles, 1):
            true = [(box, 0) for box in arrays.boxes[arrays.roles == NAMES.index(role)]]
            for box, crowd in (*true, *((box, 1) for box in doubtful)):
                entry = _entry(number, category, tuple(box.tolist()), None)
                self._true.append({**entry, "id": len(self._true) + 1, "iscrowd": crowd})
        found = [(widget, confidence) for widget, confidence in self._find(image) if widget.role in self.roles]
        for widget, confidence in found:
            entry = _entry(number, self.roles.index(widget.role) + 1, tuple(widget.box), None)
            self._found.append({**entry, "score": confidence})
        self.states.add([_stated(e) for e in truth.elements if not e.dimmed], [widget for widget, _ in found])
        self.sure += _sure(found, arrays, np.array(doubtful, np.float32).reshape(-1, 4))

    def boxes(self) -> Curves:
        """By role."""
        return self._curves()

    def by_size(self) -> dict[str, Means]:
        """Means over roles at IoU 0.5 and over 0.5 to 0.95, of widgets of COCO's three sizes."""
        return {name: self._curves(area=area).mean_of_all() for name, area in _AREAS.items()}

    def by_theme(self) -> dict[str, Means]:
        """The same of light and of dark screens; a theme without pictures is left out."""
        numbers = {image["id"] for image in self._images}
        themes = {"light": numbers - self._dark, "dark": self._dark}
        return {name: self._curves(of=of).mean_of_all() for name, of in themes.items() if of}

    def _curves(self, *, of: Collection[int] | None = None, area: tuple[float, float] = (0, 1e10)) -> Curves:
        images, true, found = self._images, self._true, self._found
        if of is not None:
            images = [image for image in images if image["id"] in of]
            true, found = ([one for one in many if one["image_id"] in of] for many in (true, found))
        return _curves(images, true, found, self.roles, "bbox", area)


def _sure(found: Sequence[Found], arrays: Scene, doubtful: NDArray[np.float32]) -> Iterator[tuple[float, bool]]:
    """Confidences of finds, and whether they are right; those in areas of which nothing is known are left out."""
    boxes = np.array([widget.box for widget, _ in found], np.float32).reshape(-1, 4)
    names = np.array([NAMES.index(widget.role) for widget, _ in found], np.int64)
    fits = iou_matrix(boxes, arrays.boxes) * (names[:, None] == arrays.roles[None])
    hits = {mine for mine, _ in pairs(np.asarray(fits, np.float32), 0.5)}
    excused = inside(boxes, doubtful) >= 0.5
    for index, (_, confidence) in enumerate(found):
        if index in hits or not excused[index]:
            yield confidence, index in hits


def _stated(element: Element) -> Stated:
    """A widget of truth with the states that it can be in."""
    flags = dict(zip(STATES, states_of(element), strict=True))
    return Stated(element.role, element.box, {flag: bool(value) for flag, value in flags.items() if value != UNKNOWN})


def _curves(
    images: Sequence[Entry],
    true: Sequence[Entry],
    found: Sequence[Entry],
    classes: Sequence[str],
    kind: Any,
    area: tuple[float, float] = (0, 1e10),
) -> Curves:
    coco = optional("faster_coco_eval", extra="train", purpose="Average precision")
    categories = [{"id": number, "name": name} for number, name in enumerate(classes, 1)]
    truth = coco.COCO({"images": images, "annotations": true, "categories": categories})
    judge = coco.COCOeval_faster(truth, truth.loadRes(list(found)), iouType=kind, print_function=_silent)
    judge.params.maxDets = [_MOST]
    judge.params.areaRng, judge.params.areaRngLbl = [list(area)], ["all"]
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
