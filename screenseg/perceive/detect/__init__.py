"""The widget detector at run time."""

from __future__ import annotations

from screenseg.perceive.detect.decode import Detection, decode
from screenseg.perceive.detect.yolo import YOLODetector

__all__ = ["Detection", "YOLODetector", "decode"]
