"""What can be evaluated: exported networks, and the rules without one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.decode import Segment, decode
from screenseg.train.evaluate import Engine
from screenseg.train.scores import Seen
from screenseg.train.unet import shapes

__all__ = ["classic_engine", "network_engine"]

_REGION_OF = {
    **dict.fromkeys(("textbox", "combobox", "spinbutton", "slider"), "input"),
    **dict.fromkeys(("checkbox", "radio", "switch"), "toggle"),
    **dict.fromkeys(("group", "dialog"), "panel"),
    "button": "button",
    "img": "icon",
    "table": "table",
}


def network_engine(path: Path) -> Engine:
    """An exported U-Net, run as a bot runs it."""
    from screenseg.perceive.segment import Segmenter

    segmenter = Segmenter(path)

    def run(image: NDArray[np.uint8]) -> Seen:
        masks, logs = segmenter.masks(image)
        segments, sure = decode(masks, logs, (image.shape[1], image.shape[0])), masks > 0.5
        return Seen(segments, sure, shapes(segments, sure))

    return run


def classic_engine() -> Engine:
    """The rules on shapes, and the OCR engine's own finder of lines."""
    from screenseg.perceive.classic import segment
    from screenseg.perceive.read.rapid import RapidReader

    reader = RapidReader()

    def run(image: NDArray[np.uint8]) -> Seen:
        lines, regions = segment(image, reader.read(image))
        found = [Segment(_REGION_OF[r.role], r.box, r.confidence) for r in regions if r.role in _REGION_OF]
        return Seen([*found, *(Segment("text", line.box, line.confidence) for line in lines)])

    return run
