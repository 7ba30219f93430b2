"""Confidences that mean what they say: of things found with confidence 0.8, eight in ten are right.

The correction is by Platt (1999), two numbers for each class, kept in the ONNX file's metadata:

    confidence' = 1 / (1 + exp(-(a * log(c / (1 - c)) + b)))
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from screenseg.perceive.segment.decode import Segment

__all__ = ["KEY", "Calibration", "calibrate", "corrected", "logit", "read"]

KEY = "calibration"
"""Where the metadata have it, as JSON: ``{"button": [a, b], ...}``."""

Calibration = Mapping[str, tuple[float, float]]

_EDGE = 1e-3  # a confidence is never taken to be nearer to 0 or 1


def read(told: str) -> dict[str, tuple[float, float]]:
    """The calibration in the metadata's JSON."""
    return {region: (slope, offset) for region, (slope, offset) in json.loads(told).items()}


def logit(confidence: float) -> float:
    """The logarithm of the odds."""
    held = min(max(confidence, _EDGE), 1 - _EDGE)
    return math.log(held / (1 - held))


def corrected(confidence: float, pair: tuple[float, float]) -> float:
    """A confidence with its class's correction."""
    slope, offset = pair
    return 1 / (1 + math.exp(-(slope * logit(confidence) + offset)))


def calibrate(segments: Sequence[Segment], calibration: Calibration) -> list[Segment]:
    """Segments with corrected confidences; classes without a correction keep theirs."""
    return [
        replace(s, confidence=round(corrected(s.confidence, calibration[s.region]), 3))
        if s.region in calibration
        else s
        for s in segments
    ]
