"""What a segmentation network found in a picture, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screenseg.geometry import Box
from screenseg.perceive.detect.decode import Detection
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.naming import Namer
from screenseg.perceive.segment.widgets import Dense

__all__ = ["Segmentation"]


@dataclass(frozen=True, slots=True, eq=False)
class Segmentation:
    """What a network found.

    Attributes:
        segments: regions and, of a U-Net, text lines, with calibrated confidences, in image pixels.
        dense: what widget stands at every position, as a U-Net tells it; else None.
        detections: what a detector found, if there is one beside the U-Net.
        namer: weighs that with all other evidence; None in a file that has none yet.
    """

    segments: Sequence[Segment]
    dense: Dense | None = None
    namer: Namer | None = None
    detections: Sequence[Detection] = ()

    @property
    def lines(self) -> list[Box] | None:
        """Boxes around the ink of text lines; None of a network that tells no text."""
        return None if self.dense is None else [s.box for s in self.segments if s.region == "text"]
