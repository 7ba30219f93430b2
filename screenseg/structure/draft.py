"""Elements in the making, and the measures by which they are judged."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from screenseg.geometry import Box
from screenseg.perceive import TextLine

__all__ = ["FIELDS", "TOGGLES", "Draft", "clean", "contrast", "text_height"]

FIELDS = frozenset({"textbox", "combobox", "spinbutton", "slider"})
TOGGLES = frozenset({"checkbox", "radio", "switch"})
DEFAULT_HEIGHT = 11.0  # pixels: ink height of a line on a screen without text


@dataclass(slots=True)
class Draft:
    """An element before it has its place in the tree; see `screenseg.document.Element` for the attributes."""

    role: str
    box: Box
    confidence: float
    lines: list[TextLine]
    text: str = ""
    label: str | None = None
    label_box: Box | None = None
    value: str | None = None
    placeholder: str | None = None
    checked: bool | None = None
    enabled: bool = True


def text_height(lines: Sequence[TextLine]) -> float:
    """The ink height of an ordinary line, pixels: the measure for all distances."""
    return max(6.0, statistics.median([line.box.height for line in lines])) if lines else DEFAULT_HEIGHT


def contrast(line: TextLine) -> float:
    """How far the ink stands out from its background, 0 to 1, by luma (ITU-R BT.601)."""
    ink, ground = (0.299 * r + 0.587 * g + 0.114 * b for r, g, b in (line.color, line.background))
    return abs(ink - ground) / 255


def clean(text: str) -> str:
    """A caption as a name: without the colon, the required mark and the ellipsis."""
    return text.strip().strip("*").strip().rstrip(":：").strip().strip("*").removesuffix("...").rstrip("….").strip()
