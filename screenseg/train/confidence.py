"""Confidences that mean what they say: of things found with confidence 0.8, eight in ten should be right.

Reliability and ECE are Guo et al., "On Calibration of Modern Neural Networks", 2017, section 2; how a confidence is
corrected at run time is in `screenseg.perceive.segment.calibration`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.calibration import KEY, Calibration, logit
from screenseg.train import files
from screenseg.train.errors import DataError

__all__ = ["Bin", "ece", "fit", "reliability", "set_metadata", "store"]

Sure = Sequence[tuple[float, bool]]
Float = NDArray[np.float64]

_BINS = 10
_LEAST = 20  # things, of which some are right and some wrong, from which on a class gets a correction of its own
_LEAST_SLOPE = 0.05
_HOLD = 1.0  # how many things' worth of trust the plain confidence has, so that few things do not turn it around


@dataclass(frozen=True, slots=True)
class Bin:
    """Things of about one confidence: how many, their mean confidence, and what share of them is right."""

    count: int
    confidence: float
    right: float


def reliability(sure: Sure) -> list[Bin]:
    """Things by tenths of confidence, empty tenths left out."""
    values = np.array([confidence for confidence, _ in sure], np.float64)
    right = np.array([hit for _, hit in sure], np.float64)
    which = np.minimum((values * _BINS).astype(int), _BINS - 1)
    return [
        Bin(int((which == i).sum()), float(values[which == i].mean()), float(right[which == i].mean()))
        for i in range(_BINS)
        if (which == i).any()
    ]


def ece(sure: Sure) -> float:
    """Expected calibration error: how far confidence is from truth, on average; 0 of nothing."""
    return sum(b.count * abs(b.confidence - b.right) for b in reliability(sure)) / max(1, len(sure))


def fit(sure: Mapping[str, Sure]) -> dict[str, tuple[float, float]]:
    """The correction of each class that was found often enough.

    Args:
        sure: of each class, (confidence, whether it was right).
    """
    return {
        region: _platt(pairs)
        for region, pairs in sure.items()
        if len(pairs) >= _LEAST and 0 < sum(hit for _, hit in pairs) < len(pairs)
    }


def _platt(pairs: Sure) -> tuple[float, float]:
    """Slope and offset of the greatest likelihood, held towards slope 1 and offset 0, by damped Newton steps."""
    x = np.array([logit(confidence) for confidence, _ in pairs])
    y = np.array([hit for _, hit in pairs], np.float64)
    design, w = np.stack((x, np.ones_like(x)), 1), np.array([1.0, 0.0])

    def cost(w: Float) -> float:
        held = w - (1.0, 0.0)
        return float(np.logaddexp(0, design @ w).sum() - y @ (design @ w) + _HOLD / 2 * held @ held)

    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ w))
        gradient = design.T @ (p - y) + _HOLD * (w - (1.0, 0.0))
        curvature = (design * (p * (1 - p))[:, None]).T @ design + _HOLD * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        while np.abs(step).max() > 1e-6 and cost(w - step) > cost(w):
            step = step / 2
        w = w - step
        if np.abs(step).max() < 1e-6:
            break
    return _in_order(w, design, y)


def _in_order(w: Float, design: Float, y: Float) -> tuple[float, float]:
    """Never turn the order of confidences around: where the slope would, the class's share of right ones counts."""
    slope, offset = float(w[0]), float(w[1])
    if slope < _LEAST_SLOPE:
        slope = _LEAST_SLOPE
        offset = float(logit(float(y.mean())) - slope * design[:, 0].mean())
    return round(slope, 4), round(offset, 4)


def store(weights: Path, calibration: Calibration) -> None:
    """Put a calibration into an ONNX file, in place of the one it had.

    Raises:
        DataError: it is no ONNX file.
        WriteError: it cannot be written; the file is as it was.
    """
    set_metadata(weights, {KEY: json.dumps({region: list(pair) for region, pair in calibration.items()})})


def set_metadata(weights: Path, values: Mapping[str, str]) -> None:
    """Put strings into an ONNX file's metadata.

    Raises:
        DataError: it is no ONNX file.
        WriteError: it cannot be written; the file is as it was.
    """
    import onnx

    try:
        model = onnx.load(weights)
    except Exception as error:
        raise DataError(f"{weights} is no ONNX file that can be read: {error}") from error
    kept = {entry.key: entry.value for entry in model.metadata_props}
    onnx.helper.set_model_props(model, {**kept, **values})
    files.write(weights, model.SerializeToString())
