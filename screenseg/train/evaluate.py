"""How good a segmentation is on a set: IoU and F1 of regions, F1 of text lines, time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.channels import MASK_STRIDE, MASKS, REGIONS
from screenseg.perceive.segment.decode import Segment, decode
from screenseg.train.data import Item, load_image, load_truth
from screenseg.train.targets import Scene, scene, targets

__all__ = ["Scores", "evaluate"]

Image = NDArray[np.uint8]
Seen = tuple[Sequence[Segment], "NDArray[np.bool_] | None"]
Engine = Callable[[Image], Seen]

_CLASSES = (*REGIONS, "text")


@dataclass(slots=True)
class Scores:
    """Sums over a set, and the figures they make."""

    images: int = 0
    both: Counter[str] = field(default_factory=Counter)  # pixels in truth and prediction
    either: Counter[str] = field(default_factory=Counter)
    hits: Counter[tuple[str, float]] = field(default_factory=Counter)  # boxes matched at an IoU
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def iou(self, region: str) -> float:
        """Intersection over union of a class's pixels, over the whole set."""
        return self.both[region] / max(1, self.either[region])

    def mean_iou(self) -> float:
        """The mean IoU of the region classes that the set has."""
        present = [region for region in REGIONS if self.either[region]]
        return sum(self.iou(region) for region in present) / max(1, len(present))

    def f1(self, region: str, at: float) -> float:
        """F1 of a class's boxes, matched one to one at that IoU or better."""
        return 2 * self.hits[region, at] / max(1, self.found[region] + self.true[region])


def evaluate(engine: Engine, items: Sequence[Item], *, at: Sequence[float] = (0.5, 0.7, 0.9)) -> Scores:
    """Scores of an engine on pictures.

    Args:
        engine: gives the things in an (H, W, 3) uint8 RGB picture, and masks (len(MASKS), H/2, W/2) or None where it
        has none:
            its boxes are its masks then.
        items: the pictures.
        at: IoUs from which on a box is right.
    """
    scores = Scores()
    for item in items:
        image, arrays = load_image(item.image), scene(load_truth(item.truth))
        started = time.perf_counter()
        segments, masks = engine(image)
        scores.seconds.append(time.perf_counter() - started)
        scores.images += 1
        _pixels(scores, arrays, segments, masks, image)
        for region in _CLASSES:
            _boxes(scores, arrays, [s for s in segments if s.region == region], region, at)
    return scores


def _pixels(
    scores: Scores, arrays: Scene, segments: Sequence[Segment], masks: NDArray[np.bool_] | None, image: Image
) -> None:
    height, width = (side - side % 4 for side in image.shape[:2])
    truth = targets(arrays, origin=(0, 0), zoom=1.0, size=(width, height))
    for region in REGIONS:
        index = MASKS.index(region)
        wanted = truth.masks[index] > 0
        known = truth.mask_weights[index] > 0
        if masks is not None:
            told = masks[index, : wanted.shape[0], : wanted.shape[1]]
        else:
            told = np.zeros_like(wanted)
            for segment in segments:
                if segment.region == region:
                    left, top, right, bottom = (side // MASK_STRIDE for side in segment.box)
                    told[top:bottom, left:right] = True
        scores.both[region] += int((wanted & told & known).sum())
        scores.either[region] += int(((wanted | told) & known).sum())


def _boxes(scores: Scores, arrays: Scene, found: Sequence[Segment], region: str, at: Sequence[float]) -> None:
    """Match one class's boxes with the truth's, the best pairs first; what is unsure or ignored counts neither way."""
    chosen = arrays.masks == MASKS.index(region)
    true = arrays.boxes[chosen & arrays.sure]
    unsure = np.concatenate((arrays.boxes[chosen & ~arrays.sure], arrays.ignore))
    mine = np.array([tuple(s.box) for s in found], np.float32).reshape(-1, 4)
    overlaps = iou_matrix(mine, true)
    excused = (_inside(mine, unsure) > 0.5) & (overlaps.max(axis=1, initial=0) < min(at))
    overlaps = overlaps[~excused]
    scores.found[region] += len(overlaps)
    scores.true[region] += len(true)
    for limit in at:
        scores.hits[region, limit] += _matches(overlaps, limit)


def _matches(overlaps: NDArray[np.float32], limit: float) -> int:
    """How many pairs a greedy one-to-one matching finds."""
    pairs = np.argwhere(overlaps >= limit)
    order = np.argsort(-overlaps[pairs[:, 0], pairs[:, 1]], kind="stable")
    rows: set[int] = set()
    columns: set[int] = set()
    for row, column in pairs[order].tolist():
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return len(rows)


def iou_matrix(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) IoU of (n, 4) and (m, 4) boxes."""
    both = _shared(a, b)
    areas_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    areas_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    return np.asarray(both / np.maximum(areas_a[:, None] + areas_b[None] - both, 1e-6), np.float32)


def _shared(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    width = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    height = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    return np.asarray(width.clip(0) * height.clip(0), np.float32)


def _inside(boxes: NDArray[np.float32], areas: NDArray[np.float32]) -> NDArray[np.float32]:
    """The greatest share of each box that lies in one of the areas."""
    own = np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), 1e-6)
    return np.asarray((_shared(boxes, areas) / own[:, None]).max(axis=1, initial=0), np.float32)


def network_engine(path: Path) -> Engine:
    """An exported U-Net."""
    from screenseg.perceive.segment import Segmenter

    segmenter = Segmenter(path)

    def run(image: Image) -> Seen:
        masks, logs = segmenter.masks(image)
        return decode(masks, logs, (image.shape[1], image.shape[0])), masks > 0.5

    return run


def classic_engine() -> Engine:
    """The rules on shapes, and the OCR engine's own finder of lines."""
    from screenseg.perceive.classic import segment
    from screenseg.perceive.read.rapid import RapidReader

    reader = RapidReader()
    region_of = {
        **dict.fromkeys(("textbox", "combobox", "spinbutton", "slider"), "input"),
        **dict.fromkeys(("checkbox", "radio", "switch"), "toggle"),
        **dict.fromkeys(("group", "dialog"), "panel"),
        "button": "button",
        "img": "icon",
        "table": "table",
    }

    def run(image: Image) -> Seen:
        lines, regions = segment(image, reader.read(image))
        found = [Segment(region_of[r.role], r.box, r.confidence) for r in regions if r.role in region_of]
        return [*found, *(Segment("text", line.box, line.confidence) for line in lines)], None

    return run


def table(results: dict[str, Scores]) -> str:
    """Markdown: a row per class and figure, a column per engine."""
    lines = ["| | " + " | ".join(results) + " |", "| --- |" + " --- |" * len(results)]

    def row(name: str, value: Callable[[Scores], float]) -> None:
        lines.append(f"| {name} | " + " | ".join(f"{value(s):.3f}" for s in results.values()) + " |")

    row("region mIoU", Scores.mean_iou)
    for region in REGIONS:
        row(f"{region}: IoU", lambda s, r=region: s.iou(r))  # type: ignore[misc]
        row(f"{region}: box F1 @0.5", lambda s, r=region: s.f1(r, 0.5))  # type: ignore[misc]
        row(f"{region}: box F1 @0.9", lambda s, r=region: s.f1(r, 0.9))  # type: ignore[misc]
    for at in (0.5, 0.7):
        row(f"text line F1 @{at}", lambda s, a=at: s.f1("text", a))  # type: ignore[misc]
    row("seconds an image (median)", lambda s: float(np.median(s.seconds)))
    return "\n".join(lines)
