"""A whole evaluation of one engine: scores, average precision, worst cases, costs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from screenseg.perceive.detect import YOLODetector
from screenseg.perceive.runtime import metadata
from screenseg.perceive.segment.calibration import Calibration, corrected
from screenseg.train.confidence import ece, fit, store
from screenseg.train.data import Item, Skipped, find_items, spread, survey
from screenseg.train.engines import CLASSIC, engine_named, network_engine
from screenseg.train.errors import DataError
from screenseg.train.evaluate import evaluate
from screenseg.train.precision import Precision, Widgets
from screenseg.train.report import Result, Roles
from screenseg.train.states import told
from screenseg.train.weigh import weigh
from screenseg.train.worst import Worst

__all__ = ["calibrate_file", "choose", "judge"]

_WEIGHED = 7  # pictures that costs are measured on


def choose(data: Path, split: str, limit: int, skipped: Skipped) -> list[Item]:
    """The pictures to evaluate on.

    Args:
        data: a set.
        split: train, val or test.
        limit: at most so many, spread over the set; 0 for all.
        skipped: takes those that cannot be used.

    Raises:
        DataError: there is none.
    """
    items = survey(spread(find_items(data, split, skipped), limit), skipped)
    if not items:
        left_out = f" {skipped}" if skipped else ""
        raise DataError(f"{data} has no picture of the {split} split.{left_out}")
    return items


def judge(engine: str, items: Iterable[Item], skipped: Skipped, *, costs: bool = True, worst: int = 12) -> Result:
    """Measure an engine.

    Args:
        engine: as `engines.engine_named` takes it.
        items: pictures with truth.
        skipped: takes pictures that are broken.
        costs: measure time and memory, too, in a process of its own.
        worst: how many of the worst cases to keep.

    Raises:
        DataError: no such engine, or no picture that can be read.
    """
    run, classes = engine_named(engine)
    precision, cases = Precision(classes), Worst(worst)
    widgets = _widgets(engine) if engine == CLASSIC or engine.endswith(".onnx") else None  # not of a checkpoint
    good = list(items)
    scores = evaluate(
        run, good, classes=classes, skipped=skipped, watchers=[w for w in (precision, cases, widgets) if w]
    )
    if not scores.images:
        raise DataError(f"No picture can be read. {skipped}")
    del run
    readable = [item.image for item in good if item.image not in skipped.reasons]
    size = 0 if engine == CLASSIC else Path(engine).stat().st_size
    weight = weigh(engine, [readable[i * len(readable) // _WEIGHED] for i in range(_WEIGHED)]) if costs else None
    roles = Roles.of(widgets) if widgets else None
    return Result(scores, precision.boxes(), precision.masks(), roles, weight, size, cases.cases())


def _widgets(engine: str) -> Widgets:
    """What tells how well widgets have their roles: in whole parses, or in what a detector finds by itself."""
    if engine != CLASSIC and metadata(Path(engine), "task", "") == "yolo":
        detect = YOLODetector(Path(engine))
        return Widgets(lambda image: ((told(d), d.confidence) for d in detect(image)))
    return Widgets.of_parses(engine)


def calibrate_file(weights: Path, items: Iterable[Item], skipped: Skipped) -> tuple[Calibration, float, float]:
    """Fit an ONNX file's confidences to pictures, and keep the correction in the file.

    Args:
        weights: an exported network.
        items: pictures of the val split, which neither trained nor will test it.
        skipped: takes pictures that are broken.

    Returns:
        The correction, and the calibration error without and with it.

    Raises:
        DataError: it is no ONNX file.
        WriteError: it cannot be written; the file is as it was.
    """
    run, classes = network_engine(weights, calibrated=False)
    sure = evaluate(run, items, classes=classes, skipped=skipped).sure
    calibration = fit(sure)
    better = [
        (corrected(value, calibration[region]) if region in calibration else value, hit)
        for region, pairs in sure.items()
        for value, hit in pairs
    ]
    store(weights, calibration)
    return calibration, ece([pair for pairs in sure.values() for pair in pairs]), ece(better)
